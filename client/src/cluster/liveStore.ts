import type { Event } from '../util/event.ts';
import type { ClusterApi, KindName, Kinds } from './api.ts';
import type { ClusterError } from './model.ts';

export type LiveState<T> =
  | { readonly kind: 'loading' }
  /** `items` is a new array after every change and never mutated. */
  | { readonly kind: 'live'; readonly items: readonly T[] }
  /** `items` as last known, perhaps none; `retryInMs` (from the moment of the change) where it is tried again without being asked. */
  | { readonly kind: 'failed'; readonly error: ClusterError; readonly items: readonly T[]; readonly retryInMs?: number };

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
  /** Tries at once what failed; does nothing to what is live. */
  retry(kind: KindName, namespace?: string): void;
  /** Does not dispose of the api. */
  dispose(): void;
}

export function createLiveStore(_api: ClusterApi): LiveStore {
  throw new Error('Not implemented.');
}
