import { Emitter } from '../../client/src/util/event.ts';
import type { KubeObject } from './objects.ts';
import type { Resource } from './resources.ts';

export interface Change {
  readonly revision: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: Resource;
  /** The last state where it was deleted, with the revision of the deletion. */
  readonly object: KubeObject;
  readonly previous?: KubeObject;
}

export interface Scope {
  readonly resource: Resource;
  /** All namespaces when absent. */
  readonly namespace?: string | undefined;
}

/**
 * etcd in small: one revision for all objects, a history of changes, and reads of the past for as far back as the history goes
 * (which is what makes pages of one list agree with each other). Objects are never changed in place.
 */
export class Store {
  readonly #objects = new Map<string, { readonly resource: Resource; readonly object: KubeObject }>();
  #history: Change[] = [];
  #revision = 1000;
  #oldest = 1000;
  readonly #historyLimit: number;
  /** What was last read of each resource: all pages of one list are cut from one reading. */
  readonly #read = new Map<Resource, { readonly revision: number; readonly objects: readonly KubeObject[] }>();
  readonly #changed = new Emitter<Change>();
  readonly onChange = this.#changed.event;

  constructor(historyLimit: number) {
    this.#historyLimit = historyLimit;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Watches and pages from before this revision are answered with 410. */
  get oldest(): number {
    return this.#oldest;
  }

  get(resource: Resource, name: string, namespace?: string): KubeObject | undefined {
    return this.#objects.get(keyOf(resource, name, namespace))?.object;
  }

  /** Everything in scope as it was at a revision, in the order of etcd's keys: namespace, then name. */
  list({ resource, namespace }: Scope, revision = this.#revision): KubeObject[] {
    return this.#all(resource, revision).filter(object => namespace === undefined || object.metadata.namespace === namespace);
  }

  #all(resource: Resource, revision: number): readonly KubeObject[] {
    const known = this.#read.get(resource);
    if (known?.revision === revision) return known.objects;
    const objects = this.#sorted(resource, revision);
    this.#read.set(resource, { revision, objects });
    return objects;
  }

  #sorted(resource: Resource, revision: number): readonly KubeObject[] {
    const state = new Map(
      [...this.#objects].filter(([, entry]) => entry.resource === resource).map(([key, entry]) => [key, entry.object] as const),
    );
    for (const change of this.#history.toReversed()) {
      if (change.revision <= revision) break;
      if (change.resource !== resource) continue;
      const key = keyOf(resource, change.object.metadata.name, change.object.metadata.namespace);
      if (change.previous === undefined) state.delete(key);
      else state.set(key, change.previous);
    }
    return [...state].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
  }

  /** Changes after a revision; the caller has compared it with `oldest`. */
  since(revision: number): readonly Change[] {
    return this.#history.filter(change => change.revision > revision);
  }

  /** Creates or replaces; the new revision is in the object that comes back. */
  put(resource: Resource, object: KubeObject): KubeObject {
    const key = keyOf(resource, object.metadata.name, object.metadata.namespace);
    const previous = this.#objects.get(key)?.object;
    const stored = this.#stamp(object);
    this.#objects.set(key, { resource, object: stored });
    this.#record({
      revision: this.#revision,
      type: previous === undefined ? 'ADDED' : 'MODIFIED',
      resource,
      object: stored,
      ...(previous !== undefined && { previous }),
    });
    return stored;
  }

  delete(resource: Resource, name: string, namespace?: string): KubeObject | undefined {
    const key = keyOf(resource, name, namespace);
    const previous = this.#objects.get(key)?.object;
    if (previous === undefined) return undefined;
    this.#objects.delete(key);
    const object = this.#stamp(previous);
    this.#record({ revision: this.#revision, type: 'DELETED', resource, object, previous });
    return object;
  }

  /** Forgets all history, as etcd's compaction does. The revision moves on, so that whoever is up to date is behind as well. */
  compact(): void {
    this.#revision += 1;
    this.#history = [];
    this.#oldest = this.#revision;
  }

  #stamp(object: KubeObject): KubeObject {
    this.#revision += 1;
    return { ...object, metadata: { ...object.metadata, resourceVersion: String(this.#revision) } };
  }

  #record(change: Change): void {
    this.#history.push(change);
    if (this.#history.length > this.#historyLimit) this.#oldest = this.#history.shift()?.revision ?? this.#oldest;
    this.#changed.fire(change);
  }
}

// A slash cannot be in a name, so the parts cannot run into each other.
const keyOf = (resource: Resource, name: string, namespace = ''): string => `${resource.group}/${resource.plural}/${namespace}/${name}`;
