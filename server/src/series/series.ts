import { blanks, readMetric } from './metric.ts';
import { Reader, type SeriesProblem } from './reader.ts';
import { readValues, type SeriesItem } from './values.ts';

export type { SeriesProblem } from './reader.ts';
export type { SeriesItem } from './values.ts';

/**
 * The notation of series that rule unit tests load: a metric, then its samples (documentation: configuration/unit_testing_rules;
 * promql/parser, ParseSeriesDesc). The samples may be absent.
 */
export function seriesProblem(line: string): SeriesProblem | undefined {
  const reader = new Reader(line);
  readMetric(reader, { anyName: true, blanks: false });
  if (reader.at === 0) reader.fail('A series is a metric such as `up{job="a"}`.');
  if (reader.next(' {') && !reader.next(' {{'))
    reader.fail('There may be no blank between the name and its labels.', reader.at, reader.at + 2);
  if (!reader.problem) readValues(reader);
  return reader.problem;
}

/** The items of a text that holds samples alone; undefined where it cannot be read. */
export function seriesItems(values: string): readonly SeriesItem[] | undefined {
  const reader = new Reader(` ${values.trim()}`);
  const items = readValues(reader);
  return reader.problem ? undefined : items;
}

/** The labels of an expected sample (promql/parser, ParseMetric). */
export function metricProblem(text: string): SeriesProblem | undefined {
  const reader = new Reader(text);
  reader.take(blanks);
  readMetric(reader, { anyName: false, blanks: true });
  reader.take(blanks);
  if (!reader.problem && !reader.ended)
    reader.fail('A sample is named by one metric with its labels, such as `up{job="a"}`, and nothing else.');
  return reader.problem;
}

/** One native histogram and nothing else: what a sample is expected to hold. */
export function histogramProblem(text: string): SeriesProblem | undefined {
  const reader = new Reader(` ${text}`);
  const items = readValues(reader);
  const [only] = items;
  if (!reader.problem && (items.length !== 1 || only?.kind !== 'histogram' || only.count !== 1)) {
    reader.fail('One native histogram stands here, such as `{{schema:0 sum:5 count:2 buckets:[1 1]}}`.', 1, reader.text.length);
  }
  return reader.problem && { ...reader.problem, from: Math.max(0, reader.problem.from - 1), to: Math.max(1, reader.problem.to - 1) };
}
