import type { PrometheusDocument } from '../documents/document.ts';
import type { Span as Extent } from '../promql/ast.ts';
import type { Expression, Position } from '../protocol.ts';
import { queriesIn } from '../workspace/queries.ts';

/** Every PromQL expression of a document, in order. */
export function expressions(document: PrometheusDocument): readonly Expression[] {
  return found(document).map(each => expressionOf(document, each));
}

/** The expression that a position stands in or at the end of. */
export function expressionAt(document: PrometheusDocument, position: Position): Expression | null {
  const offset = document.offsetAt(position);
  const covering = found(document).find(({ from, to }) => from <= offset && offset <= to);
  return covering ? expressionOf(document, covering) : null;
}

interface Found extends Extent {
  readonly expr: string;
  readonly origin: Expression['origin'];
}

/** Without the blanks around it, which a block scalar has; what is not written yet is no expression. */
function found(document: PrometheusDocument): readonly Found[] {
  return queriesIn(document).flatMap(query => {
    const expr = query.text.trim();
    if (expr === '') return [];
    const from = query.text.indexOf(expr);
    return [{ ...query.outer({ from, to: from + expr.length }), expr, origin: query.origin }];
  });
}

function expressionOf(document: PrometheusDocument, { from, to, expr, origin }: Found): Expression {
  return { range: document.rangeOf({ start: from, end: to }), expr, origin };
}
