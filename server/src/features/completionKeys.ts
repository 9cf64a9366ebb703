import { type CompletionItem, CompletionItemKind, CompletionItemTag, MarkupKind } from 'vscode-languageserver';
import { describeField } from '../schema/describe.ts';
import { isThere } from '../schema/lifespan.ts';
import { typeLabel } from '../schema/phrase.ts';
import type { Field, RecordSchema } from '../schema/types.ts';
import type { Version } from '../version.ts';
import type { SlotSituation } from '../yaml/situation.ts';
import { flowItems, flowSnippetItems, snippetItems } from './completionBlocks.ts';
import type { Insertion } from './insertion.ts';
import { fieldSkeleton, flowSkeleton } from './skeleton.ts';

interface Keys {
  readonly record: RecordSchema;
  /** What would hold without a key, in a sentence. */
  readonly without: (field: Field) => string | undefined;
  readonly situation: SlotSituation;
  readonly insertion: Insertion;
  /** The release that must know the keys. */
  readonly version: Version;
}

/** The keys of a record that are not there yet: required ones first, deprecated ones last. */
export function keyItems({ record, situation, insertion, without, version }: Keys): readonly CompletionItem[] {
  if (situation.inBrackets) return flowItems({ schema: record, insertion, version });
  const present = new Set(situation.present);
  const keys = Object.entries(record.fields)
    .filter(([key, field]) => !field.hidden && !present.has(key) && isThere(field, version))
    .map(([key, field], index) => keyItem(key, field, { situation, insertion, without, version, index }));
  if (present.size > 0 || situation.hasColon || insertion.json) return keys;
  const snippets = situation.flow
    ? flowSnippetItems({ record, insertion, version, braces: false })
    : snippetItems({ record, column: newColumn(situation), insertion, prefix: '', version });
  return [...snippets, ...keys];
}

interface KeyContext extends Pick<Keys, 'situation' | 'insertion' | 'without' | 'version'> {
  readonly index: number;
}

function keyItem(key: string, field: Field, { situation, insertion, without, version, index }: KeyContext): CompletionItem {
  const rank = field.deprecated ? 2 : field.required ? 0 : 1;
  return {
    label: key,
    kind: CompletionItemKind.Property,
    detail: typeLabel(field.type),
    documentation: { kind: MarkupKind.Markdown, value: describeField(key, field, { here: without(field), version }) },
    sortText: `${rank}${String(index).padStart(3, '0')}`,
    filterText: insertion.json ? JSON.stringify(key) : key,
    ...(field.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...insertion.edit(keyText(insertion.json ? JSON.stringify(key) : key, field, situation)),
  };
}

function keyText(key: string, field: Field, situation: SlotSituation): string {
  if (situation.hasColon) return key;
  return situation.flow ? flowSkeleton(key, field) : fieldSkeleton(key, field, newColumn(situation));
}

/** Where the key will begin, the space counted that has to come first. */
const newColumn = ({ column, needsSpace }: SlotSituation): number => column + (needsSpace ? 1 : 0);
