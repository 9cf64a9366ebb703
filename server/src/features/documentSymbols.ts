import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { type Concrete, choose } from '../schema/choose.ts';
import { children, extentOf, type Match, mappingOf } from '../schema/match.ts';
import type { RecordView } from '../schema/rule.ts';
import { viewOf } from '../schema/view.ts';
import type { Span } from '../yaml/tree.ts';
import { contains } from './ranges.ts';

/**
 * The outline of a file: keys that hold blocks, and in lists the blocks by their names, such as each job by its `job_name`; what stands
 * in the text of a value, as in a ConfigMap, below that value.
 */
export function documentSymbols(documents: readonly PrometheusDocument[]): readonly DocumentSymbol[] {
  return documents.reduce<readonly DocumentSymbol[]>(
    (outline, document) => (document.root ? symbolsBelow(document, document.root).reduce(placed, outline) : outline),
    [],
  );
}

/** An outline with one more symbol: below what it lies in, else at the end. */
function placed(outline: readonly DocumentSymbol[], symbol: DocumentSymbol): DocumentSymbol[] {
  const at = outline.findIndex(({ range }) => contains(range, symbol.range));
  if (at === -1) return [...outline, symbol];
  return outline.map((each, index) => (index === at ? { ...each, children: placed(each.children ?? [], symbol) } : each));
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
      return undefined;
    case 'entry':
      return holdsDocument(match.schema) ? { text: match.pair.key.text, span: match.pair.key } : undefined;
    case 'field':
      return match.parent.at === 'root' || holdsRecords(match.schema) || holdsDocument(match.schema)
        ? { text: match.pair.key.text, span: match.pair.key }
        : undefined;
    case 'item': {
      const mapping = mappingOf(match);
      if (match.schema.kind !== 'record' || !mapping) return undefined;
      const { label, name, fields } = match.schema;
      const view = viewOf(mapping);
      const names = [label, ...Object.keys(fields).filter(key => fields[key]?.defines !== undefined)];
      const named = names.find(key => key !== undefined && view.text(key));
      const span = mapping.pairs.find(pair => pair.key.text === named)?.value ?? mapping.pairs[0]?.key ?? mapping;
      return { text: (named && view.text(named)) || listed(view, label) || name, span };
    }
  }
}

/** A label that is a list, such as the targets of a group: the first few of it. */
function listed(view: RecordView, label: string | undefined): string {
  const texts = label === undefined ? [] : view.texts(label).flatMap(text => text ?? []);
  return texts.length > shown ? `${texts.slice(0, shown).join(', ')}, …` : texts.join(', ');
}

const shown = 3;

const holdsDocument = (schema: Concrete): boolean =>
  schema.kind === 'embedded' && (schema.language === 'file' || schema.language === 'scrapeJobs');

const holdsRecords = (schema: Concrete): boolean =>
  schema.kind === 'record' || (schema.kind === 'list' && choose(schema.item, null).kind === 'record');

/** A name behind an alias stands elsewhere; LSP wants it within the symbol. */
const clamp = (span: Span, within: Span): Span =>
  span.start >= within.start && span.end <= within.end ? span : { start: within.start, end: within.start };
