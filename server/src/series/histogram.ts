import { readCount, readNumber, specialNumber } from './number.ts';
import type { Reader } from './reader.ts';

/** What of a native histogram decides whether another one can be added to it. */
export interface Histogram {
  readonly schema: number;
}

type Reading = (reader: Reader) => number | true | undefined;

/** What stands behind each key (generated_parser.y, histogram_desc_item). */
const keys: Readonly<Record<string, Reading>> = {
  schema: readInteger,
  sum: readSigned,
  count: readSigned,
  z_bucket: readSigned,
  z_bucket_w: readUnsigned,
  custom_values: readBuckets,
  buckets: readBuckets,
  offset: readInteger,
  n_buckets: readBuckets,
  n_offset: readInteger,
  counter_reset_hint: readHint,
};

const hints = ['unknown', 'reset', 'not_reset', 'gauge'];

const blanks = /[ \t\r\n]+/y;

/** A native histogram behind its `{{`, up to and with its `}}`. */
export function readHistogram(reader: Reader): Histogram | undefined {
  const from = reader.at;
  const seen = new Set<string>();
  let schema = 0;
  if (reader.take(blanks) !== undefined && !reader.next('}}')) {
    return reader.fail('There may be no blank behind `{{`. Write `{{schema:0 …}}`.', from - 2, reader.at);
  }
  while (!reader.skip('}}')) {
    const at = reader.at;
    const key = reader.take(/[A-Za-z_]+/y)?.toLowerCase() ?? '';
    const read = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!read) {
      const message = reader.ended ? 'The histogram has no end. Close it by `}}`.' : `A histogram is made of ${named(Object.keys(keys))}.`;
      return reader.fail(message, at);
    }
    if (!reader.skip(':')) return reader.fail(`\`${key}\` is followed by a colon at once: \`${key}:\`.`, at);
    if (seen.has(key)) return reader.fail(`\`${key}\` is set twice in this histogram. Keep one.`, at, reader.at);
    seen.add(key);
    const value = read(reader);
    if (value === undefined) return undefined;
    if (key === 'schema' && value !== true) schema = value;
    if (reader.take(blanks) === undefined && !reader.next('}}')) {
      return reader.fail(reader.ended ? 'The histogram has no end. Close it by `}}`.' : 'Parts of a histogram are separated by blanks.');
    }
  }
  return { schema };
}

const named = (words: readonly string[]): string => words.map(word => `\`${word}\``).join(', ');

function readInteger(reader: Reader): number | undefined {
  const sign = reader.skip('-') ? -1 : 1;
  const count = readCount(reader, 'A whole number stands here, such as `3` or `-2`.');
  return count === undefined ? undefined : sign * count;
}

function readSigned(reader: Reader): number | undefined {
  const negative = reader.skip('-');
  const value = readUnsigned(reader);
  return value === undefined || !negative ? value : -value;
}

function readUnsigned(reader: Reader): number | undefined {
  const from = reader.at;
  // The first digit decides that it is a number here, a point does not.
  const value = reader.next('.') ? undefined : (readNumber(reader) ?? specialNumber(reader.take(/[A-Za-z_]+/y) ?? ''));
  return value ?? reader.fail('A number stands here, such as `5` or `0.5`.', from);
}

function readBuckets(reader: Reader): true | undefined {
  const opened = reader.at;
  if (!reader.skip('[')) return reader.fail('A list of numbers stands here: `[1 2 3]`.');
  for (let first = true; ; first = false) {
    const parted = reader.take(blanks) !== undefined;
    if (!first && reader.skip(']')) return true;
    if (reader.ended) return reader.fail('The list has no end. Close it by `]`.', opened, reader.text.length);
    if (first ? parted || reader.next(']') : !parted) {
      return reader.fail('A list holds numbers with blanks between them, and none at its start: `[1 2 3]`.', opened, reader.at + 1);
    }
    if (readSigned(reader) === undefined) return undefined;
  }
}

function readHint(reader: Reader): true | undefined {
  const from = reader.at;
  const hint = reader.take(/[A-Za-z_]+/y)?.toLowerCase() ?? '';
  return hints.includes(hint) ? true : reader.fail(`A hint is one of ${named(hints)}.`, from);
}
