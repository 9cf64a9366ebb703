import type { Version } from '../version.ts';
import type { ValueType } from './valueType.ts';

export interface Aggregation {
  readonly name: string;
  /** What stands before the aggregated vector, e.g. the k of `topk`. */
  readonly parameter?: { readonly name: string; readonly type: ValueType };
  readonly doc: string;
  readonly experimental?: true;
  /** The first release with it, where that is later than 2.0. */
  readonly since?: Version;
}

const number = (name: string) => ({ name, type: 'scalar' }) as const;

/** Every aggregation operator as of Prometheus 3.16 (documentation: querying/operators). */
export const aggregations: readonly Aggregation[] = [
  { name: 'avg', doc: 'The mean of the series in each group.' },
  { name: 'bottomk', parameter: number('k'), doc: 'The `k` smallest series of each group, their labels kept.' },
  { name: 'count', doc: 'The number of series in each group.' },
  {
    name: 'count_values',
    parameter: { name: 'label', type: 'string' },
    doc: 'How many series have each value; the value is written into the label `label`.',
  },
  { name: 'group', doc: 'The value 1 for each group: which groups there are.', since: '2.20' },
  {
    name: 'limit_ratio',
    parameter: number('ratio'),
    doc: 'A share of about `ratio`, -1 to 1, of the series, chosen by their labels.',
    experimental: true,
    since: '2.54',
  },
  { name: 'limitk', parameter: number('k'), doc: 'Any `k` series of each group.', experimental: true, since: '2.54' },
  { name: 'max', doc: 'The largest value in each group.' },
  { name: 'min', doc: 'The smallest value in each group.' },
  { name: 'quantile', parameter: number('quantile'), doc: 'The quantile, 0 to 1, across the series of each group.' },
  { name: 'stddev', doc: 'The standard deviation across the series of each group.' },
  { name: 'stdvar', doc: 'The variance across the series of each group.' },
  { name: 'sum', doc: 'The sum of the series in each group. Take `rate()` of a counter before, never after.' },
  { name: 'topk', parameter: number('k'), doc: 'The `k` largest series of each group, their labels kept.' },
];

const byName: ReadonlyMap<string, Aggregation> = new Map(aggregations.map(each => [each.name, each]));

export function findAggregation(name: string): Aggregation | undefined {
  return byName.get(name.toLowerCase());
}
