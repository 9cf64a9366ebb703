import type { Labels, QueryAnswer, SeriesPoint } from '../../prometheus/api.ts';
import { formatMilliseconds, formatShort } from '../../prometheus/format.ts';
import { distinguishingLabels, formatLabels, shortestLabels } from '../../prometheus/labels.ts';
import { assertNever } from '../../util/assertNever.ts';

const shownSeries = 3;
const detailedSeries = 10;
const maxLength = 100;

/** A result in one line, to stand after its expression: `= 1`, `= 3 series: {pod="a"} 12, {pod="b"} 7, …`. */
export function inlineText({ result }: QueryAnswer): string {
  switch (result.type) {
    case 'scalar':
      return `= ${formatShort(result.sample.value)}`;
    case 'string':
      return cut(`= ${JSON.stringify(result.value)}`);
    case 'vector':
    case 'matrix':
      return seriesText(latestPoints(result));
    default:
      return assertNever(result);
  }
}

/** Lines for a hover: the highest series with all of their labels, what Prometheus remarked, how long it took. */
export function inlineDetails({ result, warnings, infos, durationMs }: QueryAnswer): string {
  const series = result.type === 'vector' || result.type === 'matrix' ? latestPoints(result).sort(highestFirst) : [];
  const lines = series.slice(0, detailedSeries).map(({ labels, point }) => `${formatLabels(labels)} ${pointText(point)}`);
  const rest = series.length - lines.length;
  return [...lines, ...(rest > 0 ? [`and ${rest} more`] : []), ...warnings, ...infos, `Load time: ${formatMilliseconds(durationMs)}`].join(
    '\n',
  );
}

interface LabelledPoint {
  readonly labels: Labels;
  readonly point: SeriesPoint | undefined;
}

function latestPoints(result: Extract<QueryAnswer['result'], { type: 'vector' | 'matrix' }>): LabelledPoint[] {
  return result.type === 'vector'
    ? result.series.map(({ labels, point }) => ({ labels, point }))
    : result.series.map(({ labels, points }) => ({ labels, point: points.at(-1) }));
}

function seriesText(series: readonly LabelledPoint[]): string {
  const [only] = series;
  if (only === undefined) return '= no series';
  if (series.length === 1) return cut(`= ${pointText(only.point)}`);
  const labels = shortestLabels(distinguishingLabels(series.map(one => one.labels)));
  const texts = series
    .map(({ point }, index) => ({ point, labels: labels[index] ?? {} }))
    .sort(highestFirst)
    .slice(0, shownSeries)
    .map(one => `${formatLabels(one.labels)} ${pointText(one.point)}`);
  if (series.length > shownSeries) texts.push('…');
  return cut(`= ${series.length} series: ${texts.join(', ')}`);
}

function pointText(point: SeriesPoint | undefined): string {
  if (point === undefined) return 'no samples';
  return point.kind === 'float' ? formatShort(point.value) : `histogram of ${formatShort(point.count)} (sum ${formatShort(point.sum)})`;
}

const highestFirst = (a: LabelledPoint, b: LabelledPoint): number => rank(b.point) - rank(a.point);

/** NaN stands last: it says the least. */
function rank(point: SeriesPoint | undefined): number {
  const value = point?.kind === 'histogram' ? point.count : point?.value;
  return value === undefined || Number.isNaN(value) ? -Number.MAX_VALUE : Math.max(-1e300, Math.min(1e300, value));
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`;
}
