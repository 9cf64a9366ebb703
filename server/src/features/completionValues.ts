import { type CompletionItem, CompletionItemKind, CompletionItemTag, MarkupKind } from 'vscode-languageserver';
import type { Concrete } from '../schema/choose.ts';
import { describeEnumValue } from '../schema/describe.ts';
import type { EnumSchema, Format, Surroundings } from '../schema/types.ts';
import { isThere } from '../schema/lifespan.ts';
import type { Version } from '../version.ts';
import type { Insertion } from './insertion.ts';
import type { WantedThere } from './place.ts';
import { asPlain, quotedLike } from './quoting.ts';
import { escapeSnippet } from './skeleton.ts';

type Valued = Extract<Concrete, { kind: 'scalar' | 'enum' | 'embedded' | 'map' }>;

interface ValuePlace extends WantedThere {
  /** The release that must know the values. */
  readonly version: Version;
}

/** Values worth offering: those of an enum, those a format knows, and the default. For a map they are its names. */
export function valueItems(schema: Concrete, place: ValuePlace, insertion: Insertion): readonly CompletionItem[] {
  return isValued(schema) ? offered(schema, place).map((value, index) => valueItem(value, index, insertion)) : [];
}

const isValued = (schema: Concrete): schema is Valued => schema.kind !== 'record' && schema.kind !== 'list';

interface Value {
  readonly text: string;
  readonly doc?: string;
  readonly isDefault: boolean;
  readonly deprecated?: boolean;
  readonly kind: CompletionItemKind;
  /** What follows it, e.g. the colon of a name. */
  readonly tail: string;
  /** Only how it begins. */
  readonly begins?: boolean;
}

function offered(schema: Valued, { field, around, version }: ValuePlace): readonly Value[] {
  switch (schema.kind) {
    case 'enum':
      return enumValues(schema, field?.default, version);
    case 'scalar':
      return formatValues(schema.format, field?.default, around);
    case 'map':
      return (schema.key.complete?.(around) ?? []).map(({ value, doc }) => ({
        text: value,
        isDefault: false,
        kind: CompletionItemKind.Property,
        tail: ': ',
        ...(doc !== undefined && { doc }),
      }));
    case 'embedded':
      return [];
  }
}

const enumValues = (schema: EnumSchema, preset: string | undefined, version: Version): readonly Value[] =>
  schema.values
    .filter(value => isThere(value, version))
    .map(value => ({
      text: value.value,
      doc: describeEnumValue(value, version),
      isDefault: value.value === preset,
      deprecated: value.deprecated !== undefined,
      kind: CompletionItemKind.EnumMember,
      tail: '',
    }));

function formatValues(format: Format, preset: string | undefined, around: Surroundings): readonly Value[] {
  const known = format.complete?.(around) ?? [];
  const values = known.map(({ value, doc, begins }) => ({
    text: value,
    begins: begins === true,
    isDefault: value === preset,
    ...plainValue,
    ...(doc !== undefined && { doc }),
  }));
  // A default such as `(.*)` is worth offering; one that is no valid text here, such as a description, is not.
  const fits = preset !== undefined && preset !== '' && !format.check({ text: preset, style: 'plain' });
  return fits && !known.some(({ value }) => value === preset) ? [{ text: preset, isDefault: true, ...plainValue }, ...values] : values;
}

const plainValue = { kind: CompletionItemKind.Value, tail: '' } as const;

function valueItem(value: Value, index: number, insertion: Insertion): CompletionItem {
  const { text, doc, isDefault, deprecated, kind, tail, begins } = value;
  const written = insertion.json ? JSON.stringify(text) : quotedLike(text, insertion.typed, insertion.flow);
  return {
    label: text === '' ? "''" : begins ? `${text}…` : text,
    kind,
    sortText: `${deprecated ? 2 : isDefault ? 0 : 1}${String(index).padStart(3, '0')}`,
    filterText: insertion.typed === '' ? asPlain(text, insertion.flow) : written,
    ...(isDefault && { detail: 'default', preselect: true }),
    ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(doc !== undefined && { documentation: { kind: MarkupKind.Markdown, value: doc } }),
    ...insertion.edit(begins ? openEnd(written) : escapeSnippet(written) + tail),
  };
}

/** The cursor stays where the rest goes: within the quotes. */
const openEnd = (written: string): string => escapeSnippet(written).replace(/(['"]?)$/, '$$0$1');
