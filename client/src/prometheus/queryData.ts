/** `data` of /api/v1/query and /api/v1/query_range, read into QueryResult (Prometheus: HTTP API, "Expression query result formats"). */
import type { MatrixSeries, QueryResult, Sample, SeriesPoint, VectorSeries } from './api.ts';
import { asList, asObject, asStringMap } from './json.ts';

/** undefined where it is not what Prometheus documents. */
export function readQueryData(data: unknown): QueryResult | undefined {
  const object = asObject(data);
  switch (object?.['resultType']) {
    case 'scalar': {
      const sample = readSample(object['result']);
      return sample && { type: 'scalar', sample };
    }
    case 'string':
      return readString(object['result']);
    case 'vector': {
      const series = asList(object['result'], readVectorSeries);
      return series && { type: 'vector', series };
    }
    case 'matrix': {
      const series = asList(object['result'], readMatrixSeries);
      return series && { type: 'matrix', series };
    }
    default:
      return undefined;
  }
}

function readString(value: unknown): QueryResult | undefined {
  if (!Array.isArray(value)) return undefined;
  const [time, text]: readonly unknown[] = value;
  return typeof time === 'number' && typeof text === 'string' ? { type: 'string', time, value: text } : undefined;
}

function readVectorSeries(value: unknown): VectorSeries | undefined {
  const object = asObject(value);
  const labels = asStringMap(object?.['metric']);
  const point = readFloat(object?.['value']) ?? readHistogram(object?.['histogram']);
  return labels && point && { labels, point };
}

/** A series that turned from floats into native histograms has both lists; in time they do not overlap. */
function readMatrixSeries(value: unknown): MatrixSeries | undefined {
  const object = asObject(value);
  if (object === undefined) return undefined;
  const labels = asStringMap(object['metric']);
  const floats = asList(object['values'] ?? [], readFloat);
  const histograms = asList(object['histograms'] ?? [], readHistogram);
  if (labels === undefined || floats === undefined || histograms === undefined) return undefined;
  if (histograms.length === 0) return { labels, points: floats };
  return { labels, points: [...floats, ...histograms].sort((a, b) => a.time - b.time) };
}

function readFloat(value: unknown): SeriesPoint | undefined {
  const sample = readSample(value);
  return sample && { kind: 'float', time: sample.time, value: sample.value };
}

function readSample(value: unknown): Sample | undefined {
  if (!Array.isArray(value)) return undefined;
  const [time, text]: readonly unknown[] = value;
  const number = readNumber(text);
  return typeof time === 'number' && number !== undefined ? { time, value: number } : undefined;
}

function readHistogram(value: unknown): SeriesPoint | undefined {
  if (!Array.isArray(value)) return undefined;
  const [time, histogram]: readonly unknown[] = value;
  const object = asObject(histogram);
  const count = readNumber(object?.['count']);
  const sum = readNumber(object?.['sum']);
  return typeof time === 'number' && count !== undefined && sum !== undefined ? { kind: 'histogram', time, count, sum } : undefined;
}

/** Sample values are strings, so that NaN and the infinities survive JSON. */
function readNumber(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  if (value === 'NaN') return Number.NaN;
  const number = Number(value.replace('Inf', 'Infinity'));
  return Number.isNaN(number) ? undefined : number;
}
