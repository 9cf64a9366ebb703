import type { FormatProblem, ScalarView } from '../schema/types.ts';

/**
 * The value of a plain scalar that Prometheus' YAML reader (go.yaml.in/yaml/v2 resolve.go) takes for a number, else undefined: decimal,
 * `0x`, `0o`, `0b` and octal by a leading zero, underscores behind the first digit, fractions and exponents. What begins with a point
 * has no underscores, and a number past the range of a float64 is text.
 */
export function yamlNumber({ text, style }: ScalarView): number | undefined {
  if (style !== 'plain') return undefined;
  const special = specials.get(text);
  if (special !== undefined) return special;
  if (!/^[-+0-9.]/.test(text)) return undefined;
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  const integer = integerOf(digits);
  if (integer !== undefined && integer >= least && integer <= mostUnsigned) return Number(integer);
  if (!/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

/** What Go keeps in 64 bits; a number written beyond them becomes a float. */
const least = -(2n ** 63n);
const most = 2n ** 63n - 1n;
const mostUnsigned = 2n ** 64n - 1n;

function integerOf(digits: string): bigint | undefined {
  const [, sign, hex, binary, octal, decimal] =
    /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(digits) ?? [];
  const literal = hex ? `0x${hex}` : binary ? `0b${binary}` : octal ? `0o${octal}` : decimal;
  if (literal === undefined) return undefined;
  return sign === '-' ? -BigInt(literal) : BigInt(literal);
}

/**
 * Does Go's `int` or `uint` take this scalar? Floats are cut off at the point; only their upper limit is checked (decode.go, scalar).
 */
export function fitsWhole(scalar: ScalarView, sign: 'signed' | 'unsigned'): 'yes' | 'no number' | 'negative' | 'too large' {
  const value = yamlNumber(scalar);
  if (value === undefined || Number.isNaN(value)) return 'no number';
  const exact = integerOf(scalar.text.replaceAll('_', ''));
  if (exact === undefined || exact < least || exact > mostUnsigned) {
    return value <= Number(sign === 'signed' ? most : mostUnsigned) ? 'yes' : 'too large';
  }
  if (sign === 'unsigned') return exact < 0n ? 'negative' : 'yes';
  return exact > most ? 'too large' : 'yes';
}

export const tooLarge: FormatProblem = {
  message: 'This number is larger than 64 bits hold. Write a smaller one.',
  code: 'wrong-type',
};

const specials: ReadonlyMap<string, number> = new Map(
  (
    [
      [['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'], Number.POSITIVE_INFINITY],
      [['-.inf', '-.Inf', '-.INF'], Number.NEGATIVE_INFINITY],
      [['.nan', '.NaN', '.NAN'], Number.NaN],
    ] as const
  ).flatMap(([spellings, value]) => spellings.map(spelling => [spelling, value] as const)),
);

/** What to say of a scalar that is no number, with the number itself where quotes are all that is wrong. */
export function notANumber(scalar: ScalarView, wanted: string): FormatProblem {
  const { text, style } = scalar;
  if (style !== 'plain' && yamlNumber({ text, style: 'plain' }) !== undefined) {
    return {
      message: `A quoted ${JSON.stringify(text)} is text. Write the number without quotes.`,
      code: 'wrong-type',
      replacement: text.trim(),
    };
  }
  return { message: `\`${text}\` is not ${wanted}.`, code: 'wrong-type' };
}

/** Go stores a fraction given for an integer by cutting it off, which is hardly ever what was meant. */
export function cutFraction(value: number): FormatProblem | undefined {
  if (Number.isInteger(value)) return undefined;
  return {
    message: `Only the whole part of this number is kept: ${Math.trunc(value)}. Write a whole number.`,
    severity: 'warning',
    replacement: String(Math.trunc(value)),
  };
}
