import { sleep } from '../util/abort.ts';
import { applyEvents, sorted } from './applyEvents.ts';
import type { ClusterApi, WatchEvent } from './api.ts';
import type { KindName, Kinds } from './kinds/index.ts';
import type { LiveState } from './liveState.ts';
import { type ClusterError, isClusterFailure } from './model.ts';
import { retryAfterMs } from './retryPolicy.ts';

export interface LiveListOptions<K extends KindName> {
  readonly api: ClusterApi;
  readonly kind: K;
  readonly namespace?: string;
  readonly onChange: () => void;
}

/** How long changes are gathered before they are shown. */
const burstMs = 50;

/** A watch that ends sooner than this did not really run: wait a little before the next. */
const shortWatchMs = 1_000;

/** One kind in one namespace, kept up to date until it is disposed of: list, watch, resume, and list again where history is gone or it failed. */
export class LiveList<K extends KindName> {
  readonly #options: LiveListOptions<K>;
  readonly #end = new AbortController();
  #state: LiveState<Kinds[K]> = { kind: 'loading' };
  /** As last known: a failure does not take away what was seen. */
  #items: readonly Kinds[K][] = [];
  /** In a row, since a watch last told something. */
  #failures = 0;
  #pending: WatchEvent<Kinds[K]>[] = [];
  #burst: NodeJS.Timeout | undefined;
  /** Aborted to try again before the wait is over. */
  #wait: AbortController | undefined;

  constructor(options: LiveListOptions<K>) {
    this.#options = options;
    void this.#run();
  }

  get state(): LiveState<Kinds[K]> {
    return this.#state;
  }

  retry(): void {
    this.#wait?.abort();
  }

  dispose(): void {
    this.#end.abort();
    this.#wait?.abort();
    clearTimeout(this.#burst);
  }

  async #run(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      try {
        await this.#listAndWatch();
      } catch (error) {
        if (!signal.aborted) await this.#failed(isClusterFailure(error) ? error.error : unexpected(error));
      }
    }
  }

  /** Ends when the history that a watch would resume from is gone. */
  async #listAndWatch(): Promise<void> {
    const { api, kind, namespace } = this.#options;
    const { signal } = this.#end;
    const scope = { ...(namespace !== undefined && { namespace }), signal };
    const listing = await api.list(kind, scope);
    let { resourceVersion } = listing;
    this.#live(sorted(listing.items));
    let expired = false;
    while (!expired && !signal.aborted) {
      const started = performance.now();
      const wasShort = (): boolean => performance.now() - started < shortWatchMs;
      try {
        for await (const event of api.watch(kind, { ...scope, resourceVersion })) {
          expired = event.type === 'expired';
          if (event.type === 'expired') break;
          this.#failures = 0;
          ({ resourceVersion } = event);
          if (event.type !== 'bookmark') this.#gather(event);
        }
      } catch (error) {
        // Load balancers cut watches as they like: that is shown only where resuming does not help.
        if (!isCut(error) || wasShort()) throw error;
        continue;
      }
      if (wasShort()) await sleep(shortWatchMs, signal);
    }
  }

  async #failed(error: ClusterError): Promise<void> {
    this.#flush();
    this.#failures += 1;
    const retryInMs = retryAfterMs(error, this.#failures);
    this.#become({ kind: 'failed', error, items: this.#items, ...(retryInMs !== undefined && { retryInMs }) });
    const wait = new AbortController();
    this.#wait = wait;
    // Without a time to try again there is only the person who asks for it.
    await sleep(retryInMs, wait.signal);
    this.#wait = undefined;
    if (wait.signal.aborted) this.#become({ kind: 'loading' });
  }

  #live(items: readonly Kinds[K][]): void {
    this.#items = items;
    this.#become({ kind: 'live', items });
  }

  #become(state: LiveState<Kinds[K]>): void {
    clearTimeout(this.#burst);
    this.#burst = undefined;
    this.#pending = [];
    if (this.#end.signal.aborted) return;
    this.#state = state;
    this.#options.onChange();
  }

  #gather(event: WatchEvent<Kinds[K]>): void {
    this.#pending.push(event);
    this.#burst ??= setTimeout(() => this.#flush(), burstMs);
  }

  #flush(): void {
    if (this.#pending.length > 0) this.#live(applyEvents(this.#items, this.#pending));
  }
}

function isCut(error: unknown): boolean {
  return isClusterFailure(error) && (error.error.kind === 'unreachable' || error.error.kind === 'timeout');
}

/** A fault of our own, shown like any other failure instead of being lost. */
function unexpected(error: unknown): ClusterError {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'malformed',
    message: `Something unexpected happened while reading the cluster: ${reason}. Retry, and report it where it comes back.`,
  };
}
