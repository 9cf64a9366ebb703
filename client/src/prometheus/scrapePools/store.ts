/** What is known of the targets of the server in use, asked for as long as somebody watches. Knows nothing of VS Code. */
import { abortError, isCancellation, sleep } from '../../util/abort.ts';
import { backoffMs } from '../../util/backoff.ts';
import { Emitter, type Event } from '../../util/event.ts';
import { isPrometheusFailure, type Labels, type PrometheusApi, type PrometheusError } from '../api.ts';
import { type Ask, type Done, keyOf, nextAsk, type StepsAsk } from './asks.ts';
import { answered, closed, type Known, nothingKnown, readsOf, withoutSteps, worldOf } from './known.ts';
import type { TargetsWorld } from './state.ts';
import type { PoolSummary } from './summary.ts';

/** A pool whose name is given changed; else anything may have. */
export type TargetsChange = { readonly pool?: string };

export interface TargetStore {
  readonly onDidChange: Event<TargetsChange>;
  readonly world: TargetsWorld;
  /** Asks again and again while it is true; what was asked for is given up when it is not. */
  watch(watched: boolean): void;
  /** Somebody looks into the pool, or no longer does: only then its targets are asked for and kept. */
  open(pool: string, open: boolean): void;
  openDropped(pool: string, open: boolean): void;
  /** Asks which step drops each of these. */
  wantSteps(pool: string, discovered: readonly Labels[]): void;
  /** Asks for all of it anew, at once. */
  refresh(): void;
  /** Resolves at the next answer to which pools there are, or when nobody watches any more. */
  nextPools(): Promise<void>;
  /** Another server: nothing that is known holds any more. */
  reset(): void;
  dispose(): void;
}

export interface TargetStoreOptions {
  readonly connect: () => Promise<PrometheusApi>;
  readonly intervalMs: () => number;
  /** Milliseconds that only go forward. */
  readonly clock: () => number;
}

const longestBackoffMs = 60_000;

export function createTargetStore({ connect, intervalMs, clock }: TargetStoreOptions): TargetStore {
  const changed = new Emitter<TargetsChange>();
  let known: Known = nothingKnown;
  const world = worldOf(() => known);
  const opened = new Set<string>();
  const openedDropped = new Set<string>();
  let wantedSteps: readonly StepsAsk[] = [];
  const done = new Map<string, Done>();
  let watching: AbortController | undefined;
  /** Ends the sleep between two requests, and a request that may wait for others. */
  let hurry = new AbortController();
  let underWay: Ask | undefined;

  const wanted = (): readonly Ask[] => {
    const { pools } = known;
    if (pools.kind !== 'known') return [{ what: 'pools' }];
    const there = new Set(pools.names);
    const open = [...opened].filter(pool => there.has(pool));
    return [
      { what: 'pools' },
      ...open.map((pool): Ask => ({ what: 'targets', pool })),
      ...[...openedDropped].filter(pool => there.has(pool)).map((pool): Ask => ({ what: 'dropped', pool })),
      ...open.map((pool): Ask => ({ what: 'samples', pool })),
      ...wantedSteps,
      { what: 'limits' },
      { what: 'empty' },
      ...pools.names.filter(pool => !opened.has(pool)).map((pool): Ask => ({ what: 'count', pool })),
    ];
  };

  const learn = (next: Known, ask: Ask): void => {
    const before = known;
    known = next;
    const pool = 'pool' in ask ? ask.pool : undefined;
    if (pool === undefined) {
      if (!samePools(before, next)) changed.fire({});
      if (ask.what === 'pools') letGo();
    } else if (before.byPool.get(pool) !== next.byPool.get(pool) || ask.what === 'steps') {
      changed.fire({ pool });
      const { summary } = before.byPool.get(pool) ?? {};
      for (const other of sharers(pool, summary)) changed.fire({ pool: other });
    }
  };

  /** Those who wait for the next look at the pools. */
  let waiting: readonly (() => void)[] = [];
  const letGo = (): void => {
    const now = waiting;
    waiting = [];
    for (const resolve of now) resolve();
  };

  /** The pools that scrape an endpoint of a pool too, where those were not known before: they are warned of as well. */
  const sharers = (pool: string, before: PoolSummary | undefined): readonly string[] => {
    const { summary } = known.byPool.get(pool) ?? {};
    const seen = new Set(before?.endpoints.map(({ key }) => key));
    const fresh = summary?.endpoints.filter(({ key }) => !seen.has(key)) ?? [];
    const pools = new Set(fresh.flatMap(({ key }) => world.scrapers(key)));
    pools.delete(pool);
    return [...pools];
  };

  const perform = async (ask: Ask, signal: AbortSignal): Promise<void> => {
    const started = clock();
    const finish = (failures: number): void => {
      done.set(keyOf(ask), { at: clock(), tookMs: clock() - started, failures });
    };
    underWay = ask;
    try {
      const api = await connect();
      const answer = await readsOf(api, { known, ask, signal });
      if (signal.aborted) throw abortError(signal);
      finish(0);
      learn(answered(known, ask, answer), ask);
    } catch (error) {
      if (signal.aborted || isCancellation(error)) return;
      finish((done.get(keyOf(ask))?.failures ?? 0) + 1);
      learn(answered(known, ask, { kind: 'failed', error: errorOf(error) }), ask);
    } finally {
      if (underWay === ask) underWay = undefined;
    }
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const pace = { intervalMs: intervalMs(), backoffMs: (failures: number) => restAfter(failures) };
      const next = nextAsk(wanted(), { done, now: clock(), pace });
      const either = AbortSignal.any([signal, hurry.signal]);
      if ('ask' in next) await perform(next.ask, either);
      else await sleep(Number.isFinite(next.waitMs) ? next.waitMs : undefined, either);
    }
  };
  const restAfter = (failures: number): number => {
    const { pools } = known;
    // Without a server or trust nobody can answer; a change of either is told of.
    if (pools.kind === 'failed' && ['noServer', 'untrusted'].includes(pools.error.kind)) return Number.POSITIVE_INFINITY;
    return backoffMs(failures, { baseMs: intervalMs(), maxMs: Math.max(longestBackoffMs, intervalMs()) });
  };

  const start = (): void => {
    watching = new AbortController();
    // Every failure of a request is an answer of its own: what comes here is a mistake of ours, and unhandled on purpose.
    void run(watching.signal);
  };
  const stop = (): void => {
    watching?.abort();
    watching = undefined;
    letGo();
  };
  /** What somebody waits for goes before a count that is under way. */
  const wake = (): void => {
    if (underWay !== undefined && underWay.what !== 'count') return;
    hurry.abort();
    hurry = new AbortController();
  };
  const anew = (): void => {
    done.clear();
    hurry.abort();
    hurry = new AbortController();
  };

  return {
    onDidChange: changed.event,
    world,
    watch: watched => {
      if (watched === (watching !== undefined)) return;
      if (watched) start();
      else stop();
    },
    open: (pool, open) => {
      if (open === opened.has(pool)) return;
      if (open) {
        opened.add(pool);
        wake();
        return;
      }
      opened.delete(pool);
      openedDropped.delete(pool);
      known = closed(known, pool);
    },
    openDropped: (pool, open) => {
      if (open === openedDropped.has(pool)) return;
      if (open) {
        openedDropped.add(pool);
        wake();
      } else openedDropped.delete(pool);
    },
    wantSteps: (pool, discovered) => {
      const before = wantedSteps.filter(ask => ask.pool === pool);
      const now = discovered.map(labels => ({ what: 'steps', pool, discovered: labels }) as const);
      const keys = new Set(now.map(keyOf));
      const gone = before.filter(ask => !keys.has(keyOf(ask)));
      for (const ask of gone) done.delete(keyOf(ask));
      known = withoutSteps(known, gone);
      wantedSteps = [...wantedSteps.filter(ask => ask.pool !== pool), ...now];
      if (now.length > 0) wake();
    },
    refresh: anew,
    nextPools: () =>
      new Promise(resolve => {
        waiting = [...waiting, resolve];
      }),
    reset: () => {
      known = nothingKnown;
      wantedSteps = [];
      anew();
      changed.fire({});
    },
    dispose: () => {
      stop();
      changed.dispose();
    },
  };
}

/** Whether a list of the pools looks the same. */
function samePools(before: Known, { pools, byPool, limits, empty }: Known): boolean {
  if (before.pools.kind !== 'known' || pools.kind !== 'known' || before.limits !== limits) return false;
  if (before.empty.size !== empty.size || [...empty].some(key => !before.empty.has(key))) return false;
  const sameNames = pools.names.length === before.pools.names.length && pools.names.every(name => before.byPool.has(name));
  return sameNames && pools.names.every(name => byPool.get(name) === before.byPool.get(name));
}

function errorOf(error: unknown): PrometheusError {
  return isPrometheusFailure(error) ? error.error : { kind: 'malformed', message: String(error) };
}
