import type { TimeRange } from './api.ts';

/** Enough for a graph as wide as an editor; Prometheus' own expression browser asks for as many. */
const points = 250;
/** Prometheus refuses a query of more points than this in one series (web/api/v1). */
const maxPoints = 11_000;

/** A range that ends `now` (seconds since the epoch) with the step given, or one for about 250 points; both in seconds. */
export function timeRange(now: number, lengthSeconds: number, stepSeconds?: number): TimeRange {
  const step = stepSeconds ?? Math.max(1, Math.floor(lengthSeconds / points));
  return { start: now - lengthSeconds, end: now, step: Math.max(step, leastStep(lengthSeconds)) };
}

/** In whole seconds, or in milliseconds below one: the step is shown, and nobody wants to read 109.964 s. */
function leastStep(lengthSeconds: number): number {
  const step = lengthSeconds / maxPoints;
  return step > 1 ? Math.ceil(step) : Math.ceil(step * 1000) / 1000;
}

/** What the range picker offers, seconds: 5 minutes to 2 weeks. */
export const rangeChoices: readonly number[] = [300, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600];
