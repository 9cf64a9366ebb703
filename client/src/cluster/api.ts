import type { Duplex } from 'node:stream';
import type { FetchRequest, Fetched, FetchTarget } from './fetchFrom.ts';
import type { KindName, Kinds } from './kinds/index.ts';
import type { ObjectApi } from './objectApi.ts';

export interface ListOptions {
  /** All namespaces when absent. */
  readonly namespace?: string;
  /** `key=value` pairs joined by commas. */
  readonly labelSelector?: string;
  /** Only the object of this name. */
  readonly name?: string;
  /** Such as `involvedObject.uid=...`; which fields can be named depends on the kind. */
  readonly fieldSelector?: string;
  readonly signal: AbortSignal;
}

export interface Listing<T> {
  readonly items: readonly T[];
  /** Opaque: only ever handed back to `watch`. */
  readonly resourceVersion: string;
}

export type WatchEvent<T> =
  | { readonly type: 'added' | 'modified'; readonly object: T; readonly resourceVersion: string }
  | { readonly type: 'deleted'; readonly object: T; readonly resourceVersion: string }
  | { readonly type: 'bookmark'; readonly resourceVersion: string }
  /** 410: history is gone, list again. */
  | { readonly type: 'expired' };

export interface WatchOptions extends ListOptions {
  readonly resourceVersion: string;
  /** The cluster took the watch on, and will tell of changes from here. */
  readonly onOpen?: () => void;
}

/**
 * One context of one cluster. The simulated and the real implementation pass the same contract tests.
 * Every failure is a ClusterFailure; an aborted signal rejects with its AbortError.
 */
export interface ClusterApi extends ObjectApi {
  readonly context: string;
  /** Complete: pages are followed. */
  list<K extends KindName>(kind: K, options: ListOptions): Promise<Listing<Kinds[K]>>;
  /** Ends without an error when the server closes the watch, as it does every few minutes. */
  watch<K extends KindName>(kind: K, options: WatchOptions): AsyncIterable<WatchEvent<Kinds[K]>>;
  /** One connection to a pod's port, as a stream; `end` and errors travel both ways. One WebSocket each, so one failing hurts no other. */
  connect(target: PodPort, signal: AbortSignal): Promise<Duplex>;
  /** One GET of a port within the cluster. Of a success and of an error of that port alike the answer is given; failures are of the way there. */
  fetchFrom(target: FetchTarget, request: FetchRequest, signal: AbortSignal): Promise<Fetched>;
  dispose(): Promise<void>;
}

/** All of it but the writing, which has one door of its own: connections/writes.ts. */
export type ClusterReader = Omit<ClusterApi, 'write'>;

export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
}
