import { describe, expect, it } from 'vitest';
import { rememberProblems } from '../../../server/src/promql/problemMemo.ts';
import { promqlProblems } from '../../../server/src/promql/problems.ts';

function counted(most: number) {
  const read: string[] = [];
  const problemsOf = rememberProblems(most, (text, use) => {
    read.push(`${use} ${text}`);
    return promqlProblems(text, use);
  });
  return { read, problemsOf };
}

describe('the problems of expressions, remembered', () => {
  it('are those that reading finds, for each use of the same text', () => {
    const { problemsOf } = counted(10);
    for (const use of ['rule', 'query', 'rule', 'query'] as const) expect(problemsOf('up[5m]', use)).toEqual(promqlProblems('up[5m]', use));
    expect(promqlProblems('up[5m]', 'rule')).not.toEqual(promqlProblems('up[5m]', 'query'));
  });

  it('are read once for an expression that stays', () => {
    const { read, problemsOf } = counted(10);
    for (const text of ['a', 'b', 'a', 'b']) problemsOf(text, 'rule');
    expect(read).toEqual(['rule a', 'rule b']);
  });

  it('are forgotten for the expression not asked for the longest', () => {
    const { read, problemsOf } = counted(2);
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) problemsOf(text, 'rule');
    expect(read).toEqual(['rule a', 'rule b', 'rule c', 'rule b']);
  });
});
