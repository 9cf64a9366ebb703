import { seriesProblem, type SeriesProblem } from './series.ts';
import { startTimesProblem } from './startTimes.ts';

/**
 * What promtool makes of a series and its values: one line, and more where a line break is in one of them
 * (cmd/promtool/unittest.go, seriesLoadingString; promqltest/test.go, parseLoad).
 */
export interface SeriesLine {
  /** Offsets count in the series, a blank, and the values. */
  readonly problem?: SeriesProblem;
  /** A line is blank, and promtool reads no series from there on. */
  readonly endsLoading: boolean;
}

export function readSeriesLine(series: string, values: string): SeriesLine {
  let from = 0;
  for (const line of `${series} ${values}`.split('\n')) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) return { endsLoading: true };
    const problem = problemOf(text);
    if (problem) {
      const start = from + line.indexOf(text);
      const broken = from > 0 ? 'A line break ends a series. Write the values on one line, or fold them by `>-`.' : undefined;
      return { problem: { from: start + problem.from, to: start + problem.to, message: broken ?? problem.message }, endsLoading: false };
    }
    from += line.length + 1;
  }
  return { endsLoading: false };
}

function problemOf(line: string): SeriesProblem | undefined {
  const [metric = ''] = line.split(/[ \t]/, 1);
  return metric !== line && metric.endsWith('@st') ? startTimesProblem(line, metric.length - '@st'.length) : seriesProblem(line);
}
