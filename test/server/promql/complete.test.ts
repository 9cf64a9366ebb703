import { describe, expect, test } from 'vitest';
import { complete } from '../../../server/src/promql/complete.ts';
import { hover } from '../../../server/src/promql/hover.ts';
import { situationAt } from '../../../server/src/promql/situation.ts';

/** A query whose cursor is the character `|`. */
function cursor(marked: string): [string, number] {
  const offset = marked.indexOf('|');
  return [marked.slice(0, offset) + marked.slice(offset + 1), offset];
}

const labels = (marked: string): string[] => complete(...cursor(marked)).map(({ label }) => label);

describe('the situation at the cursor', () => {
  test.each([
    ['|', { kind: 'operand' }],
    ['ra|', { kind: 'operand', at: { from: 0, to: 2 } }],
    ['sum(ra|', { kind: 'operand' }],
    ['sum(|)', { kind: 'operand' }],
    ['clamp(x, |', { kind: 'operand' }],
    ['a + |', { kind: 'behindOperator' }],
    ['a and on|', { kind: 'behindOperator' }],
    ['a > bool |', { kind: 'behindOperator' }],
    ['a |', { kind: 'behindOperand', aggregation: false }],
    ['sum(x) b|', { kind: 'behindOperand', aggregation: true }],
    ['abs(x) b|', { kind: 'behindOperand', aggregation: false }],
    ['sum b|', { kind: 'behindOperand', aggregation: true }],
    ['x{|', { kind: 'labelName', metric: 'x', used: [] }],
    ['{|', { kind: 'labelName', used: [] }],
    ['x{a="b", c|', { kind: 'labelName', used: ['a'] }],
    ['sum by (a, |', { kind: 'labelName', used: ['a'] }],
    ['a * on(|', { kind: 'labelName' }],
    ['x{a="b|', { kind: 'labelValue', label: 'a', metric: 'x', quoted: true, at: { from: 5, to: 6 } }],
    ['x{a="|"}', { kind: 'labelValue', label: 'a', quoted: true }],
    ['x{a=~|', { kind: 'labelValue', label: 'a', quoted: false }],
    ['x[|', { kind: 'duration' }],
    ['rate(x[5|', { kind: 'duration', at: { from: 7, to: 8 } }],
    ['x offset |', { kind: 'duration' }],
    ['# x|', { kind: 'nothing' }],
    ['label_join(x, "a|', { kind: 'nothing' }],
    ['x{a|="b"}', { kind: 'labelName' }],
    ['1|', { kind: 'nothing' }],
    ['x @ |', { kind: 'nothing' }],
  ])('%s', (marked, situation) => {
    expect(situationAt(...cursor(marked))).toMatchObject(situation);
  });
});

describe('completion offers what may follow', () => {
  test('functions and aggregations where an operand begins, and nothing else', () => {
    const offered = labels('sum(|');
    expect(offered).toEqual(expect.arrayContaining(['rate', 'histogram_quantile', 'topk']));
    expect(offered).not.toContain('and');
  });

  test('how to match behind an operator', () => {
    expect(labels('a / |')).toEqual(expect.arrayContaining(['rate', 'on', 'group_left']));
  });

  test('operators and modifiers behind an operand, grouping only behind an aggregation', () => {
    expect(labels('sum(x) |')).toEqual(expect.arrayContaining(['by', 'without', 'and', 'offset']));
    expect(labels('x |')).not.toContain('by');
    expect(labels('x |')).not.toContain('rate');
  });

  test('durations in brackets; no words of PromQL among matchers', () => {
    expect(labels('x[|')).toContain('5m');
    expect(labels('x{|')).toEqual([]);
  });

  test('arguments that must be given get tab stops', () => {
    const insertOf = (name: string) => complete('', 0).find(({ label }) => label === name)?.insert;
    expect(insertOf('rate')).toBe('rate($0)');
    expect(insertOf('round')).toBe('round($0)');
    expect(insertOf('topk')).toBe('topk(${1:k}, $0)');
    expect(insertOf('time')).toBe('time()');
    expect(insertOf('label_join')).toBe('label_join(${1:v}, "${2:dst_label}", "${3:separator}")');
  });
});

describe('hover tells what a word means', () => {
  const shown = (marked: string) => hover(...cursor(marked));

  test.each([
    ['ra|te(x[5m])', 'rate(v: range vector): instant vector'],
    ['su|m by (job) (x)', 'The sum of the series in each group'],
    ['x o|ffset 5m', 'before the evaluation time'],
    ['x[1h3|0m]', '`1h30m` is 5,400 seconds.'],
    ['inte|gral(x[5m])', 'Since Prometheus 3.16'],
    ['a * group_|left() b', 'copied from the partner'],
  ])('%s', (marked, sentence) => {
    expect(shown(marked)?.text).toContain(sentence);
  });

  test('and covers that word', () => {
    expect(shown('sum(ra|te(x[5m]))')).toMatchObject({ from: 4, to: 8 });
  });

  test.each(['ra|te', 'x{ra|te="a"}', '"ra|te(x)"', '# ra|te(x)', 'x[30|s]', 'http_requ|ests'])('nothing on %s', marked => {
    expect(shown(marked)).toBeUndefined();
  });
});
