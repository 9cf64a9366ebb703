import type { ClusterApi, Listing, ListOptions, PodPort, WatchEvent, WatchOptions } from '../../client/src/cluster/api.ts';
import type { KindName, Kinds } from '../../client/src/cluster/kinds/index.ts';
import type { Duplex } from 'node:stream';

type AnyEvent = WatchEvent<Kinds[KindName]>;

/** A cluster that does what a test tells it to, request by request. */
export interface Script {
  list?(kind: KindName, options: ListOptions): Promise<Listing<Kinds[KindName]>>;
  watch?(kind: KindName, options: WatchOptions): AsyncIterable<AnyEvent>;
  connect?(target: PodPort, signal: AbortSignal): Promise<Duplex>;
  fetchFrom?: ClusterApi['fetchFrom'];
  may?: ClusterApi['may'];
}

export function scriptedApi(script: Script): ClusterApi {
  const never = <T>(): Promise<T> => new Promise(() => undefined);
  const api = {
    context: 'test',
    list: (kind: KindName, options: ListOptions) => script.list?.(kind, options) ?? never<Listing<Kinds[KindName]>>(),
    watch: (kind: KindName, options: WatchOptions) => script.watch?.(kind, options) ?? silence(options.signal),
    connect: (target: PodPort, signal: AbortSignal) => script.connect?.(target, signal) ?? never<Duplex>(),
    fetchFrom: script.fetchFrom ?? (() => never()),
    may: script.may ?? (() => never()),
    dispose: () => Promise.resolve(),
  };
  // A test gives each kind its own objects, which the compiler cannot follow through the script.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return api as ClusterApi;
}

/** A watch in which nothing happens until it is cancelled. */
export function silence(signal: AbortSignal): AsyncIterable<never> {
  const next = (): Promise<never> =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('The operation was cancelled.', 'AbortError')), { once: true });
    });
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
