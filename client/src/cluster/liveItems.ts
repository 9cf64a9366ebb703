import type { WatchEvent } from './api.ts';
import type { KindName, Kinds } from './kinds/index.ts';
import { shareParts } from './sharing.ts';

type Item = Kinds[KindName];

export interface AppliedEvents<T extends Item> {
  readonly items: LiveItems<T>;
  /** Where something is there that was not, is gone or has become something else; empty where nobody could tell a difference. */
  readonly namespaces: ReadonlySet<string>;
}

/** Objects of one kind at one moment, sorted by namespace and name. Never changed: events make another one, which shares all that stays. */
export class LiveItems<T extends Item> {
  /** By namespace; those of no namespace under the empty name. */
  readonly #parts: ReadonlyMap<string, readonly T[]>;
  #all: readonly T[] | undefined;

  private constructor(parts: ReadonlyMap<string, readonly T[]>) {
    this.#parts = parts;
  }

  static of<T extends Item>(items: readonly T[]): LiveItems<T> {
    const parts = Map.groupBy(items, namespaceOf);
    for (const part of parts.values()) part.sort((a, b) => (a.name < b.name ? -1 : 1));
    return new LiveItems(parts);
  }

  /** Put together when first asked for: whoever looks at one namespace does not pay for the others. */
  get all(): readonly T[] {
    this.#all ??= [...this.#parts.keys()].sort().flatMap(namespace => this.in(namespace));
    return this.#all;
  }

  in(namespace: string): readonly T[] {
    return this.#parts.get(namespace) ?? [];
  }

  /** What is there after a burst of events; costs what the namespaces hold that they are about. */
  after(events: readonly WatchEvent<T>[]): AppliedEvents<T> {
    const drafts = new Map<string, T[]>();
    const draftOf = (namespace: string): T[] => {
      const draft = drafts.get(namespace) ?? [...this.in(namespace)];
      drafts.set(namespace, draft);
      return draft;
    };
    const namespaces = new Set<string>();
    for (const event of events) {
      if (event.type === 'bookmark' || event.type === 'expired') continue;
      const namespace = namespaceOf(event.object);
      const change = event.type === 'deleted' ? remove : put;
      if (change(draftOf(namespace), event.object)) namespaces.add(namespace);
    }
    if (namespaces.size === 0) return { items: this, namespaces };
    return {
      items: new LiveItems(new Map([...this.#parts, ...[...drafts].filter(([namespace]) => namespaces.has(namespace))])),
      namespaces,
    };
  }
}

/** False where an equal one is there already: what is written is often only who wrote it, and when. */
function put<T extends Item>(part: T[], item: T): boolean {
  const index = placeOf(part, item);
  const known = part[index];
  if (known?.name !== item.name) {
    part.splice(index, 0, item);
    return true;
  }
  if (shareParts(known, item)) return false;
  part[index] = item;
  return true;
}

function remove<T extends Item>(part: T[], item: T): boolean {
  const index = placeOf(part, item);
  if (part[index]?.name !== item.name) return false;
  part.splice(index, 1);
  return true;
}

/** Where an object of the name stands, or would. */
function placeOf(part: readonly Item[], { name }: Item): number {
  let low = 0;
  let high = part.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((part[middle]?.name ?? '') < name) low = middle + 1;
    else high = middle;
  }
  return low;
}

const namespaceOf = (item: Item): string => ('namespace' in item ? item.namespace : '');
