import type { Reader } from './reader.ts';

/** All that a number may be made of; whether it is one shows when it is read (promql/parser/lex.go, scanNumber). */
const run = /(?=\.?[0-9])(?:[0-9._]|[eE][+-]?)+/y;

/** Go's integers with a base of 0, and its floats (parse.go, number). A leading 0 means octal where that is possible. */
const whole = /^(?:0|[1-9](?:_?[0-9])*|0(?:_?[0-7])+)$/;
const digits = '[0-9](?:_?[0-9])*';
const float = new RegExp(`^(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][+-]?${digits})?$`);

/** An unsigned number; undefined where none stands here or where it is broken, which is noted. */
export function readNumber(reader: Reader): number | undefined {
  const from = reader.at;
  const text = reader.take(run);
  if (text === undefined) return undefined;
  const value = valueOf(text);
  const next = reader.text[reader.at] ?? '';
  if (value === undefined || /[A-Za-z_]/.test(next.replace('x', ''))) {
    reader.take(/[\w.]*/y);
    return reader.fail(
      `\`${reader.text.slice(from, reader.at)}\` is not a number. Write one such as \`1\`, \`0.5\` or \`2e3\`.`,
      from,
      reader.at,
    );
  }
  return value;
}

function valueOf(text: string): number | undefined {
  if (whole.test(text)) {
    const bare = text.replaceAll('_', '');
    return /^0[0-7]+$/.test(bare) ? Number.parseInt(bare, 8) : Number(bare);
  }
  const value = float.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Digits alone, at most 64 bits of them (strconv.ParseUint). */
export function readCount(reader: Reader, message: string): number | undefined {
  const from = reader.at;
  const text = reader.take(run) ?? reader.take(/\w+/y) ?? '';
  if (/^[0-9]+$/.test(text) && BigInt(text) < 2n ** 64n) return Number(text);
  return reader.fail(message, from, Math.max(reader.at, from + 1));
}

/** `Inf` and `NaN`, however they are written. */
export const specialNumber = (word: string): number | undefined => specials.get(word.toLowerCase());

const specials: ReadonlyMap<string, number> = new Map([
  ['inf', Number.POSITIVE_INFINITY],
  ['nan', Number.NaN],
]);
