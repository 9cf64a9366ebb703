import { type CompletionItem, CompletionItemKind, CompletionItemTag, MarkupKind } from 'vscode-languageserver';
import { describeField } from '../schema/describe.ts';
import { isThere } from '../schema/lifespan.ts';
import { typeLabel } from '../schema/phrase.ts';
import type { Field, RecordSchema } from '../schema/types.ts';
import type { Version } from '../version.ts';
import type { SlotSituation } from '../yaml/situation.ts';
import { snippetItems } from './completionBlocks.ts';
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
  if (insertion.json && situation.inBrackets) return [jsonItem(record, insertion)];
  const present = new Set(situation.present);
  const keys = Object.entries(record.fields)
    .filter(([key, field]) => !field.hidden && !present.has(key) && isThere(field, version))
    .map(([key, field], index) => keyItem(key, field, { situation, insertion, without, version, index }));
  const begins = present.size === 0 && !situation.hasColon && !situation.flow && situation.place.owner.kind === 'dash';
  return begins ? [...snippetItems({ record, column: newColumn(situation), insertion, prefix: '' }), ...keys] : keys;
}

/** A new entry of a list in JSON, which has no entries without braces. */
function jsonItem(record: RecordSchema, insertion: Insertion): CompletionItem {
  const [first] = Object.entries(record.fields);
  return {
    label: record.name,
    kind: CompletionItemKind.Struct,
    documentation: { kind: MarkupKind.Markdown, value: record.doc },
    filterText: insertion.typed === '' ? record.name : insertion.typed,
    ...insertion.edit(first ? `{${flowSkeleton(JSON.stringify(first[0]), first[1]).replace(/\$0$/, '')}}$0` : '{$1}$0'),
  };
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
