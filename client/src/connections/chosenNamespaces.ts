import { Emitter, type Event } from '../util/event.ts';
import type { Memory } from './memory.ts';

/** The namespaces to show of a context whose namespaces may not be listed, as a person named them; kept for the workspace. */
export interface ChosenNamespaces {
  /** Empty where nobody chose. */
  of(context: string): readonly string[];
  choose(context: string, namespaces: readonly string[]): void;
  /** Fired with the context. */
  readonly onDidChange: Event<string>;
  dispose(): void;
}

const key = 'chosenNamespaces';

export function createChosenNamespaces(memory: Memory): ChosenNamespaces {
  const changed = new Emitter<string>();
  const chosen = new Map(read(memory.get(key)));
  return {
    of: context => chosen.get(context) ?? [],
    choose(context, namespaces) {
      chosen.set(context, namespaces.toSorted());
      // Memory that cannot be written costs the next window the choice, and this one nothing.
      memory.update(key, [...chosen]).then(undefined, () => undefined);
      changed.fire(context);
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}

/** Pairs of a context and its namespaces; what is of another form was written by another version. */
function read(value: unknown): readonly (readonly [string, readonly string[]])[] {
  return Array.isArray(value) ? value.filter(isChoice) : [];
}

function isChoice(value: unknown): value is readonly [string, readonly string[]] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const namespaces: unknown = value[1];
  return Array.isArray(namespaces) && namespaces.every(one => typeof one === 'string');
}
