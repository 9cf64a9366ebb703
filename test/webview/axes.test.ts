import { expect, it } from 'vitest';
import { momentText, timeLabels, valueLabels } from '../../client/webview/axes.ts';

/** A local time of January 2026. */
const at = (day: number, ...clock: readonly number[]): number => {
  const [hour = 0, minute = 0, second = 0] = clock;
  return new Date(2026, 0, day, hour, minute, second).getTime() / 1000;
};

it('gives times as exactly as their distance asks for, and the date where it is news', () => {
  expect(timeLabels([at(1, 23, 59, 30), at(1, 23, 59, 45), at(2, 0)])).toEqual([
    '23:59:30\n2026-01-01',
    '23:59:45',
    '00:00:00\n2026-01-02',
  ]);
  expect(timeLabels([at(1, 18), at(2, 0), at(2, 6)])).toEqual(['18:00\n2026-01-01', '00:00\n2026-01-02', '06:00']);
  expect(timeLabels([at(1, 0), at(2, 0)])).toEqual(['2026-01-01', '2026-01-02']);
  expect(timeLabels([])).toEqual([]);
});

it('gives a moment in full', () => expect(momentText(at(3, 4, 5, 6))).toBe('2026-01-03 04:05:06'));

it.each([
  [
    [0, 500_000, 1_000_000],
    ['0', '500K', '1M'],
  ],
  [
    [1_000_001, 1_000_002],
    ['1,000,001', '1,000,002'],
  ],
  [
    [0, 0.000_5, 0.001],
    ['0', '0.0005', '0.001'],
  ],
  [
    [-0.5, 0, 0.5],
    ['-0.5', '0', '0.5'],
  ],
])('labels %j so that the ticks can be told apart', (values, labels) => expect(valueLabels(values)).toEqual(labels));
