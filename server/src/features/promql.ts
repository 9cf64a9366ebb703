import { type CompletionItem, CompletionItemKind, type Hover, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Span as Extent } from '../promql/ast.ts';
import { complete, type PromqlSuggestion } from '../promql/complete.ts';
import { hover } from '../promql/hover.ts';
import type { ProblemsOf } from '../promql/problemMemo.ts';
import type { Position, Range } from '../protocol.ts';
import type { ScalarStyle } from '../yaml/tree.ts';
import { queriesIn, type Query } from '../workspace/queries.ts';
import type { ExpressionFinding } from './written.ts';
import { inYaml } from './writeName.ts';

/** What is wrong with the expressions of a document, at its place in the document. */
export const expressionFindings = (document: PrometheusDocument, problemsOf: ProblemsOf): readonly ExpressionFinding[] =>
  findingsOf(
    queriesIn(document).filter(query => !isMasked(document, query)),
    problemsOf,
  );

/** What is wrong with some queries, at their places. */
export const findingsOf = (queries: readonly Query[], problemsOf: ProblemsOf): readonly ExpressionFinding[] =>
  queries.flatMap(query =>
    problemsOf(query.text, query.use).map(({ from, to, message, code, severity, replacement }) => {
      const outer = query.outer({ from, to });
      const fix = replacement === undefined ? undefined : ({ kind: 'splice', text: inYaml(replacement, query.style) } as const);
      return { start: outer.from, end: outer.to, message, code, severity, ...(fix && { fix }) };
    }),
  );

function isMasked(document: PrometheusDocument, query: Query): boolean {
  if (document.masks.length === 0) return false;
  const { from, to } = query.outer({ from: 0, to: query.text.length });
  return document.isMasked({ start: from, end: to });
}

/** What the word of an expression at a position means; null outside of expressions. */
export function promqlHover(document: PrometheusDocument, position: Position): Hover | null {
  const place = placeAt(document, position);
  const said = place && hover(place.query.text, place.offset, document.prometheusVersion);
  return said ? { contents: { kind: MarkupKind.Markdown, value: said.text }, range: rangeOf(document, place.query.outer(said)) } : null;
}

/** What may be written at a position in an expression; undefined outside of expressions, where YAML's completion answers. */
export function promqlCompletion(document: PrometheusDocument, position: Position): readonly CompletionItem[] | undefined {
  const place = queryAt(document, position);
  if (!place)
    return document.kind === 'promql'
      ? complete('', 0, document.prometheusVersion).map(item => completionItem(item, { start: position, end: position }))
      : undefined;
  const { query, text, offset } = place;
  return complete(text, offset, document.prometheusVersion).map(suggestion => {
    const insert = escaped(suggestion.insert, query.style);
    const typed = suggestion.at.from < suggestion.at.to;
    return completionItem(
      { ...suggestion, insert },
      typed ? rangeOf(document, query.outer(suggestion.at)) : { start: position, end: position },
    );
  });
}

/** The query that a position stands in, or behind with nothing but blanks between. */
export const queryAt = (document: PrometheusDocument, position: Position): Place | undefined =>
  placeAt(document, position) ?? placeBehind(document, position);

interface Place {
  readonly query: Query;
  /** The query's, with the blanks behind it where the cursor stands there. */
  readonly text: string;
  readonly offset: number;
}

function placeAt(document: PrometheusDocument, position: Position): Place | undefined {
  const at = document.offsetAt(position);
  for (const query of queriesIn(document)) {
    const offset = query.inner(at);
    if (offset !== undefined) return { query, text: query.text, offset };
  }
  return undefined;
}

/** Blanks at the end are no part of a query, but what is typed behind them will be. */
function placeBehind(document: PrometheusDocument, position: Position): Place | undefined {
  const at = document.offsetAt(position);
  const query = queriesIn(document).findLast(({ start }) => start < at);
  if (!query || query.end >= at || !/^[ \t]+$/.test(document.text.slice(query.end, at))) return undefined;
  return { query, text: query.text + document.text.slice(query.end, at), offset: query.text.length + at - query.end };
}

const rangeOf = (document: PrometheusDocument, { from, to }: Extent): Range => document.rangeOf({ start: from, end: to });

const kinds: Readonly<Record<PromqlSuggestion['kind'], CompletionItemKind>> = {
  function: CompletionItemKind.Function,
  aggregation: CompletionItemKind.Operator,
  keyword: CompletionItemKind.Keyword,
  duration: CompletionItemKind.Unit,
};

function completionItem({ label, kind, insert, detail, doc }: PromqlSuggestion, range: Range): CompletionItem {
  return {
    label,
    kind: kinds[kind],
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: insert },
    ...(detail !== undefined && { detail }),
    ...(doc !== undefined && { documentation: { kind: MarkupKind.Markdown, value: doc } }),
  };
}

/** Quotes within quotes; in a snippet the backslash itself needs one. */
function escaped(insert: string, style: ScalarStyle | undefined): string {
  return style === 'double' ? insert.replaceAll('"', '\\\\"') : insert;
}
