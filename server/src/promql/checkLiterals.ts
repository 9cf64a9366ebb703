import { type Expr, operands, type Word } from './ast.ts';
import { badEscape } from './checkSelector.ts';
import type { PromqlProblem } from './problem.ts';
import { unquote } from '../goStrings.ts';

/** String arguments and quoted label names; what stands in braces is read where selectors are checked. */
export function* checkLiterals(expr: Expr): Iterable<PromqlProblem> {
  for (const literal of literalsOf(expr)) {
    const result = unquote(literal.text);
    if (result.kind === 'bad') yield badEscape({ from: literal.from + result.at.from, to: literal.from + result.at.to }, result.escape);
  }
  for (const operand of operands(expr)) yield* checkLiterals(operand);
}

function literalsOf(expr: Expr): readonly Word[] {
  if (expr.kind === 'string') return [expr];
  if (expr.kind === 'aggregation') return expr.labels.filter(isQuoted);
  if (expr.kind !== 'binary') return [];
  return [...(expr.matching?.labels ?? []), ...(expr.matching?.group?.labels ?? [])].filter(isQuoted);
}

const isQuoted = ({ text }: Word): boolean => /^["'`]/.test(text);
