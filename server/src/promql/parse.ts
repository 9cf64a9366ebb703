import type { Expr } from './ast.ts';
import { checkBrackets } from './brackets.ts';
import { buildExpr } from './build.ts';
import { check } from './check.ts';
import { checkLiterals } from './checkLiterals.ts';
import { parseTree } from './grammar.ts';
import { checkTokens } from './checkTokens.ts';
import type { PromqlProblem } from './problem.ts';
import { checkSyntax } from './syntax.ts';
import { typeOf } from './typeOf.ts';
import type { ValueType } from './valueType.ts';

export interface ParsedQuery {
  /** In order of place. A query that is not well formed has exactly one, as with Prometheus. */
  readonly problems: readonly PromqlProblem[];
  /** Absent where the query is not well formed. */
  readonly expr?: Expr;
  readonly type?: ValueType;
}

/** One PromQL expression; never throws. */
export function parse(text: string): ParsedQuery {
  const tree = parseTree(text);
  // A string without its closing quote passes the grammar, so brackets and quotes are looked at in any case.
  const broken = checkSyntax(tree, text) ?? checkBrackets(text) ?? checkTokens(text);
  if (broken) return { problems: [broken] };
  const expr = buildExpr(tree.topNode, text);
  if (!expr) return { problems: [] };
  return { problems: [...checkLiterals(expr), ...check(expr)].sort((a, b) => a.from - b.from), expr, type: typeOf(expr) };
}
