import { type CompletionItem, CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import { check } from '../schema/check.ts';
import { choose, type Concrete } from '../schema/choose.ts';
import { article, typeLabel } from '../schema/phrase.ts';
import type { RecordSchema, Snippet } from '../schema/types.ts';
import { newestVersion, type Version } from '../version.ts';
import { parseYaml } from '../yaml/parse.ts';
import type { Insertion } from './insertion.ts';
import { blockBelow, flowItem, itemSkeleton } from './skeleton.ts';
import { onOneLine } from './snippetFlow.ts';
import { plainText } from '../snippetText.ts';

interface Blocks {
  readonly schema: Concrete;
  readonly column: number;
  readonly insertion: Insertion;
  /** The slot is where the item's dash goes; else it is behind the key, and all goes on the next line. */
  readonly dash: boolean;
  readonly version: Version;
}

/** Whole blocks: a new item of a list, or what a key needs below it. */
export function blockItems({ schema, column, insertion, dash, version }: Blocks): readonly CompletionItem[] {
  const text = dash && schema.kind === 'list' ? `- ${itemSkeleton(schema.item, column + 2)}` : blockBelow(schema, column);
  const item = schema.kind === 'list' ? choose(schema.item, null) : schema;
  const name = item.kind === 'record' ? item.name : typeLabel(item);
  const own: CompletionItem = {
    label: dash || schema.kind === 'list' ? `- ${name}` : name,
    kind: CompletionItemKind.Struct,
    detail: schema.kind === 'list' ? 'new item of the list' : article(name),
    sortText: '0',
    filterText: insertion.typed === '' ? '-' : insertion.typed,
    ...(item.kind === 'record' && { documentation: { kind: MarkupKind.Markdown, value: item.doc } }),
    ...insertion.edit(text),
  };
  if (item.kind !== 'record' || schema.kind !== 'list') return [own];
  const prefix = dash ? '- ' : `\n${' '.repeat(column + 2)}- `;
  return [own, ...snippetItems({ record: item, column: dash ? column + 2 : column + 4, insertion, prefix, version })];
}

interface SnippetPlace {
  readonly record: RecordSchema;
  /** The column the record begins in. */
  readonly column: number;
  readonly insertion: Insertion;
  readonly prefix: string;
  /** The release that must take what they write. */
  readonly version: Version;
}

/** The record's ready-made blocks. */
export const snippetItems = ({ record, column, insertion, prefix, version }: SnippetPlace): readonly CompletionItem[] =>
  snippetsFor(record, version).map((snippet, index) =>
    snippetItem(snippet, { record, index, insertion, text: prefix + snippet.body.replaceAll('\n', `\n${' '.repeat(column)}`) }),
  );

interface FlowPlace extends Pick<SnippetPlace, 'record' | 'insertion' | 'version'> {
  /** The braces are still to be written. */
  readonly braces: boolean;
}

/** The same on one line, as within brackets. */
export const flowSnippetItems = ({ record, insertion, version, braces }: FlowPlace): readonly CompletionItem[] =>
  snippetsFor(record, version).map((snippet, index) => {
    const entries = onOneLine(snippet.body);
    return snippetItem(snippet, { record, index, insertion, text: braces ? `{${entries}}` : entries });
  });

/** What a release refuses is not offered for it; the newest takes all. */
const snippetsFor = (record: RecordSchema, version: Version): readonly Snippet[] =>
  (record.snippets ?? []).filter(
    ({ body }) =>
      version === newestVersion ||
      !check(record, parseYaml(plainText(body)).root, { version }).some(({ severity }) => severity === 'error'),
  );

interface Written {
  readonly record: RecordSchema;
  readonly index: number;
  readonly insertion: Insertion;
  readonly text: string;
}

const snippetItem = ({ label, doc }: Snippet, { record, index, insertion, text }: Written): CompletionItem => ({
  label,
  kind: CompletionItemKind.Snippet,
  detail: record.name,
  documentation: { kind: MarkupKind.Markdown, value: doc },
  // Behind the keys that are needed anyway, before all others.
  sortText: `09${String(index).padStart(2, '0')}`,
  filterText: label,
  ...insertion.edit(text),
});

interface FlowBlock extends Pick<SnippetPlace, 'insertion' | 'version'> {
  readonly schema: Concrete;
}

/** Whole blocks on one line: what a key needs behind it, or a list as its next item. */
export function flowItems({ schema, insertion, version }: FlowBlock): readonly CompletionItem[] {
  const item = schema.kind === 'list' ? choose(schema.item, null) : schema;
  const [opening, closing] = schema.kind === 'list' ? ['[', ']'] : ['', ''];
  const name = item.kind === 'record' ? item.name : typeLabel(item);
  const own: CompletionItem = {
    label: `${opening}${name}${closing}`,
    kind: CompletionItemKind.Struct,
    detail: schema.kind === 'list' ? 'new list' : article(name),
    sortText: '0',
    filterText: insertion.typed === '' ? name : insertion.typed,
    ...(item.kind === 'record' && { documentation: { kind: MarkupKind.Markdown, value: item.doc } }),
    ...insertion.edit(`${opening}${flowItem(item, insertion.json)}${closing}$0`),
  };
  // A list begins with its plainest item; JSON has no form of its own for the others.
  if (schema.kind !== 'record' || insertion.json) return [own];
  return [own, ...flowSnippetItems({ record: schema, insertion, version, braces: true })];
}
