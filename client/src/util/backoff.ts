export interface Backoff {
  /** Milliseconds before the second attempt, before jitter. */
  readonly baseMs: number;
  /** No wait is longer than this. */
  readonly maxMs: number;
}

/**
 * How long to wait after the given number of failures in a row (from 1): doubling, then shortened by up to a half at random, so that clients which
 * lost the same server do not all come back at the same moment. `random` is in [0, 1).
 */
export function backoffMs(failures: number, { baseMs, maxMs }: Backoff, random: () => number = Math.random): number {
  const full = Math.min(maxMs, baseMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full * (1 - random() / 2));
}
