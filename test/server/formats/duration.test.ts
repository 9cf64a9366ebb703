import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duration } from '../../../server/src/formats/duration.ts';
import { durationMs, formatDuration } from '../../../server/src/formats/durationText.ts';
import { problemOf, verdict } from '../../support/formats.ts';

describe('a duration', () => {
  test.each([
    ['0', 0],
    ['0s', 0],
    ['250ms', 250],
    ['15s', 15_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
    ['1y', 31_536_000_000],
    ['1y2w3d4h5m6s7ms', 33_019_506_007],
  ])('%s is %d ms', (text, ms) => {
    expect(verdict(duration, text)).toBe('ok');
    expect(durationMs(text)).toBe(ms);
  });

  test.each([
    ['15', '15s'],
    ['15 s', '15s'],
    ['1min', '1m'],
    ['2 hours', '2h'],
    ['1.5m', '1m30s'],
    ['0.5s', '500ms'],
    ['1m1h', '1h1m'],
    ['30S', '30s'],
    ['90 seconds', '1m30s'],
  ])('%s means %s', (text, replacement) => {
    const problem = problemOf(duration, text);
    expect(problem.replacement).toBe(replacement);
    expect(problem.message).toContain(`\`${replacement}\``);
  });

  test.each(['', '-5m', 'soon', '5 parsecs', '1m-1s', '300y'])('%s means nothing sure', text => {
    expect(problemOf(duration, text).replacement).toBeUndefined();
  });

  test.each([
    ['2h30m', '`2h30m` is 150 minutes.'],
    ['3600s', '`3600s` is 1 hour.'],
    ['90s', '`90s` is 1 minute 30 seconds.'],
    ['1h1m', '`1h1m` is 61 minutes.'],
    ['15s', undefined],
    ['1w', undefined],
    ['0', undefined],
    ['x', undefined],
  ])('%s is described as %s', (text, sentence) => {
    expect(duration.describe?.(text)).toBe(sentence);
  });

  test('has a spelling for every number of milliseconds, which reads as the same number', () => {
    assert(property(integer({ min: 0, max: 9_223_372_036_854 }), ms => durationMs(formatDuration(ms)) === ms));
  });
});
