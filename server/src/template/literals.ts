import { unquote } from '../goStrings.ts';
import type { Token } from './token.ts';

/** What is wrong with a literal, undefined where Go takes it (text/template/parse/node.go, newNumber; strconv.Unquote). */
export function literalProblem({ kind, text }: Token): string | undefined {
  if (kind === 'string') return escapeProblem(text);
  if (kind === 'character') return characterProblem(text);
  if (kind === 'number' && !isNumber(text)) return `\`${text}\` is not a number that Go can hold. Write one such as \`10\` or \`0.5\`.`;
  if (kind === 'complex' && !isComplex(text)) return `\`${text}\` is not a number. Write one such as \`10\` or \`0.5\`.`;
  return undefined;
}

function escapeProblem(literal: string): string | undefined {
  const read = unquote(literal);
  if (read.kind === 'text') return undefined;
  return `\`${read.escape}\` is no escape in a quoted text. Double the backslash, or write the text in backticks.`;
}

function characterProblem(literal: string): string | undefined {
  const read = unquote(literal);
  if (read.kind === 'text' && Array.from(read.text).length === 1) return undefined;
  return 'Single quotes hold exactly one character. Write a text in double quotes or backticks.';
}

const leastInteger = -(2n ** 63n);
const greatestInteger = 2n ** 64n - 1n;

/** Go's spelling of integers, with underscores between digits. */
const integer = /^[+-]?(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?[0-7])*|[1-9](?:_?\d)*)$/;
const digits = String.raw`\d(?:_?\d)*`;
const hexDigits = String.raw`[\da-fA-F](?:_?[\da-fA-F])*`;
const decimalFloat = new RegExp(`^[+-]?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:[eE][+-]?${digits})?$`);
const hexFloat = new RegExp(`^[+-]?0[xX](?:_?${hexDigits}(?:\\.(?:${hexDigits})?)?|\\.${hexDigits})[pP][+-]?${digits}$`);

function isNumber(text: string): boolean {
  if (text.endsWith('i') && isFloat(text.slice(0, -1))) return true;
  if (integer.test(text)) return fits(text);
  return isFloat(text) && /[.eEpP]/.test(text);
}

function fits(text: string): boolean {
  const unsigned = text.replace(/^[+-]/, '').replaceAll('_', '');
  const value = BigInt(/^0[0-7]/.test(unsigned) ? `0o${unsigned.slice(1)}` : unsigned);
  if (text.startsWith('-')) return -value >= leastInteger;
  return value <= (text.startsWith('+') ? -leastInteger - 1n : greatestInteger);
}

function isComplex(text: string): boolean {
  const [, real = '', imaginary = ''] = /^(.*[^eEpP])([+-].*)i$/.exec(text) ?? [];
  return isFloat(real) && isFloat(imaginary);
}

/** Beyond about 1.8e308 Go refuses to round to infinity. */
function isFloat(text: string): boolean {
  if (decimalFloat.test(text)) return Number.isFinite(Number(text.replaceAll('_', '')));
  return hexFloat.test(text);
}
