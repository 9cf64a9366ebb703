import { type CompletionItem, CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import { choose, type Concrete } from '../schema/choose.ts';
import { article, typeLabel } from '../schema/phrase.ts';
import type { RecordSchema } from '../schema/types.ts';
import type { Insertion } from './insertion.ts';
import { blockBelow, itemSkeleton } from './skeleton.ts';

interface Blocks {
  readonly schema: Concrete;
  readonly column: number;
  readonly insertion: Insertion;
  /** The slot is where the item's dash goes; else it is behind the key, and all goes on the next line. */
  readonly dash: boolean;
}

/** Whole blocks: a new item of a list, or what a key needs below it. */
export function blockItems({ schema, column, insertion, dash }: Blocks): readonly CompletionItem[] {
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
  return [own, ...snippetItems({ record: item, column: dash ? column + 2 : column + 4, insertion, prefix })];
}

interface SnippetPlace {
  readonly record: RecordSchema;
  /** The column the record begins in. */
  readonly column: number;
  readonly insertion: Insertion;
  readonly prefix: string;
}

/** The record's ready-made blocks. */
export function snippetItems({ record, column, insertion, prefix }: SnippetPlace): readonly CompletionItem[] {
  return (record.snippets ?? []).map(({ label, doc, body }, index) => ({
    label,
    kind: CompletionItemKind.Snippet,
    detail: record.name,
    documentation: { kind: MarkupKind.Markdown, value: doc },
    sortText: `9${index}`,
    filterText: label,
    ...insertion.edit(prefix + body.replaceAll('\n', `\n${' '.repeat(column)}`)),
  }));
}
