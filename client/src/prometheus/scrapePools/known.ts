/** From answers to what is known: pure but for the requests themselves. */
import { assertNever } from '../../util/assertNever.ts';
import {
  type ActiveTarget,
  type DroppedTargets,
  type Labels,
  type PrometheusApi,
  type PrometheusError,
  type RelabelStep,
  isPrometheusFailure,
} from '../api.ts';
import type { Ask, StepsAsk } from './asks.ts';
import { type JobLimits, jobLimits } from './jobLimits.ts';
import { emptyTargetsQuery, readSamples, samplesQueries, type TargetSamples, targetsOf } from './samples.ts';
import type { PoolsState, PoolState, StepsState, TargetsWorld } from './state.ts';
import { poolSummary, type PoolSummary, scrapedTwice } from './summary.ts';

export interface Known {
  readonly pools: PoolsState;
  readonly byPool: ReadonlyMap<string, PoolState>;
  /** By stepsKey. */
  readonly steps: ReadonlyMap<string, StepsState>;
  readonly limits: ReadonlyMap<string, JobLimits>;
  /** The targetKeys of those that are up with no samples. */
  readonly empty: ReadonlySet<string>;
}

export const nothingKnown: Known = { pools: { kind: 'loading' }, byPool: new Map(), steps: new Map(), limits: new Map(), empty: new Set() };

type Answer =
  | { readonly kind: 'pools'; readonly names: readonly string[]; readonly dropped: ReadonlyMap<string, number> }
  | { readonly kind: 'targets'; readonly targets: readonly ActiveTarget[] }
  | { readonly kind: 'samples'; readonly samples: ReadonlyMap<string, TargetSamples> }
  | { readonly kind: 'dropped'; readonly dropped: DroppedTargets }
  | { readonly kind: 'steps'; readonly steps: readonly RelabelStep[] | 'unsupported' }
  | { readonly kind: 'limits'; readonly limits: ReadonlyMap<string, JobLimits> }
  | { readonly kind: 'empty'; readonly targets: ReadonlySet<string> }
  | { readonly kind: 'failed'; readonly error: PrometheusError };

export interface Reading {
  readonly known: Known;
  readonly ask: Ask;
  readonly signal: AbortSignal;
}

/** Sends what an ask stands for. Fails as the api does. */
export async function readsOf(api: PrometheusApi, { known, ask, signal }: Reading): Promise<Answer> {
  switch (ask.what) {
    case 'pools':
      return { kind: 'pools', names: await api.scrapePools(signal), dropped: await api.droppedCounts(signal) };
    case 'targets':
    case 'count':
      return { kind: 'targets', targets: ofPool(await api.activeTargets(signal, ask.pool), ask.pool) };
    case 'samples': {
      const queries = samplesQueries(known.byPool.get(ask.pool)?.targets ?? []);
      if (queries === undefined) return { kind: 'samples', samples: new Map() };
      const current = await api.query(queries.current, signal);
      return { kind: 'samples', samples: readSamples(current.result, (await api.query(queries.added, signal)).result) };
    }
    case 'empty':
      return { kind: 'empty', targets: targetsOf((await api.query(emptyTargetsQuery, signal)).result) };
    case 'dropped':
      return { kind: 'dropped', dropped: await api.droppedTargets(ask.pool, signal) };
    case 'steps':
      return { kind: 'steps', steps: await stepsOf(api, ask, signal) };
    case 'limits':
      return { kind: 'limits', limits: jobLimits(await api.loadedConfig(signal)) };
    default:
      return assertNever(ask);
  }
}

/** A server too old to be asked for one pool gives the targets of all. */
const ofPool = (targets: readonly ActiveTarget[], pool: string): readonly ActiveTarget[] =>
  targets.filter(({ scrapePool }) => scrapePool === pool);

async function stepsOf(
  api: PrometheusApi,
  { pool, discovered }: StepsAsk,
  signal: AbortSignal,
): Promise<readonly RelabelStep[] | 'unsupported'> {
  try {
    return await api.relabelSteps(pool, discovered, signal);
  } catch (error) {
    if (isPrometheusFailure(error) && error.error.kind === 'http' && error.error.status === 404) return 'unsupported';
    throw error;
  }
}

/** What is known once an ask has its answer. */
export function answered(known: Known, ask: Ask, answer: Answer): Known {
  switch (answer.kind) {
    case 'failed':
      return failed(known, ask, answer.error);
    case 'pools':
      return withPools(known, answer.names, answer.dropped);
    case 'limits':
      return { ...known, limits: answer.limits };
    case 'empty':
      return { ...known, empty: answer.targets };
    case 'steps':
      if (ask.what !== 'steps') return known;
      return withSteps(known, ask, answer.steps === 'unsupported' ? { kind: 'unsupported' } : { kind: 'known', steps: answer.steps });
    case 'targets': {
      if (!('pool' in ask)) return known;
      const { error: _, ...before } = known.byPool.get(ask.pool) ?? {};
      const summary = poolSummary(answer.targets);
      // Of a closed pool they are news only where the last look at them is still kept.
      const keeps = ask.what === 'targets' || before.targets !== undefined;
      return withPool(known, ask.pool, keeps ? { ...before, summary, targets: answer.targets } : { ...before, summary });
    }
    case 'samples':
      return 'pool' in ask ? withPool(known, ask.pool, { ...known.byPool.get(ask.pool), samples: answer.samples }) : known;
    case 'dropped':
      if (!('pool' in ask)) return known;
      return withPool(known, ask.pool, {
        ...known.byPool.get(ask.pool),
        dropped: answer.dropped,
        droppedCount: answer.dropped.count,
      });
    default:
      return assertNever(answer);
  }
}

/** Of a closed pool that is larger nothing is kept but its summary. */
const mostKept = 500;

/** Nobody looks into the pool any more: of a small one all stays, so that its warnings do, and it opens at once. */
export function closed(known: Known, pool: string): Known {
  const { targets, samples: _, dropped, ...kept } = known.byPool.get(pool) ?? {};
  const small = targets !== undefined && targets.length + (dropped?.targets.length ?? 0) <= mostKept;
  return small ? known : withPool(known, pool, kept);
}

function failed(known: Known, ask: Ask, error: PrometheusError): Known {
  switch (ask.what) {
    case 'pools':
      return { ...known, pools: { kind: 'failed', error } };
    case 'targets':
    case 'count':
    case 'dropped':
      return withPool(known, ask.pool, { ...known.byPool.get(ask.pool), error });
    case 'steps':
      return withSteps(known, ask, { kind: 'failed', error });
    // Of samples and limits only warnings are made: without them there are fewer.
    case 'samples':
    case 'empty':
    case 'limits':
      return known;
    default:
      return assertNever(ask);
  }
}

function withPools(known: Known, names: readonly string[], dropped: ReadonlyMap<string, number>): Known {
  const byPool = new Map(
    names.map((name): [string, PoolState] => {
      const before = known.byPool.get(name) ?? {};
      const droppedCount = dropped.get(name);
      return [name, droppedCount === undefined || droppedCount === before.droppedCount ? before : { ...before, droppedCount }];
    }),
  );
  return { ...known, pools: { kind: 'known', names }, byPool };
}

const withPool = (known: Known, pool: string, state: PoolState): Known => ({ ...known, byPool: new Map(known.byPool).set(pool, state) });

function withSteps(known: Known, { pool, discovered }: StepsAsk, state: StepsState): Known {
  return { ...known, steps: new Map(known.steps).set(stepsKey(pool, discovered), state) };
}

/** Nobody looks at these any more. */
export function withoutSteps(known: Known, gone: readonly StepsAsk[]): Known {
  const steps = new Map(known.steps);
  for (const { pool, discovered } of gone) steps.delete(stepsKey(pool, discovered));
  return { ...known, steps };
}

const stepsKey = (pool: string, discovered: Labels): string => JSON.stringify([pool, discovered]);

export function worldOf(now: () => Known): TargetsWorld {
  let twice: { readonly of: Known['byPool']; readonly scrapers: ReadonlyMap<string, readonly string[]> } | undefined;
  const scrapers = (): ReadonlyMap<string, readonly string[]> => {
    const { byPool } = now();
    if (twice?.of !== byPool) {
      const summaries = [...byPool].flatMap(([pool, { summary }]): [string, PoolSummary][] =>
        summary === undefined ? [] : [[pool, summary]],
      );
      twice = { of: byPool, scrapers: scrapedTwice(new Map(summaries)) };
    }
    return twice.scrapers;
  };
  return {
    get pools() {
      return now().pools;
    },
    pool: name => now().byPool.get(name) ?? {},
    steps: (pool, discovered) => now().steps.get(stepsKey(pool, discovered)) ?? { kind: 'unknown' },
    limits: pool => now().limits.get(pool),
    scrapers: key => scrapers().get(key) ?? [],
    isEmpty: key => now().empty.has(key),
    get unstarted() {
      const { pools, limits } = now();
      return pools.kind === 'known' ? [...limits.keys()].filter(job => !pools.names.includes(job)) : [];
    },
  };
}
