import { mostSigned, mostUnsigned, plainInteger, plainNumber } from '../plainScalar.ts';
import type { FormatProblem, ScalarView } from '../schema/types.ts';

/** The value of a scalar that is read as a number, else undefined. */
export const yamlNumber = ({ text, style }: ScalarView): number | undefined => (style === 'plain' ? plainNumber(text) : undefined);

/**
 * Does Go's `int` or `uint` take this scalar? Floats are cut off at the point; only their upper limit is checked (decode.go, scalar).
 */
export function fitsWhole(scalar: ScalarView, sign: 'signed' | 'unsigned'): 'yes' | 'no number' | 'negative' | 'too large' {
  const value = yamlNumber(scalar);
  if (value === undefined || Number.isNaN(value)) return 'no number';
  const exact = plainInteger(scalar.text);
  if (exact === undefined) return value <= Number(sign === 'signed' ? mostSigned : mostUnsigned) ? 'yes' : 'too large';
  if (sign === 'unsigned') return exact < 0n ? 'negative' : 'yes';
  return exact > mostSigned ? 'too large' : 'yes';
}

export const tooLarge: FormatProblem = {
  message: 'This number is larger than 64 bits hold. Write a smaller one.',
  code: 'wrong-type',
};

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
