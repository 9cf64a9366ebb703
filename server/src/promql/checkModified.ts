import type { Expr, Modified, Word } from './ast.ts';
import { checkDuration } from './checkDuration.ts';
import { type PromqlProblem, syntaxProblem, typeProblem } from './problem.ts';

/** `offset` or `@` among the modifiers that an expression ends with. */
export function modifierBelow(expr: Expr): 'offset' | '@' | undefined {
  if (expr.kind !== 'modified') return undefined;
  return expr.modifier === 'offset' || expr.modifier === '@' ? expr.modifier : modifierBelow(expr.expr);
}

/** What the modifiers that an expression ends with stand behind. */
export const unmodified = (expr: Expr): Expr => (expr.kind === 'modified' ? unmodified(expr.expr) : expr);

export function* checkModified(expr: Modified): Iterable<PromqlProblem> {
  const names = modifiers(expr.expr);
  const target = unmodified(expr.expr);
  const { modifier, tail } = expr;
  if (modifier === 'offset') yield* checkDuration(tail);
  if (modifier === '@') yield* checkTime(tail);
  if (target.kind !== 'selector' && target.kind !== 'range' && target.kind !== 'subquery') {
    yield typeProblem(
      target,
      `\`${modifier}\` can follow a selector, a range or a subquery only: write it inside, directly behind the selector.`,
    );
  } else if (modifier === 'anchored' || modifier === 'smoothed') {
    if (target.kind === 'subquery')
      yield typeProblem(expr, `\`${modifier}\` cannot be used with a subquery: use it with a range, e.g. \`x[5m] ${modifier}\`.`);
    // Prometheus takes the same one twice.
    if (names.includes(modifier === 'anchored' ? 'smoothed' : 'anchored')) {
      yield syntaxProblem(expr, '`anchored` and `smoothed` cannot be used together: keep one.');
    }
  } else if (names.includes(modifier)) {
    yield syntaxProblem(expr, `\`${modifier}\` stands here twice: keep one.`);
  }
}

/** The time of `@` must fit into 64 bits (parse.go, setTimestamp). */
function* checkTime(tail: Word): Iterable<PromqlProblem> {
  const [, sign = '', number] = /@\s*([+-]?)\s*(0x[\da-f_]+|[\d._]+(?:e[+-]?\d+)?|inf|nan)\s*$/i.exec(tail.text) ?? [];
  if (number === undefined) return;
  const value = /^(?:inf|nan)$/i.test(number) ? Number.POSITIVE_INFINITY : Number(number.replaceAll('_', ''));
  if (value < 2 ** 63) return;
  const to = tail.to - (tail.text.length - tail.text.trimEnd().length);
  yield syntaxProblem(
    { from: to - number.length - sign.length, to },
    'This is no point in time. Write seconds since 1970, e.g. `@ 1767225600`.',
  );
}

function modifiers(expr: Expr): readonly Modified['modifier'][] {
  if (expr.kind === 'range') return modifiers(expr.expr);
  return expr.kind === 'modified' ? [...modifiers(expr.expr), expr.modifier] : [];
}
