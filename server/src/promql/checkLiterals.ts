import { type Expr, operands } from './ast.ts';
import { badEscape } from './checkSelector.ts';
import type { PromqlProblem } from './problem.ts';
import { unquote } from './strings.ts';

/** String arguments; the values of matchers are read where they are checked. */
export function* checkLiterals(expr: Expr): Iterable<PromqlProblem> {
  if (expr.kind === 'string') {
    const result = unquote(expr.text);
    if (result.kind === 'bad') yield badEscape({ from: expr.from + result.at.from, to: expr.from + result.at.to }, result.escape);
  }
  for (const operand of operands(expr)) yield* checkLiterals(operand);
}
