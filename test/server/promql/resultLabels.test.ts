import { expect, test } from 'vitest';
import { parse } from '../../../server/src/promql/parse.ts';
import { resultLabels } from '../../../server/src/promql/resultLabels.ts';

function labelsOf(query: string): readonly string[] | undefined {
  const { expr } = parse(query);
  if (!expr) throw new Error(`${query} is not well formed.`);
  const labels = resultLabels(expr);
  return labels && [...labels].sort();
}

/** Each seen in the result of promtool's rule tests. */
test.each([
  ['x', undefined],
  ['-rate(x[5m] offset 1h)', undefined],
  ['sum(x)', []],
  ['sum by (a, "b c") (x)', ['a', 'b c']],
  ['sum without (a) (x)', undefined],
  ['sum without (a) (max by (a, b) (x))', ['b']],
  ['topk by (a) (3, x)', undefined],
  ['topk(3, sum by (a) (x))', ['a']],
  ['count_values("v", x)', ['v']],
  ['count_values by (a) ("v", x)', ['a', 'v']],
  ['sum by (a) (x) > 1', ['a']],
  ['1 - sum by (a) (x)', ['a']],
  ['x / on (a) y', ['a']],
  ['x > on (a) y', ['a']],
  ['sum by (a) (x) / y', ['a']],
  ['x and on (a) y', undefined],
  ['sum by (a) (x) unless y', ['a']],
  ['sum by (a) (x) or sum by (b) (y)', ['a', 'b']],
  ['sum by (a) (x) or y', undefined],
  ['sum by (a, b) (x) * on (a) group_left (c) y', ['a', 'b', 'c']],
  ['sum by (a) (x) * on (a) group_right () y', undefined],
  ['label_replace(sum by (a) (x), "b", "$1", "a", "(.*)")', ['a', 'b']],
  ['histogram_quantile(0.9, sum by (le, a) (rate(x[5m])))', ['a', 'le']],
  ['absent(x{a="b"})', undefined],
  ['vector(1)', []],
  ['time()', []],
  ['hour()', []],
  ['max_over_time(sum by (a) (x)[1h:])', ['a']],
] as const)('%s', (query, labels) => {
  expect(labelsOf(query)).toEqual(labels);
});
