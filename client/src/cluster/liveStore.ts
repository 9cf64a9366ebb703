import { Emitter, type Event } from '../util/event.ts';
import type { ClusterApi } from './api.ts';
import type { KindName, Kinds } from './kinds/index.ts';
import { KindLists } from './kindLists.ts';
import type { LiveState } from './liveState.ts';

export interface LiveChange {
  readonly kind: KindName;
  /** Where something is different; absent where that may be everywhere. */
  readonly namespaces?: ReadonlySet<string>;
}

export interface Lease {
  /** Idempotent. Some seconds after the last release of a kind and namespace its watch is ended. */
  dispose(): void;
}

/** What a cluster holds, kept up to date by list and watch for as long as someone holds a lease. */
export interface LiveStore {
  open(kind: KindName, namespace?: string): Lease;
  /** As last known where nobody holds a lease any more, for some minutes. */
  state<K extends KindName>(kind: K, namespace?: string): LiveState<Kinds[K]>;
  /** At most one event each 50 ms for each kind and watch, however many objects changed. */
  readonly onDidChange: Event<LiveChange>;
  /** Tries at once what failed, and is `loading` meanwhile; does nothing to what is live. */
  retry(kind: KindName, namespace?: string): void;
  /** Does not dispose of the api. */
  dispose(): void;
}

type ListsOfKinds = { [K in KindName]?: KindLists<K> };

export function createLiveStore(api: ClusterApi): LiveStore {
  const changes = new Emitter<LiveChange>();
  const lists: ListsOfKinds = {};
  const find = <K extends KindName>(kind: K): KindLists<K> | undefined => lists[kind];
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- K ties a kind to its own lists; the body needs it
  function obtain<K extends KindName>(kind: K): KindLists<K> {
    const known = find(kind);
    if (known !== undefined) return known;
    const created = new KindLists({ api, kind, onChange: namespaces => changes.fire({ kind, ...(namespaces && { namespaces }) }) });
    const all: { [P in K]?: KindLists<K> } = lists;
    all[kind] = created;
    return created;
  }
  return {
    open(kind, namespace) {
      const held = obtain(kind);
      held.hold(namespace);
      let open = true;
      return {
        dispose() {
          if (open) held.release(namespace);
          open = false;
        },
      };
    },
    state: (kind, namespace) => find(kind)?.state(namespace) ?? { kind: 'loading' },
    onDidChange: changes.event,
    retry: (kind, namespace) => find(kind)?.retry(namespace),
    dispose() {
      changes.dispose();
      for (const held of Object.values(lists)) held.dispose();
    },
  };
}
