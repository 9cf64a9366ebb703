import type { Expr } from './ast.ts';
import { findFunction } from './functions.ts';
import type { ValueType } from './valueType.ts';

/** The type that an expression has if what it is made of is right. */
export function typeOf(expr: Expr): ValueType {
  switch (expr.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
    case 'aggregation':
      return 'instant vector';
    case 'range':
    case 'subquery':
      return 'range vector';
    case 'modified':
    case 'parens':
    case 'unary':
      return typeOf(expr.expr);
    case 'binary':
      return typeOf(expr.left) === 'scalar' && typeOf(expr.right) === 'scalar' ? 'scalar' : 'instant vector';
    case 'call':
      return findFunction(expr.name.text)?.returns ?? 'instant vector';
  }
}
