import { findRuleIslands } from '../islands/find.ts';
import { toOuter, toOuterExtent } from '../islands/offsetMap.ts';
import { queriesOf } from '../promql/queries.ts';
import type { Expression, Position } from '../protocol.ts';
import type { Node } from '../yaml/tree.ts';
import { type Positions, positions } from './positions.ts';

/** A document as this feature reads it. */
export type ExpressionSource =
  | { readonly kind: 'promql'; readonly text: string }
  /** Rule files and PrometheusRule manifests are told from other YAML by what they hold. */
  | { readonly kind: 'yaml'; readonly text: string; readonly root: Node | null };

interface Found extends Expression {
  readonly from: number;
  readonly to: number;
}

/** Every PromQL expression of a document, in order. */
export function expressions(source: ExpressionSource): readonly Expression[] {
  return find(source, positions(source.text)).map(({ range, expr, origin }) => ({ range, expr, origin }));
}

/** The expression that a position stands in or at the end of. */
export function expressionAt(source: ExpressionSource, position: Position): Expression | null {
  const at = positions(source.text);
  const offset = at.offset(position);
  const covering = find(source, at).find(({ from, to }) => from <= offset && offset <= to);
  return covering ? { range: covering.range, expr: covering.expr, origin: covering.origin } : null;
}

function find(source: ExpressionSource, at: Positions): readonly Found[] {
  switch (source.kind) {
    case 'promql':
      return queriesOf(source.text).map(({ from, to, text }) => found({ from, to }, text, { at, origin: { kind: 'query' } }));
    case 'yaml':
      return findRuleIslands(source.text, source.root).flatMap(({ text, map, rule }) => {
        const trimmed = text.trim();
        if (trimmed === '') return [];
        const from = text.indexOf(trimmed);
        const extent = toOuterExtent(map, { from, to: from + trimmed.length });
        return [found({ from: toOuter(map, from), to: extent.to }, trimmed, { at, origin: rule })];
      });
  }
}

function found(
  { from, to }: { from: number; to: number },
  expr: string,
  { at, origin }: { at: Positions; origin: Expression['origin'] },
): Found {
  return { from, to, range: at.range({ start: from, end: to }), expr, origin };
}
