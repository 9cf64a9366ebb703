import type { FormatProblem, ScalarView } from '../schema/types.ts';

/**
 * The value of a plain scalar that Prometheus' YAML reader (go-yaml v2, resolve.go) takes for a number, else undefined:
 * decimal, `0x`, `0b` and octal by a leading zero, underscores between digits, fractions and exponents.
 */
export function yamlNumber({ text, style }: ScalarView): number | undefined {
  if (style !== 'plain') return undefined;
  const digits = text.trim().replaceAll('_', '');
  const special = specials.get(digits);
  if (special !== undefined) return special;
  const integer = /^([-+]?)(?:0x([0-9a-fA-F]+)|0b([01]+)|0o?([0-7]+)|(0|[1-9][0-9]*))$/.exec(digits);
  if (integer) {
    const [, sign, hex, binary, octal, decimal] = integer;
    const magnitude = hex ? Number(`0x${hex}`) : binary ? Number(`0b${binary}`) : octal ? Number(`0o${octal}`) : Number(decimal);
    return sign === '-' ? -magnitude : magnitude;
  }
  return /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits) ? Number(digits) : undefined;
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
    message: `Prometheus keeps only the whole part of this number: ${Math.trunc(value)}. Write a whole number.`,
    severity: 'warning',
    replacement: String(Math.trunc(value)),
  };
}
