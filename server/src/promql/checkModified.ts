import type { Expr, Modified } from './ast.ts';
import { type PromqlProblem, syntaxProblem, typeProblem } from './problem.ts';

/** `offset` or `@` among the modifiers that an expression ends with. */
export function modifierBelow(expr: Expr): 'offset' | '@' | undefined {
  if (expr.kind !== 'modified') return undefined;
  return expr.modifier === 'offset' || expr.modifier === '@' ? expr.modifier : modifierBelow(expr.expr);
}

export function* checkModified(expr: Modified): Iterable<PromqlProblem> {
  const below = modifiers(expr.expr);
  const target = below.target;
  const { modifier } = expr;
  if (target.kind !== 'selector' && target.kind !== 'range' && target.kind !== 'subquery') {
    yield typeProblem(
      target,
      `\`${modifier}\` can follow a selector, a range or a subquery only: write it inside, directly behind the selector.`,
    );
  } else if (below.names.includes(modifier)) {
    yield syntaxProblem(expr, `\`${modifier}\` stands here twice: keep one.`);
  } else if (modifier === 'anchored' || modifier === 'smoothed') {
    if (target.kind === 'subquery')
      yield typeProblem(expr, `\`${modifier}\` cannot be used with a subquery: use it with a range, e.g. \`x[5m] ${modifier}\`.`);
    if (below.names.includes('anchored') || below.names.includes('smoothed')) {
      yield syntaxProblem(expr, '`anchored` and `smoothed` cannot be used together: keep one.');
    }
  }
}

function modifiers(expr: Expr): { readonly names: readonly Modified['modifier'][]; readonly target: Expr } {
  if (expr.kind !== 'modified') return { names: [], target: expr };
  const { names, target } = modifiers(expr.expr);
  return { names: [expr.modifier, ...names], target };
}
