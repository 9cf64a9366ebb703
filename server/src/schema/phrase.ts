import { isNull } from '../yaml/scalar.ts';
import { type Node, resolveAlias } from '../yaml/tree.ts';
import { choose, type Concrete, force, optionsOf } from './choose.ts';
import type { EnumSchema, RecordSchema, Ref } from './types.ts';

/** The words that messages and hovers are put together from. */

export function article(noun: string): string {
  // By sound: a URL, a unit, but an unsigned integer; an HTTP client, an OAuth token.
  const vowel = /^(?:[aeio]|un[^i]|HTTP|S3)/i.test(noun) && !/^(?:one|eu|uni)/i.test(noun);
  return `${vowel ? 'an' : 'a'} ${noun}`;
}

export const joined = (words: readonly string[], word: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${word} ${words.at(-1)}`;

export const code = (text: string): string => `\`${text}\``;

/** `A scrape job`, at the beginning of a sentence. */
export function nameLabel(schema: Concrete): string {
  const name = schema.kind === 'record' ? article(schema.name) : 'this value';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** What a schema wants, with an example: `a list, e.g. "- host:9100"`. */
export function wanted(ref: Ref): string {
  const [first, ...others] = optionsOf(ref);
  if (others.length > 0) return joined([first, ...others].map(wanted), 'or');
  switch (first.kind) {
    case 'scalar':
      return `${article(first.format.name)}, e.g. ${code(first.format.example)}`;
    case 'enum':
      return valuesOf(first);
    case 'list':
      return `a list, e.g. ${code(`- ${exampleOf(first.item)}`)}`;
    case 'map':
      return `names with values, e.g. ${code(`${first.key.example}: ${exampleOf(first.value)}`)}`;
    case 'record':
      return `a block of keys, e.g. ${code(exampleOf(first))}`;
    case 'embedded':
      return first.language === 'promql' ? 'an expression' : 'text';
  }
}

/** What stands there instead. */
export function found(node: Node | null): string {
  const written = resolveAlias(node);
  if (!written || isNull(written)) return 'nothing';
  switch (written.kind) {
    case 'mapping':
      return 'a block of keys';
    case 'sequence':
      return 'a list';
    case 'scalar':
      return 'a single value';
  }
}

const shownValues = 8;

/** What the newest release takes. */
const currentValues = ({ values }: EnumSchema): readonly string[] => values.flatMap(({ value, removed }) => (removed ? [] : [value]));

function valuesOf(schema: EnumSchema): string {
  const values = currentValues(schema).map(value => code(value === '' ? '""' : value));
  if (values.length > shownValues) return `one of ${values.slice(0, shownValues).join(', ')} and others`;
  return values.length > 1 ? `one of ${joined(values, 'or')}` : joined(values, 'or');
}

/** A short valid value in YAML, on one line. */
export function exampleOf(ref: Ref): string {
  const schema = choose(ref, null);
  switch (schema.kind) {
    case 'scalar':
      return schema.format.example;
    case 'enum':
      return schema.values[0]?.value ?? '';
    case 'list':
      return `[${exampleOf(schema.item)}]`;
    case 'map':
      return `${schema.key.example}: ${exampleOf(schema.value)}`;
    case 'record': {
      const key = leadingKey(schema);
      const field = schema.fields[key];
      const type = field && force(field.type);
      return type && (type.kind === 'scalar' || type.kind === 'enum') ? `${key}: ${exampleOf(type)}` : `${key}:`;
    }
    case 'embedded':
      return schema.language === 'promql' ? 'up == 0' : 'text';
  }
}

/** The key that shows best what a record is about. */
function leadingKey(record: RecordSchema): string {
  const shown = Object.entries(record.fields).filter(([, field]) => !field.hidden && !field.deprecated && !field.removed);
  return (shown.find(([, field]) => field.required) ?? shown[0])?.[0] ?? '';
}

/** The type as a hover names it. */
export function typeLabel(ref: Ref): string {
  const schema = force(ref);
  if (schema.kind === 'oneOf' && schema.label !== undefined) return schema.label;
  const labels = optionsOf(schema).map(labelOf);
  return joined([...new Set(labels)], 'or');
}

function labelOf(schema: Concrete): string {
  switch (schema.kind) {
    case 'scalar':
      return schema.format.name;
    case 'enum': {
      const values = currentValues(schema).map(value => code(value === '' ? '""' : value));
      return values.length > shownValues ? `one of ${values.length} values` : joined(values, 'or');
    }
    case 'list':
      return `list of ${plural(typeLabel(schema.item))}`;
    case 'map':
      return `${schema.key.name} to ${typeLabel(schema.value)}`;
    case 'record':
      return schema.name;
    case 'embedded':
      return schema.language === 'promql'
        ? 'PromQL expression'
        : schema.language === 'notification'
          ? 'text with templates'
          : schema.language;
  }
}

function plural(label: string): string {
  if (label.includes('`') || label.includes(' or ') || label.includes(' to ') || label === 'text' || label.endsWith('s')) return label;
  return label.endsWith('y') && !/[aeiou]y$/.test(label) ? `${label.slice(0, -1)}ies` : `${label}s`;
}
