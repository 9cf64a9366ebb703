import type { Format } from '../schema/types.ts';
import { histogramProblem, metricProblem, type SeriesItem, seriesItems } from '../series/series.ts';

/** A series of a rule unit test. It and its values are read as one line, which is for a rule of the record that holds both. */
export const seriesName: Format = {
  name: 'series',
  yaml: 'string',
  example: 'up{job="prometheus", instance="localhost:9090"}',
  check: () => undefined,
};

export const seriesValues: Format = {
  name: 'series values',
  yaml: 'string',
  example: '0+10x5',
  check: () => undefined,
  complete: () => [
    { value: '0+10x5', doc: 'Six samples that rise by 10: 0 10 20 30 40 50.', preferred: true },
    { value: '1x5', doc: 'The same sample six times.' },
    { value: '1 _x3 2', doc: 'A sample, three intervals without one, and another sample.' },
    { value: '1 1 stale', doc: 'Two samples, after which the series is gone.' },
    { value: '{{schema:0 sum:5 count:3 buckets:[1 2]}}', doc: 'A native histogram.' },
  ],
  describe: describeValues,
};

/** The labels of a sample that a query is expected to return; empty for a scalar. */
export const sampleLabels: Format = {
  name: 'labels of a sample',
  yaml: 'string',
  example: 'up{job="prometheus"}',
  check: ({ text }) => metricProblem(text),
};

export const sampleHistogram: Format = {
  name: 'native histogram',
  yaml: 'string',
  example: '{{schema:0 sum:5 count:3 buckets:[1 2]}}',
  check: ({ text }) => (text === '' ? undefined : histogramProblem(text)),
};

/** More would hide what is said. */
const most = 12;

function describeValues(text: string): string | undefined {
  const items = seriesItems(text);
  if (!items || items.length === 0) return undefined;
  const count = items.reduce((sum, item) => sum + item.count, 0);
  const shown = items.flatMap(spelled).slice(0, most);
  return `${count} interval${count === 1 ? '' : 's'}: ${shown.join(' ')}${shown.length < count ? ' …' : ''}`;
}

function spelled(item: SeriesItem): readonly string[] {
  const length = Math.min(item.count, most);
  if (item.kind !== 'numbers') return Array.from({ length }, () => words[item.kind]);
  return Array.from({ length }, (_, index) => String(Number((item.first + index * item.step).toPrecision(12))));
}

const words = { gap: '_', stale: 'stale', histogram: '{{…}}' } as const;
