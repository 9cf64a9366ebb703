import { describe, expect, it } from 'vitest';
import type { ClusterError } from '../../../client/src/cluster/model.ts';
import { retryAfterMs } from '../../../client/src/cluster/retryPolicy.ts';

const late = (): number => 0;
const early = (): number => 0.999_999;
const error = (kind: 'unreachable' | 'login' | 'forbidden'): ClusterError => ({ kind, message: '' });

describe('retryAfterMs', () => {
  it('doubles the wait for a connection, up to a minute', () => {
    expect([1, 2, 3, 6, 7, 1000].map(failures => retryAfterMs(error('unreachable'), failures, late))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
  });

  it('shortens it by up to a half at random', () => {
    expect(retryAfterMs(error('unreachable'), 3, early)).toBe(2_000);
  });

  it('waits as long as the server asks', () => {
    expect(retryAfterMs({ kind: 'throttled', message: '', retryAfterSeconds: 90 }, 1, late)).toBe(90_000);
    expect(retryAfterMs({ kind: 'throttled', message: '' }, 1, late)).toBe(1_000);
  });

  it('looks again rarely at what is forbidden, and leaves a login to the person', () => {
    expect(retryAfterMs(error('forbidden'), 1, late)).toBe(120_000);
    expect(retryAfterMs(error('login'), 1, late)).toBeUndefined();
  });
});
