import { type Histogram, readHistogram } from './histogram.ts';
import { readCount, readNumber, specialNumber } from './number.ts';
import type { Reader } from './reader.ts';

/** One item of the notation, `1+1x5` being one: `count` samples, or gaps, one interval apart. */
export type SeriesItem =
  | { readonly kind: 'gap' | 'stale' | 'histogram'; readonly count: number }
  | { readonly kind: 'numbers'; readonly first: number; readonly step: number; readonly count: number };

const blanks = /[ \t\r\n]+/y;
const word = /[A-Za-z_\p{L}][A-Za-z0-9_:.\p{L}]*/uy;
const repetition = 'Behind `x` stands how often the item is repeated, a whole number such as `5`.';

/** The samples of a series, item by item, each behind a blank (generated_parser.y, series_values); what is wrong is noted. */
export function readValues(reader: Reader): readonly SeriesItem[] {
  const items: SeriesItem[] = [];
  while (!reader.ended) {
    if (reader.take(blanks) === undefined) {
      if (reader.next(',')) reader.fail('Samples are parted by blanks and not by commas.', reader.at, reader.at + 1);
      reader.fail('A blank parts one item from the next. Repetition is written without blanks: `1+1x5`.');
      return items;
    }
    if (reader.ended) return items;
    const item = readItem(reader);
    if (!item) return items;
    items.push(item);
  }
  return items;
}

function readItem(reader: Reader): SeriesItem | undefined {
  if (reader.skip('_')) return gap(reader);
  if (reader.skip('{{')) return histogram(reader);
  const from = reader.at;
  const first = readSigned(reader, from);
  if (first === undefined) return undefined;
  if (reader.skip('x')) return times(reader, { first: first.value, step: 0 });
  const at = reader.at;
  if (!reader.next('+') && !reader.next('-')) {
    return first.stale ? { kind: 'stale', count: 1 } : { kind: 'numbers', first: first.value, step: 0, count: 1 };
  }
  const step = readSigned(reader, at);
  if (step === undefined) return undefined;
  if (reader.skip('x')) return times(reader, { first: first.value, step: step.value });
  return reader.fail('A step needs to be repeated: `1+2x3` is 1, 3, 5, 7.', from, reader.at);
}

function gap(reader: Reader): SeriesItem | undefined {
  const count = reader.skip('x') ? readCount(reader, repetition) : 1;
  return count === undefined ? undefined : { kind: 'gap', count };
}

function times(reader: Reader, { first, step }: { readonly first: number; readonly step: number }): SeriesItem | undefined {
  const count = readCount(reader, repetition);
  return count === undefined ? undefined : { kind: 'numbers', first, step, count: count + 1 };
}

interface Read {
  readonly value: number;
  readonly stale: boolean;
}

/** Signs stand before numbers alone, not before `stale`. */
function readSigned(reader: Reader, from: number): Read | undefined {
  const sign = reader.take(/[+-]/y);
  const value = readNumber(reader);
  if (value !== undefined) return { value: sign === '-' ? -value : value, stale: false };
  if (reader.problem) return undefined;
  const name = reader.next('x') ? '' : (reader.take(word) ?? '');
  const special = specialNumber(name);
  if (special !== undefined) return { value: sign === '-' ? -special : special, stale: false };
  if (name === 'stale' && sign === undefined) return { value: Number.NaN, stale: true };
  if (/^(?:stale|nan|inf)x/i.test(name)) {
    return reader.fail(
      'Only numbers, `_` and histograms can be repeated by `x`. Write the word as often as it is needed.',
      from,
      reader.at,
    );
  }
  return reader.fail('Here stands a number, `_` for no sample, `stale`, or a histogram in `{{…}}`.', from, Math.max(from + 1, reader.at));
}

function histogram(reader: Reader): SeriesItem | undefined {
  const from = reader.at - 2;
  const base = readHistogram(reader);
  if (!base) return undefined;
  const sign = reader.take(/[+-]/y);
  const step = sign === undefined ? undefined : addend(reader);
  if (sign !== undefined && !step) return undefined;
  if (!reader.skip('x')) {
    if (!step) return { kind: 'histogram', count: 1 };
    return reader.fail('A step needs to be repeated: write `x` and how often behind it.', from, reader.at);
  }
  const count = readCount(reader, repetition);
  if (count === undefined) return undefined;
  if (step && count > 0 && base.schema > step.schema) {
    const message = `A histogram of schema ${step.schema} cannot be added to one of schema ${base.schema}. Give the first one the lower schema.`;
    return reader.fail(message, from, reader.at);
  }
  return { kind: 'histogram', count: count + 1 };
}

const addend = (reader: Reader): Histogram | undefined =>
  reader.skip('{{') ? readHistogram(reader) : reader.fail('A histogram takes a histogram as its step: `{{…}}+{{…}}x3`.');
