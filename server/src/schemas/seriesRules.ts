import { rule } from '../schema/rules.ts';
import type { Rule } from '../schema/rule.ts';
import { readSeriesLine } from '../series/line.ts';

/** A series and its values are one line of a notation of their own; what is wrong shows in the one that holds it. */
export const readableSeries: Rule = rule('series-syntax', function* (record) {
  const series = record.text('series') ?? '';
  const { problem } = readSeriesLine(series, record.text('values') ?? '');
  if (!problem) return;
  const { from, to, message } = problem;
  const before = series.length + 1;
  const inValues = from >= before && record.has('values');
  const part = inValues ? { from: from - before, to: to - before } : { from, to: Math.min(to, series.length) };
  yield { at: { on: 'value', key: inValues ? 'values' : 'series' }, message, part };
});

/** Series that come after a blank line are never loaded, and nothing says so. */
export const loadedSeries: Rule = rule('series-ignored', function* (record) {
  const series = record.records('input_series');
  const end = series.findIndex(each => readSeriesLine(each?.text('series') ?? '', each?.text('values') ?? '').endsLoading);
  if (end === -1 || end === series.length - 1) return;
  const key = series[end]?.has('values') ? 'values' : 'series';
  yield {
    at: { on: 'path', path: ['input_series', end, key], part: 'value' },
    severity: 'warning',
    message: 'This ends with a blank line, and promtool reads no series below it. Write it on one line, or with `>-` or `|-`.',
  };
});
