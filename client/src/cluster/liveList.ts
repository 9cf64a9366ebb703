import { sleep } from '../util/abort.ts';
import type { WatchEvent } from './api.ts';
import { follow, type Followed, type Position } from './follow.ts';
import { type KindName, type Kinds, kinds } from './kinds/index.ts';
import { LiveItems } from './liveItems.ts';
import type { LiveState } from './liveState.ts';
import { type ClusterError, isClusterFailure } from './model.ts';
import { retryAfterMs } from './retryPolicy.ts';

export interface LiveListOptions<K extends KindName> extends Followed<K> {
  /** Given the namespaces in which something is different, where in all others nothing is. */
  readonly onChange: (namespaces?: ReadonlySet<string>) => void;
}

/** How long changes are gathered before they are shown. */
const burstMs = 50;

type Outcome =
  | { readonly kind: 'loading' }
  | { readonly kind: 'live' }
  | { readonly kind: 'failed'; readonly error: ClusterError; readonly retryInMs?: number };

/** One kind in one namespace, or in all, kept up to date from `start` to `rest`, through failures too. */
export class LiveList<K extends KindName> {
  readonly #options: LiveListOptions<K>;
  readonly #position: Position = {};
  #outcome: Outcome = { kind: 'loading' };
  /** As last known: a failure does not take away what was seen. Absent before the first list. */
  #items: LiveItems<Kinds[K]> | undefined;
  /** In a row, since the cluster last told something. */
  #failures = 0;
  #pending: WatchEvent<Kinds[K]>[] = [];
  #burst: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;
  /** Aborted to try again before the wait is over. */
  #wait: AbortController | undefined;

  constructor(options: LiveListOptions<K>) {
    this.#options = options;
  }

  /** Of all that is listed, or of one namespace of it. */
  state(namespace?: string): LiveState<Kinds[K]> {
    const outcome = this.#outcome;
    if (outcome.kind === 'loading') return { kind: 'loading' };
    const items = (namespace === undefined ? this.#items?.all : this.#items?.in(namespace)) ?? [];
    return outcome.kind === 'live' ? { kind: 'live', items } : { ...outcome, items };
  }

  /** Something is known, be it old. */
  get listed(): boolean {
    return this.#items !== undefined;
  }

  /** It may not be listed, and never was. */
  get refused(): boolean {
    return this.#items === undefined && this.#outcome.kind === 'failed' && this.#outcome.error.kind === 'forbidden';
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  retry(): void {
    this.#wait?.abort();
  }

  /** Goes on from what was known. */
  start(): void {
    if (this.#running !== undefined) return;
    this.#running = new AbortController();
    void this.#run(this.#running.signal);
  }

  /** Asks the cluster for nothing more; what is known stays. */
  rest(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#wait?.abort();
    clearTimeout(this.#burst);
    this.#apply();
  }

  async #run(signal: AbortSignal): Promise<void> {
    if (this.#outcome.kind === 'failed') this.#become({ kind: 'loading' });
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        if (!signal.aborted) await this.#failed(isClusterFailure(error) ? error.error : unexpected(error), signal);
      }
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    for await (const step of follow(this.#options, this.#position, signal)) {
      if (signal.aborted) return;
      if (step.type === 'listed') {
        this.#items = LiveItems.of(step.items);
        this.#become({ kind: 'live' });
      } else {
        this.#failures = 0;
        this.#gather(step);
      }
    }
  }

  async #failed(error: ClusterError, signal: AbortSignal): Promise<void> {
    this.#apply();
    this.#failures += 1;
    const retryInMs = retryAfterMs(error, this.#failures);
    this.#become({ kind: 'failed', error, ...(retryInMs !== undefined && { retryInMs }) });
    const wait = new AbortController();
    this.#wait = wait;
    // Without a time to try again there is only the person who asks for it.
    await sleep(retryInMs, wait.signal);
    this.#wait = undefined;
    if (wait.signal.aborted && !signal.aborted) this.#become({ kind: 'loading' });
  }

  /** All may be different: a list is there, or something is to be said about it. */
  #become(outcome: Outcome): void {
    clearTimeout(this.#burst);
    this.#burst = undefined;
    this.#pending = [];
    this.#outcome = outcome;
    this.#options.onChange();
  }

  #gather(event: WatchEvent<Kinds[K]>): void {
    if (event.type === 'bookmark' || event.type === 'expired') return;
    this.#pending.push(event);
    this.#burst ??= setTimeout(() => {
      const namespaces = this.#apply();
      if (namespaces.size > 0) this.#options.onChange(kinds[this.#options.kind].namespaced ? namespaces : undefined);
    }, burstMs);
  }

  /** Gives the namespaces in which something is different then. */
  #apply(): ReadonlySet<string> {
    const applied = this.#items?.after(this.#pending);
    this.#items = applied?.items;
    this.#pending = [];
    this.#burst = undefined;
    return applied?.namespaces ?? new Set();
  }
}

/** A fault of our own, shown like any other failure instead of being lost. */
function unexpected(error: unknown): ClusterError {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'malformed',
    message: `Something unexpected happened while reading the cluster: ${reason}. Retry, and report it where it comes back.`,
  };
}
