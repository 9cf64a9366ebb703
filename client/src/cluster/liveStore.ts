import { Emitter, type Event } from '../util/event.ts';
import type { ClusterApi } from './api.ts';
import type { KindName, Kinds } from './kinds/index.ts';
import { LiveList } from './liveList.ts';
import type { LiveState } from './liveState.ts';

export interface LiveChange {
  readonly kind: KindName;
  /** Absent for a lease on all namespaces. */
  readonly namespace?: string;
}

export interface Lease {
  /** Idempotent. The last release of a kind and namespace stops its watch. */
  dispose(): void;
}

/** What a cluster holds, kept up to date by list and watch for as long as someone holds a lease. */
export interface LiveStore {
  open(kind: KindName, namespace?: string): Lease;
  /** `loading` also where nobody holds a lease. */
  state<K extends KindName>(kind: K, namespace?: string): LiveState<Kinds[K]>;
  /** At most one event each 50 ms for each kind and namespace, however many objects changed. */
  readonly onDidChange: Event<LiveChange>;
  /** Tries at once what failed, and is `loading` meanwhile; does nothing to what is live. */
  retry(kind: KindName, namespace?: string): void;
  /** Does not dispose of the api. */
  dispose(): void;
}

export function createLiveStore(api: ClusterApi): LiveStore {
  const lists = createLists(api);
  return {
    open(kind, namespace) {
      const entry = lists.obtain(kind, namespace);
      entry.leases++;
      let held = true;
      return {
        dispose() {
          if (!held) return;
          held = false;
          if (--entry.leases === 0) lists.drop(kind, namespace);
        },
      };
    },
    state: (kind, namespace) => lists.find(kind, namespace)?.list.state ?? { kind: 'loading' },
    onDidChange: lists.onDidChange,
    retry: (kind, namespace) => lists.find(kind, namespace)?.list.retry(),
    dispose: () => lists.dispose(),
  };
}

interface Entry<K extends KindName> {
  readonly list: LiveList<K>;
  leases: number;
}

/** Namespace -> list; the empty name stands for all of them. */
type ListsOfKinds = { [K in KindName]?: Map<string, Entry<K>> };

function createLists(api: ClusterApi) {
  const changes = new Emitter<LiveChange>();
  const lists: ListsOfKinds = {};
  const find = <K extends KindName>(kind: K, namespace = ''): Entry<K> | undefined => lists[kind]?.get(namespace);
  return {
    find,
    obtain<K extends KindName>(kind: K, namespace?: string): Entry<K> {
      const known = find(kind, namespace);
      if (known !== undefined) return known;
      const scope = { kind, ...(namespace !== undefined && { namespace }) };
      const entry = { list: new LiveList({ api, ...scope, onChange: () => changes.fire(scope) }), leases: 0 };
      const entries: Map<string, Entry<K>> = (lists[kind] ??= new Map());
      entries.set(namespace ?? '', entry);
      return entry;
    },
    drop(kind: KindName, namespace = ''): void {
      lists[kind]?.get(namespace)?.list.dispose();
      lists[kind]?.delete(namespace);
    },
    onDidChange: changes.event,
    dispose(): void {
      changes.dispose();
      for (const entries of Object.values(lists)) {
        for (const { list } of entries.values()) list.dispose();
        entries.clear();
      }
    },
  };
}
