import { isBefore, type Version } from '../version.ts';
import type { Expr, Span } from './ast.ts';

/** A form of PromQL that some releases do not take. */
export interface SyntaxRelease {
  /** As the subject of a sentence, in the singular. */
  readonly what: string;
  /** The first release that takes it as it is; absent where none does yet. */
  readonly since?: Version;
  /** The first release that takes it with a feature flag, and the flag. */
  readonly flag?: { readonly since: Version; readonly name: string };
  /** Where an expression, the ones below it left out, is of this form. */
  places(expr: Expr, text: string): readonly Span[];
}

const plainDuration = /^\s*(?:\d+(?:ms|[smhdwy]))+\s*$/;
const plainNumber = /^\s*(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\s*$/i;

const durationsOf = (expr: Expr): readonly (Span & { readonly text: string })[] => {
  if (expr.kind === 'range') return [expr.duration];
  if (expr.kind === 'subquery') return [expr.range, ...(expr.step ? [expr.step] : [])];
  return [];
};

const quotedInBraces = (expr: Expr): readonly Span[] =>
  expr.kind === 'selector' ? expr.matchers.flatMap(({ label }) => (isQuoted(label) ? [label] : [])) : [];

const quotedInLists = (expr: Expr): readonly Span[] => {
  if (expr.kind === 'aggregation') return expr.labels.filter(isQuoted);
  return expr.kind === 'binary' ? [...(expr.matching?.labels ?? []), ...(expr.matching?.group?.labels ?? [])].filter(isQuoted) : [];
};

const isQuoted = ({ text }: { readonly text: string }): boolean => /^["'`]/.test(text);

const modifiedBy =
  (...modifiers: readonly string[]) =>
  (expr: Expr, text: string): readonly Span[] => {
    if (expr.kind !== 'modified' || !modifiers.includes(expr.modifier)) return [];
    const behind = text.slice(expr.expr.to, expr.to);
    return [{ from: expr.to - behind.trimStart().length, to: expr.to }];
  };

/** Dates from Prometheus' CHANGELOG.md. */
export const syntaxReleases: readonly SyntaxRelease[] = [
  {
    what: 'The operator `atan2`',
    since: '2.31',
    places: expr => (expr.kind === 'binary' && expr.operator.text === 'atan2' ? [expr.operator] : []),
  },
  {
    what: 'The modifier `@`',
    since: '2.33',
    flag: { since: '2.25', name: 'promql-at-modifier' },
    places: modifiedBy('@'),
  },
  {
    what: 'A negative offset',
    since: '2.33',
    flag: { since: '2.26', name: 'promql-negative-offset' },
    places: (expr, text) => modifiedBy('offset')(expr, text).filter(({ from, to }) => /offset\s*-/i.test(text.slice(from, to))),
  },
  {
    what: 'A number with underscores',
    since: '2.54',
    places: (expr, text) => (expr.kind === 'number' && text.slice(expr.from, expr.to).includes('_') ? [expr] : []),
  },
  {
    what: 'A duration in place of a number',
    since: '2.54',
    places: (expr, text) => (expr.kind === 'number' && plainDuration.test(text.slice(expr.from, expr.to)) ? [expr] : []),
  },
  {
    what: 'A number of seconds in place of a duration',
    since: '2.54',
    places: expr => durationsOf(expr).filter(({ text }) => plainNumber.test(text)),
  },
  {
    what: 'A name in quotes between braces',
    since: '2.50',
    places: quotedInBraces,
  },
  {
    what: 'A label name in quotes',
    since: '3.0',
    flag: { since: '2.55', name: 'utf8-names' },
    places: quotedInLists,
  },
  {
    what: 'A calculated duration',
    since: '3.14',
    flag: { since: '3.4', name: 'promql-duration-expr' },
    places: expr => durationsOf(expr).filter(({ text }) => !plainNumber.test(text) && !plainDuration.test(text)),
  },
  {
    what: 'The modifier `anchored` or `smoothed`',
    since: '3.16',
    flag: { since: '3.7', name: 'promql-extended-range-selectors' },
    places: modifiedBy('anchored', 'smoothed'),
  },
  {
    what: 'A fill modifier',
    flag: { since: '3.10', name: 'promql-binop-fill-modifiers' },
    places: expr => (expr.kind === 'binary' && expr.fill ? [expr.fill] : []),
  },
];

/** How a release takes a form: as it is, with a flag, or not at all. */
export function takes({ since, flag }: Pick<SyntaxRelease, 'since' | 'flag'>, version: Version): 'yes' | 'with flag' | 'no' {
  if (since !== undefined && !isBefore(version, since)) return 'yes';
  return flag !== undefined && !isBefore(version, flag.since) ? 'with flag' : 'no';
}
