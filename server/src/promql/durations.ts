import type { Span, Word } from './ast.ts';
import { numberOf } from './lex.ts';

const unitSeconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000 };

/** Seconds of a duration such as `1h30m` or a plain number; undefined for expressions like `5m + 1m`. */
export function seconds(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^(?:0x[\da-f_]+|[\d._]+(?:e[+-]?[\d_]+)?)$/i.test(trimmed)) return numberOf(trimmed);
  if (!/^(?:\d+(?:ms|[smhdwy]))+$/.test(trimmed)) return undefined;
  return [...trimmed.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (unitSeconds[unit ?? ''] ?? 0),
    0,
  );
}

/** Only what the parser itself refuses: Prometheus computes other durations when the query runs. */
export function isZeroOrLess(text: string): boolean {
  const [signs = ''] = /^[-+\s]*/.exec(text) ?? [];
  const value = seconds(text.slice(signs.length));
  return value !== undefined && (value === 0 || signs.replaceAll(/[^-]/g, '').length % 2 === 1);
}

/** The longest that Go's time.Duration can be, in seconds. */
export const longestSeconds = 2 ** 63 / 1e9;

const literal = /(?<![\w.])(?:\d+(?:ms|[smhdwy]))+|(?<![\w.])(?:\d[\d._]*|\.\d+)(?:e[+-]?[\d_]+)?|\binf\b/gi;

/** Durations and numbers in a text that are longer than Prometheus can hold. */
export function* tooLong({ text, from }: Word): Iterable<Span> {
  for (const { 0: written, index } of text.matchAll(literal)) {
    if (/^inf$/i.test(written) || (seconds(written) ?? 0) > longestSeconds) yield { from: from + index, to: from + index + written.length };
  }
}

/** Zeros that something is divided by. What a power or a parenthesis makes zero shows only when the query runs. */
export function* zeroDivisors({ text, from }: Word): Iterable<Span> {
  for (const { 0: operator, index } of text.matchAll(/[/%]\s*(?:[+-]\s*)*(?=[\d.])/g)) {
    const start = index + operator.length;
    const [written = ''] = /^[\w.]+/.exec(text.slice(start)) ?? [];
    if (seconds(written) !== 0 || /^\s*\^/.test(text.slice(start + written.length))) continue;
    yield { from: from + index, to: from + start + written.length };
  }
}
