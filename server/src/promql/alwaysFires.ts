import { type Expr, operands } from './ast.ts';

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<=']);

/** Functions that have a result, if only 0, as long as there are samples. */
const measures: ReadonlySet<string> = new Set([
  'changes',
  'delta',
  'deriv',
  'histogram_quantile',
  'idelta',
  'increase',
  'irate',
  'predict_linear',
  'rate',
  'resets',
]);

/**
 * Why an alert with this expression fires whatever is measured; undefined where it may not. An alert fires for each series of the
 * result, so something must leave series out.
 */
export function alwaysFires(expr: Expr): string | undefined {
  switch (expr.kind) {
    case 'parens':
    case 'unary':
    case 'modified':
      return alwaysFires(expr.expr);
    case 'binary':
      if (expr.bool) return '`bool` gives 0 or 1 for every series and leaves none out';
      return comparisons.has(expr.operator.text) || !isArithmetic(expr.operator.text) ? undefined : measured(expr);
    case 'call':
    case 'aggregation':
      return measured(expr);
    case 'number':
    case 'string':
    case 'selector':
    case 'range':
    case 'subquery':
      return undefined;
  }
}

/** A rate or the like that no comparison stands around is there as long as its series are. */
function measured(expr: Expr): string | undefined {
  const parts = [...within(expr)];
  if (parts.some(mayLeaveOut)) return undefined;
  const measure = parts.find(part => part.kind === 'call' && measures.has(part.name.text));
  return measure?.kind === 'call' ? `\`${measure.name.text}\` has a value for every series, if only 0` : undefined;
}

function* within(expr: Expr): Iterable<Expr> {
  yield expr;
  for (const operand of operands(expr)) yield* within(operand);
}

function mayLeaveOut(expr: Expr): boolean {
  if (expr.kind === 'binary') return !isArithmetic(expr.operator.text) && !expr.bool;
  // Records made for alerting, by their usual name or by Prometheus itself, may hold only what is wrong.
  if (expr.kind === 'selector') return expr.name === undefined || /:|^ALERTS/.test(expr.name.text);
  if (expr.kind === 'aggregation') return ['topk', 'bottomk', 'limitk', 'limit_ratio'].includes(expr.name.text);
  return expr.kind === 'call' && /^(?:absent|label_|info|vector|scalar|time)/.test(expr.name.text);
}

const isArithmetic = (operator: string): boolean => ['+', '-', '*', '/', '%', '^', 'atan2'].includes(operator);
