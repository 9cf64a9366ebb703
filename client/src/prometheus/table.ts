/** A result as a table: one column for the metric's name and each label, and what was measured. Pure. */
import type { Labels, QueryAnswer, QueryResult, SeriesPoint } from './api.ts';
import { assertNever } from '../util/assertNever.ts';
import { formatValue } from './format.ts';

export interface Table {
  /** Labels that are there in some row, `__name__` first, then by name. */
  readonly labelNames: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** In the order of `labelNames`; empty where the series lacks the label, which for Prometheus is the same. */
  readonly labels: readonly string[];
  /** What the value sorts by; NaN of a string. */
  readonly value: number;
  readonly text: string;
}

export function resultTable({ result }: Pick<QueryAnswer, 'result'>): Table {
  const series = labelledPoints(result);
  const names = new Set(series.flatMap(({ labels }) => Object.keys(labels)));
  const labelNames = [...names].sort((a, b) => Number(b === '__name__') - Number(a === '__name__') || (a < b ? -1 : 1));
  const rows = series.map(({ labels, ...cell }) => ({ ...cell, labels: labelNames.map(name => labels[name] ?? '') }));
  return { labelNames, rows };
}

/** By name, so that it holds for the next result too, which may have other columns. */
export type Sorting =
  | { readonly by: 'value'; readonly descending: boolean }
  | { readonly by: 'label'; readonly label: string; readonly descending: boolean };

/** A new, sorted list; rows that are equal keep their order, NaN and empty cells stand last either way. */
export function sortRows({ labelNames, rows }: Table, sorting: Sorting): readonly TableRow[] {
  const sign = sorting.descending ? -1 : 1;
  if (sorting.by === 'value') return [...rows].sort((a, b) => compareValues(a, b, sign));
  const column = labelNames.indexOf(sorting.label);
  return [...rows].sort((a, b) => {
    const [left = '', right = ''] = [a.labels[column], b.labels[column]];
    if (left === '' || right === '') return Number(left === '') - Number(right === '');
    return sign * collator.compare(left, right);
  });
}

/** Rows in which every word of the filter occurs, in any cell, whatever the case. */
export function filterRows(rows: readonly TableRow[], filter: string): readonly TableRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ labels, text }) =>
    words.every(word => text.toLowerCase().includes(word) || labels.some(label => label.toLowerCase().includes(word))),
  );
}

/** `pod-2` before `pod-10`. */
const collator = new Intl.Collator('en', { numeric: true });

function compareValues(a: TableRow, b: TableRow, sign: number): number {
  if (Number.isNaN(a.value) || Number.isNaN(b.value)) return Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value));
  return a.value === b.value ? 0 : sign * (a.value < b.value ? -1 : 1);
}

interface Cell {
  readonly labels: Labels;
  readonly value: number;
  readonly text: string;
}

function labelledPoints(result: QueryResult): readonly Cell[] {
  switch (result.type) {
    case 'scalar':
      return [{ labels: {}, value: result.sample.value, text: formatValue(result.sample.value) }];
    case 'string':
      return [{ labels: {}, value: Number.NaN, text: result.value }];
    case 'vector':
      return result.series.map(({ labels, point }) => ({ labels, ...pointCell(point) }));
    case 'matrix':
      return result.series.map(({ labels, points }) => ({ labels, ...rangeCell(points) }));
    default:
      return assertNever(result);
  }
}

function pointCell(point: SeriesPoint): Omit<Cell, 'labels'> {
  return point.kind === 'float'
    ? { value: point.value, text: formatValue(point.value) }
    : { value: point.count, text: `count ${formatValue(point.count)}, sum ${formatValue(point.sum)}` };
}

/** A range selector such as `up[5m]`: every sample with its time, as Prometheus' expression browser prints them; sorts by the newest. */
function rangeCell(points: readonly SeriesPoint[]): Omit<Cell, 'labels'> {
  const newest = points.at(-1);
  return {
    value: newest === undefined ? Number.NaN : pointCell(newest).value,
    text: points.map(point => `${pointCell(point).text} @${point.time}`).join(' '),
  };
}
