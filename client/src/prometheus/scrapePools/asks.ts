import type { Labels } from '../api.ts';
import { assertNever } from '../../util/assertNever.ts';

/** One request for what the pools are about. */
export type Ask =
  | { readonly what: 'pools' }
  /** Of a pool that somebody looks into. */
  | { readonly what: 'targets'; readonly pool: string }
  | { readonly what: 'samples'; readonly pool: string }
  | { readonly what: 'dropped'; readonly pool: string }
  | StepsAsk
  | { readonly what: 'limits' }
  /** Which targets are up with no samples, in all pools. */
  | { readonly what: 'empty' }
  /** Of a pool that nobody looks into: its targets are counted and not kept. */
  | { readonly what: 'count'; readonly pool: string };

/** Which step drops a target. */
export interface StepsAsk {
  readonly what: 'steps';
  readonly pool: string;
  readonly discovered: Labels;
}

/** The latest time an ask was done. */
export interface Done {
  /** Milliseconds that only go forward, at its end. */
  readonly at: number;
  readonly tookMs: number;
  /** Failures in a row, the latest included. */
  readonly failures: number;
}

export interface Pace {
  /** Between two looks at what is open, milliseconds. */
  readonly intervalMs: number;
  /** How long to wait after so many failures, milliseconds. */
  readonly backoffMs: (failures: number) => number;
}

/** A look costs Prometheus and the wire something: it is repeated after so many times what it took at the soonest. */
const restFactor = 20;
const slowIntervalMs = 30_000;
const countIntervalMs = 60_000;
const limitsIntervalMs = 300_000;

export const keyOf = (ask: Ask): string => JSON.stringify(ask);

/** The first ask whose time has come, in the order given; else how long it takes until one's has. */
export function nextAsk(
  asks: readonly Ask[],
  { done, now, pace }: { readonly done: ReadonlyMap<string, Done>; readonly now: number; readonly pace: Pace },
): { readonly ask: Ask } | { readonly waitMs: number } {
  let waitMs = Number.POSITIVE_INFINITY;
  for (const ask of asks) {
    const last = done.get(keyOf(ask));
    const due = last === undefined ? now : last.at + restMs(ask, last, pace);
    if (due <= now) return { ask };
    waitMs = Math.min(waitMs, due - now);
  }
  return { waitMs };
}

function restMs(ask: Ask, { tookMs, failures }: Done, pace: Pace): number {
  if (failures > 0) return pace.backoffMs(failures);
  return Math.max(intervalMs(ask, pace), tookMs * restFactor);
}

function intervalMs(ask: Ask, pace: Pace): number {
  switch (ask.what) {
    case 'pools':
    case 'targets':
      return pace.intervalMs;
    case 'samples':
    case 'empty':
    case 'dropped':
      return Math.max(pace.intervalMs, slowIntervalMs);
    case 'count':
      return Math.max(pace.intervalMs, countIntervalMs);
    case 'limits':
      return limitsIntervalMs;
    case 'steps':
      // They hold until the configuration changes: then a person asks anew.
      return Number.POSITIVE_INFINITY;
    default:
      return assertNever(ask);
  }
}
