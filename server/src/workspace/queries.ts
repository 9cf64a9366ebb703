import type { PrometheusDocument } from '../documents/document.ts';
import type { RuleIsland } from '../islands/find.ts';
import { toInner, toOuterExtent } from '../islands/offsetMap.ts';
import type { Span as Extent } from '../promql/ast.ts';
import type { Use } from '../promql/problems.ts';
import { queriesOf } from '../promql/queries.ts';
import type { Expression } from '../protocol.ts';
import type { ScalarStyle } from '../yaml/tree.ts';

/** A query of a document, with the way between its text and the document's. */
export interface Query {
  readonly text: string;
  readonly use: Use;
  readonly origin: Expression['origin'];
  /** How the query is written in YAML; absent in a `.promql` file. */
  readonly style?: ScalarStyle;
  /** Where it begins in the document, header and quotes included. */
  readonly start: number;
  /** Where it ends in the document. */
  readonly end: number;
  /** The place in the query of an offset in the document; undefined where that lies outside of it. */
  inner(offset: number): number | undefined;
  outer(extent: Extent): Extent;
}

/** Every query of a `.promql` file, a rule file, a PrometheusRule manifest or a file of rule tests, in order. */
export function queriesIn(document: PrometheusDocument): readonly Query[] {
  if (document.kind === 'promql') {
    return queriesOf(document.text).map(({ text, from, to }) => ({
      text,
      use: 'query',
      origin: { kind: 'query' },
      start: from,
      end: to,
      inner: offset => (from <= offset && offset <= to ? offset - from : undefined),
      outer: extent => ({ from: extent.from + from, to: extent.to + from }),
    }));
  }
  return document.islands.map(queryOf);
}

export function queryOf({ text, map, node, rule }: RuleIsland): Query {
  return {
    text,
    use: rule.kind === 'recordingRule' ? 'rule' : rule.kind,
    origin: rule,
    style: node.style,
    start: node.start,
    get end() {
      return map.outerEnd;
    },
    // Most of a file is none of it, which is known without a look at its characters.
    inner: offset => (node.start <= offset && offset <= node.end ? toInner(map, offset) : undefined),
    // An empty expression shows on its quotes.
    outer: extent => (text === '' ? { from: node.start, to: node.end } : toOuterExtent(map, extent)),
  };
}
