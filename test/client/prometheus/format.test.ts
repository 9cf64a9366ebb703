import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatDuration,
  formatMilliseconds,
  formatShort,
  formatValue,
  parseDuration,
} from '../../../client/src/prometheus/format.ts';

describe('values', () => {
  it.each([
    [Number.NaN, 'NaN'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e21, '1e+21'],
  ])('%d in full is %s', (value, text) => expect(formatValue(value)).toBe(text));

  it.each([
    [1, '1'],
    [1_234_567_890, '1234567890'],
    [0.1 + 0.2, '0.3'],
    [123_456.789, '123456.79'],
    [1_234.567_89, '1234.57'],
    [0.012_345_678, '0.0123457'],
    [0.000_012_345_678, '0.0000123457'],
    [1.234_567_8e-9, '1.23457e-9'],
    [-2.5, '-2.5'],
    [Number.NaN, 'NaN'],
  ])('%d in short is %s', (value, text) => expect(formatShort(value)).toBe(text));

  it('in short stay within a ten-thousandth of themselves', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        expect(Math.abs(Number(formatShort(value)) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-4);
      }),
    );
  });
});

it('times of a request', () => {
  expect([0.2, 12.4, 999.4, 999.6, 1300, 61_000].map(formatMilliseconds)).toEqual(['0 ms', '12 ms', '999 ms', '1 s', '1.3 s', '1 min']);
});

it('ages', () => {
  expect([-5, 0.5, 4.9, 59, 60, 3599, 3600, 90_000].map(formatAge)).toEqual([
    'just now',
    'just now',
    '4 s ago',
    '59 s ago',
    '1 min ago',
    '59 min ago',
    '1 h ago',
    '1 d ago',
  ]);
});

describe('durations', () => {
  it.each([
    [300, '5m'],
    [5400, '1h30m'],
    [1_209_600, '2w'],
    [0.25, '250ms'],
    [0, '0s'],
  ])('%d s is %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), ms => {
        expect(parseDuration(formatDuration(ms / 1000))).toBeCloseTo(ms / 1000, 6);
      }),
    );
  });

  it('may be a bare number of seconds', () => expect(parseDuration(' 15 ')).toBe(15));

  it.each(['', '5 m', '1h1h', '0s', '-5m', 'h', '1m1h', '1e3'])('are not %j', text => expect(parseDuration(text)).toBeNull());
});
