import type { Labels, QueryAnswer, QueryResult, SeriesPoint } from '../../prometheus/api.ts';
import { assertNever } from '../../util/assertNever.ts';

/**
 * A query's answer on its way into the webview. VS Code carries messages as JSON, which has no NaN and no infinity, so those
 * travel as strings; and points travel as tuples, which are a third of the size.
 */
export interface WireAnswer {
  readonly result: WireResult;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  readonly durationMs: number;
}

type WireNumber = number | 'NaN' | '+Inf' | '-Inf';
/** `[time, value]`, or `[time, count, sum]` of a native histogram. */
type WirePoint = readonly [number, WireNumber] | readonly [number, WireNumber, WireNumber];

type WireResult =
  | { readonly type: 'scalar'; readonly time: number; readonly value: WireNumber }
  | { readonly type: 'string'; readonly time: number; readonly value: string }
  | { readonly type: 'vector'; readonly series: readonly { readonly labels: Labels; readonly point: WirePoint }[] }
  | { readonly type: 'matrix'; readonly series: readonly { readonly labels: Labels; readonly points: readonly WirePoint[] }[] };

export function toWire({ result, ...rest }: QueryAnswer): WireAnswer {
  return { ...rest, result: resultToWire(result) };
}

export function fromWire({ result, ...rest }: WireAnswer): QueryAnswer {
  return { ...rest, result: resultFromWire(result) };
}

function resultToWire(result: QueryResult): WireResult {
  switch (result.type) {
    case 'scalar':
      return { type: 'scalar', time: result.sample.time, value: numberToWire(result.sample.value) };
    case 'string':
      return result;
    case 'vector':
      return { type: 'vector', series: result.series.map(({ labels, point }) => ({ labels, point: pointToWire(point) })) };
    case 'matrix':
      return { type: 'matrix', series: result.series.map(({ labels, points }) => ({ labels, points: points.map(pointToWire) })) };
    default:
      return assertNever(result);
  }
}

function resultFromWire(result: WireResult): QueryResult {
  switch (result.type) {
    case 'scalar':
      return { type: 'scalar', sample: { time: result.time, value: Number(unInf(result.value)) } };
    case 'string':
      return result;
    case 'vector':
      return { type: 'vector', series: result.series.map(({ labels, point }) => ({ labels, point: pointFromWire(point) })) };
    case 'matrix':
      return { type: 'matrix', series: result.series.map(({ labels, points }) => ({ labels, points: points.map(pointFromWire) })) };
    default:
      return assertNever(result);
  }
}

function pointToWire(point: SeriesPoint): WirePoint {
  return point.kind === 'float'
    ? [point.time, numberToWire(point.value)]
    : [point.time, numberToWire(point.count), numberToWire(point.sum)];
}

function pointFromWire([time, first, second]: WirePoint): SeriesPoint {
  return second === undefined
    ? { kind: 'float', time, value: Number(unInf(first)) }
    : { kind: 'histogram', time, count: Number(unInf(first)), sum: Number(unInf(second)) };
}

function numberToWire(value: number): WireNumber {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}

function unInf(value: WireNumber): number | string {
  return typeof value === 'string' ? value.replace('Inf', 'Infinity') : value;
}
