import { type Expr, operands, type Subquery, type RangeSelector, type Unary } from './ast.ts';
import { checkBinary } from './checkBinary.ts';
import { checkAggregation, checkCall } from './checkCall.ts';
import { checkDuration } from './checkDuration.ts';
import { checkModified, modifierBelow, unmodified } from './checkModified.ts';
import { checkInfoLabels, checkSelector } from './checkSelector.ts';
import { isZeroOrLess } from './durations.ts';
import { type PromqlProblem, syntaxProblem, typeProblem } from './problem.ts';
import { typeOf } from './typeOf.ts';

/** What Prometheus' parser checks once a query has the right form, by the rules of its promql/parser/parse.go; in order of place. */
export function check(expr: Expr): PromqlProblem[] {
  const problems: PromqlProblem[] = [];
  const visit = (each: Expr): void => {
    problems.push(...checkOne(each));
    const labelsOnly = each.kind === 'call' && each.name.text === 'info' ? each.args[1] : undefined;
    for (const operand of operands(each)) {
      if (operand === labelsOnly) problems.push(...checkInfoLabels(operand));
      else visit(operand);
    }
  };
  visit(expr);
  return problems.sort((a, b) => a.from - b.from);
}

function checkOne(expr: Expr): Iterable<PromqlProblem> {
  switch (expr.kind) {
    case 'number':
    case 'string':
    case 'parens':
      return [];
    case 'selector':
      return checkSelector(expr);
    case 'range':
      return checkRange(expr);
    case 'subquery':
      return checkSubquery(expr);
    case 'modified':
      return checkModified(expr);
    case 'unary':
      return checkUnary(expr);
    case 'binary':
      return checkBinary(expr);
    case 'call':
      return checkCall(expr);
    case 'aggregation':
      return checkAggregation(expr);
  }
}

function* checkRange({ expr, duration }: RangeSelector): Iterable<PromqlProblem> {
  const modifier = modifierBelow(expr);
  if (modifier !== undefined) {
    yield syntaxProblem(expr, `A range stands before \`${modifier}\`, not behind it: write \`x[5m] ${modifier} ...\`.`);
  } else if (unmodified(expr).kind !== 'selector') {
    yield typeProblem(
      expr,
      'A range like `[5m]` can follow a selector only. For any other expression write a subquery with a colon, e.g. `(...)[5m:1m]`; of a rate take `sum(rate(x[5m]))`.',
    );
  }
  yield* checkDuration(duration);
  if (isZeroOrLess(duration.text)) yield syntaxProblem(duration, 'A range must be longer than zero, e.g. `[5m]`.');
}

function* checkSubquery({ expr, range, step }: Subquery): Iterable<PromqlProblem> {
  const type = typeOf(expr);
  if (type !== 'instant vector') yield typeProblem(expr, `A subquery takes an instant vector; this is a ${type}.`);
  yield* checkDuration(range);
  if (step) yield* checkDuration(step);
  if (isZeroOrLess(range.text)) yield syntaxProblem(range, 'The range of a subquery must be longer than zero, e.g. `[30m:1m]`.');
  if (step && isZeroOrLess(step.text)) {
    yield syntaxProblem(step, 'The step of a subquery must be longer than zero; leave it out for the default, e.g. `[30m:]`.');
  }
}

function* checkUnary(expr: Unary): Iterable<PromqlProblem> {
  const type = typeOf(expr.expr);
  if (type === 'scalar' || type === 'instant vector') return;
  yield typeProblem(expr, `A sign can stand before a scalar or an instant vector; this is a ${type}.`);
}
