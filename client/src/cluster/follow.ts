import { sleep } from '../util/abort.ts';
import { backoffMs } from '../util/backoff.ts';
import type { ClusterApi, ListOptions, WatchEvent } from './api.ts';
import type { KindName, Kinds } from './kinds/index.ts';
import { isClusterFailure } from './model.ts';

export interface Followed<K extends KindName> {
  readonly api: ClusterApi;
  readonly kind: K;
  /** Which objects of the kind. */
  readonly scope: Omit<ListOptions, 'signal'>;
}

/** How far the cluster's history is known: a watch goes on from here, as long as the cluster remembers. */
export interface Position {
  /** Absent: list first. */
  version?: string | undefined;
}

/** A whole list takes the place of all that was known; an event changes it. */
export type Step<T> = { readonly type: 'listed'; readonly items: readonly T[] } | WatchEvent<T>;

/** A watch that ends sooner than this did not really run: wait a little before the next. */
const shortMs = 1_000;

/** So many watches in a row that were cut that soon are worth telling. */
const shortCuts = 5;

const pause = { baseMs: 1_000, maxMs: 30_000 };

/**
 * Lists where that is needed, and then watches for as long as it can: load balancers cut watches as they like, and the cluster itself ends each
 * after a while. Throws where going on does not help; the position says then to list, for nobody knows what there will be once it is back.
 */
export async function* follow<K extends KindName>(
  { api, kind, scope }: Followed<K>,
  position: Position,
  signal: AbortSignal,
): AsyncGenerator<Step<Kinds[K]>> {
  let short = 0;
  while (!signal.aborted) {
    if (position.version === undefined) {
      const { items, resourceVersion } = await api.list(kind, { ...scope, signal });
      yield { type: 'listed', items };
      position.version = resourceVersion;
    }
    const from = position.version;
    const started = performance.now();
    let opened = false;
    const onOpen = (): void => void (opened = true);
    try {
      for await (const event of api.watch(kind, { ...scope, resourceVersion: from, onOpen, signal })) {
        opened = true;
        // The version moves on behind what was taken: whoever leaves here gets it again from the next watch.
        yield event;
        position.version = event.type === 'expired' ? undefined : event.resourceVersion;
        if (event.type === 'expired') break;
      }
    } catch (error) {
      if (signal.aborted) throw error;
      if (!opened || !isCut(error) || short >= shortCuts) {
        position.version = undefined;
        throw error;
      }
    }
    short = performance.now() - started < shortMs ? short + 1 : 0;
    if (short > 0) await sleep(backoffMs(short, pause), signal);
  }
}

function isCut(error: unknown): boolean {
  return isClusterFailure(error) && (error.error.kind === 'unreachable' || error.error.kind === 'timeout');
}
