import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { type Concrete, choose } from '../schema/choose.ts';
import { children, extentOf, type Match, mappingOf } from '../schema/match.ts';
import { viewOf } from '../schema/view.ts';
import type { Span } from '../yaml/tree.ts';

/** The outline: keys that hold blocks, and in lists the blocks by their names, such as each job by its `job_name`. */
export function documentSymbols(document: PrometheusDocument): readonly DocumentSymbol[] {
  return document.root ? symbolsBelow(document, document.root) : [];
}

function symbolsBelow(document: PrometheusDocument, match: Match): DocumentSymbol[] {
  // What an alias stands for is listed where it stands.
  if (match.node?.kind === 'alias') return [];
  return children(match).flatMap(child => symbolOf(document, child));
}

function symbolOf(document: PrometheusDocument, match: Match): DocumentSymbol[] {
  const name = nameOf(match);
  if (name === undefined || name.text === '') return [];
  const extent = extentOf(match);
  return [
    {
      name: name.text,
      kind: match.at === 'item' ? SymbolKind.Object : SymbolKind.Namespace,
      range: document.rangeOf(extent),
      selectionRange: document.rangeOf(clamp(name.span, extent)),
      children: symbolsBelow(document, match),
    },
  ];
}

function nameOf(match: Match): { readonly text: string; readonly span: Span } | undefined {
  switch (match.at) {
    case 'root':
    case 'entry':
      return undefined;
    case 'field':
      return match.parent.at === 'root' || holdsRecords(match.schema) ? { text: match.pair.key.text, span: match.pair.key } : undefined;
    case 'item': {
      const mapping = mappingOf(match);
      if (match.schema.kind !== 'record' || !mapping) return undefined;
      const { label, name, fields } = match.schema;
      const view = viewOf(mapping);
      const names = [label, ...Object.keys(fields).filter(key => fields[key]?.defines !== undefined)];
      const named = names.find(key => key !== undefined && view.text(key));
      const span = mapping.pairs.find(pair => pair.key.text === named)?.value ?? mapping.pairs[0]?.key ?? mapping;
      return { text: (named && view.text(named)) || name, span };
    }
  }
}

const holdsRecords = (schema: Concrete): boolean =>
  schema.kind === 'record' || (schema.kind === 'list' && choose(schema.item, null).kind === 'record');

/** A name behind an alias stands elsewhere; LSP wants it within the symbol. */
const clamp = (span: Span, within: Span): Span =>
  span.start >= within.start && span.end <= within.end ? span : { start: within.start, end: within.start };
