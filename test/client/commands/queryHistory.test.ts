import { describe, expect, it } from 'vitest';
import { latestQueries, rememberQuery } from '../../../client/src/commands/queryHistory.ts';

function memory(initial?: unknown) {
  let value = initial;
  return {
    get: () => value,
    update: async (_: string, next: unknown) => {
      value = next;
    },
  };
}

describe('the history of queries', () => {
  it('has the latest first, and each query once', async () => {
    const own = memory();
    for (const query of ['up', 'go_info', 'up']) await rememberQuery(own, query);
    expect(latestQueries(own)).toEqual(['up', 'go_info']);
  });

  it('keeps 50', async () => {
    const own = memory();
    for (let index = 0; index < 60; index += 1) await rememberQuery(own, `vector(${index})`);
    expect(latestQueries(own)).toHaveLength(50);
    expect(latestQueries(own)[0]).toBe('vector(59)');
  });

  it('passes over what another version left', () => {
    expect(latestQueries(memory({ not: 'a list' }))).toEqual([]);
    expect(latestQueries(memory(['up', 7]))).toEqual(['up']);
  });
});
