import { describe, expect, it } from 'vitest';
import { missing, type Outcome, summary } from '../../../tools/test/outcome.ts';
import { countsOf } from '../../../tools/test/vitest.ts';

const outcome = (suite: string, counts: Partial<Outcome>): Outcome => ({
  suite,
  passed: 0,
  failed: 0,
  skipped: 0,
  notes: [],
  seconds: 1,
  ...counts,
});

const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

describe('the report of a test run', () => {
  it('ends with the sum of all suites', () => {
    expect(lastLine(summary([outcome('unit', { passed: 40 }), outcome('contract', { passed: 2, failed: 1 })]))).toBe('42 passed, 1 failed');
  });

  it('counts what was skipped, and says why', () => {
    const text = summary([outcome('contract', missing('There is no Go.', false))]);
    expect(text).toContain('contract: There is no Go.');
    expect(lastLine(text)).toBe('0 passed, 0 failed, 1 skipped');
  });

  it('takes a missing part for a failure in CI', () => {
    expect(missing('There is no Go.', true)).toMatchObject({ failed: 1, skipped: 0 });
  });

  it('reads the counts of a report, and none from a run that wrote no report', () => {
    const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(countsOf(JSON.stringify(report))).toEqual({ passed: 3, failed: 1, skipped: 3, notes: [] });
    expect(countsOf('{}')).toEqual({ passed: 0, failed: 0, skipped: 0, notes: [] });
  });
});
