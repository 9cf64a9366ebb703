/** A range query's answer as uPlot draws it: one list of times, and for each series a list as long of values. Pure. */
import type { MatrixSeries, SeriesPoint, TimeRange } from './api.ts';
import { distinguishingLabels, formatLabels } from './labels.ts';

export interface ChartData {
  /** Seconds since the epoch, one a step. */
  readonly times: readonly number[];
  readonly series: readonly ChartSeries[];
  /** How many series were left out, for a note. */
  readonly omitted: number;
}

export interface ChartSeries {
  readonly label: string;
  /** Only the labels that tell it from the others. */
  readonly shortLabel: string;
  /** null where the series has no sample: the line is broken there, never drawn through. */
  readonly values: readonly (number | null)[];
}

/** More lines than this tell nobody anything, and slow the graph down. */
export const maxChartSeries = 100;

export function chartData(matrix: readonly MatrixSeries[], { start, end, step }: TimeRange): ChartData {
  const count = Math.floor((end - start) / step + 1e-6) + 1;
  const times = Array.from({ length: count }, (_, index) => start + index * step);
  const drawn = matrix.slice(0, maxChartSeries);
  const short = distinguishingLabels(drawn.map(({ labels }) => labels));
  const series = drawn.map(({ labels, points }, index) => ({
    label: formatLabels(labels),
    shortLabel: formatLabels(short[index] ?? labels),
    values: align(points),
  }));
  return { times, series, omitted: Math.max(0, matrix.length - maxChartSeries) };

  // Prometheus evaluates at start + n * step and rounds to milliseconds, so that the nearest step is the right one.
  function align(points: readonly SeriesPoint[]): readonly (number | null)[] {
    const values = Array.from<number | null>({ length: count }).fill(null);
    for (const point of points) {
      const index = Math.round((point.time - start) / step);
      const value = point.kind === 'float' ? point.value : point.count;
      if (index >= 0 && index < count) values[index] = Number.isFinite(value) ? value : null;
    }
    return values;
  }
}

/** For those who do not see the graph: what it shows, in sentences. */
export function chartSummary({ series, times, omitted }: ChartData, format: (value: number) => string): string {
  const values = series.flatMap(({ values: own }) => own.filter(value => value !== null));
  const [first] = times;
  if (values.length === 0 || first === undefined) return 'The graph is empty.';
  const lowest = values.reduce((a, b) => Math.min(a, b));
  const highest = values.reduce((a, b) => Math.max(a, b));
  const lines = series.length === 1 ? 'one series' : `${series.length} series`;
  const rest = omitted > 0 ? ` ${omitted} more series are not drawn.` : '';
  return `Graph of ${lines} with values from ${format(lowest)} to ${format(highest)}.${rest}`;
}
