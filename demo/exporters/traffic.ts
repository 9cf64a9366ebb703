import type { Labels, Sample } from './exposition.ts';

/** Numbers that live: pure functions of the seconds since a start, so that an exporter keeps no state and counters never go back. */

/** Events so far at a rate that swings around `perSecond` by half of it, every five minutes. */
export function eventsAt(seconds: number, perSecond: number): number {
  const period = 300 / (2 * Math.PI);
  return Math.floor(perSecond * (seconds + 0.5 * period * (1 - Math.cos(seconds / period))));
}

/** A level that swings between `low` and `high` every two minutes. */
export function levelAt(seconds: number, low: number, high: number): number {
  return Math.round(low + ((high - low) * (1 + Math.sin((seconds * 2 * Math.PI) / 120))) / 2);
}

/** Upper bounds in seconds, and the share of events at or below each. */
const latencies: readonly (readonly [number, number])[] = [
  [0.005, 0.31],
  [0.01, 0.52],
  [0.05, 0.86],
  [0.1, 0.95],
  [0.5, 0.993],
  [1, 0.999],
  [5, 1],
];

/** The series of a histogram of `count` latencies with a mean of 27 ms. */
export function latencyHistogram(count: number, labels: Labels = {}): readonly Sample[] {
  return [
    ...latencies.map(([le, share]) => ({ suffix: '_bucket', labels: { ...labels, le: String(le) }, value: Math.floor(count * share) })),
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: Number((count * 0.027).toFixed(3)) },
    { suffix: '_count', labels, value: count },
  ];
}
