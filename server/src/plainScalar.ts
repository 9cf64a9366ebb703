/**
 * What a scalar without quotes is to Prometheus' YAML reader (go.yaml.in/yaml/v2 resolve.go), which reads by YAML 1.1 with habits of
 * its own. With quotes it is text, unless a tag says otherwise.
 */
export type PlainType = '!!null' | '!!bool' | '!!int' | '!!float' | '!!timestamp' | '!!merge' | '!!str';

/** The type that an untagged plain scalar has; a date counts as one only where a tag asks for it. */
export function plainType(text: string): PlainType {
  if (plainNulls.has(text)) return '!!null';
  if (plainBoolean(text) !== undefined) return '!!bool';
  if (text === '<<') return '!!merge';
  if (plainInteger(text) !== undefined) return '!!int';
  return plainNumber(text) === undefined ? '!!str' : '!!float';
}

export const plainNulls: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

export const plainBoolean = (text: string): boolean | undefined => words.get(text);

const words: ReadonlyMap<string, boolean> = new Map(
  [
    { value: true, spellings: ['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'y', 'Y'] },
    { value: false, spellings: ['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'n', 'N'] },
  ].flatMap(({ value, spellings }) => spellings.map(word => [word, value] as const)),
);

/**
 * A number: decimal, `0x`, `0o`, `0b` and octal by a leading zero, underscores behind the first digit, fractions and exponents. What
 * begins with a point has no underscores, and a number past the range of a float64 is text.
 */
export function plainNumber(text: string): number | undefined {
  const special = specials.get(text);
  if (special !== undefined) return special;
  if (!/^[-+0-9.]/.test(text)) return undefined;
  const integer = plainInteger(text);
  if (integer !== undefined) return Number(integer);
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  if (!/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

/** What Go keeps in 64 bits; a number written beyond them becomes a float. */
const least = -(2n ** 63n);
export const mostSigned = 2n ** 63n - 1n;
export const mostUnsigned = 2n ** 64n - 1n;

/** A whole number of 64 bits, with or without sign. */
export function plainInteger(text: string): bigint | undefined {
  const [, sign, hex, binary, octal, decimal] =
    /^([-+]?)(?=[0-9])(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(text.replaceAll('_', '')) ?? [];
  const literal = hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : decimal;
  if (literal === undefined || !/^[-+0-9]/.test(text)) return undefined;
  const value = sign === '-' ? -BigInt(literal) : BigInt(literal);
  return value >= least && value <= mostUnsigned ? value : undefined;
}

const specials: ReadonlyMap<string, number> = new Map(
  (
    [
      [['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'], Number.POSITIVE_INFINITY],
      [['-.inf', '-.Inf', '-.INF'], Number.NEGATIVE_INFINITY],
      [['.nan', '.NaN', '.NAN'], Number.NaN],
    ] as const
  ).flatMap(([spellings, value]) => spellings.map(spelling => [spelling, value] as const)),
);
