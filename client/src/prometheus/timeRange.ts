import type { TimeRange } from './api.ts';

/** Enough for a graph as wide as an editor; Prometheus' own expression browser asks for as many. */
const points = 250;
/** Prometheus refuses a query of more points than this in one series (web/api/v1). */
const maxPoints = 11_000;

/** A range that ends `now` (seconds since the epoch) with the step given, or one for about 250 points. */
export function timeRange(now: number, lengthSeconds: number, stepSeconds?: number): TimeRange {
  const step = Math.max(stepSeconds ?? Math.floor(lengthSeconds / points), Math.ceil(lengthSeconds / maxPoints), 0.001);
  const wholeStep = stepSeconds === undefined ? Math.max(1, step) : step;
  return { start: now - lengthSeconds, end: now, step: wholeStep };
}

/** What the range picker offers, seconds: 5 minutes to 2 weeks. */
export const rangeChoices: readonly number[] = [300, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600];
