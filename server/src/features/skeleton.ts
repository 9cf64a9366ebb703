import { choose } from '../schema/choose.ts';
import type { EnumSchema, Field, RecordSchema, Ref } from '../schema/types.ts';
import { asPlain } from './quoting.ts';

/** A key with the beginnings of its value, as an LSP snippet whose further lines are indented by `indent` columns. */
export function fieldSkeleton(key: string, field: Field, indent: number): string {
  return new Skeleton(snippetStops()).field(key, field, indent) + end;
}

/** The same as plain text: of each place the first answer. */
export function fieldText(key: string, field: Field, indent: number): string {
  return new Skeleton(plainStops).field(key, field, indent);
}

/** A key with its value on one line, for use within braces. */
export function flowSkeleton(key: string, field: Field): string {
  return new Skeleton(snippetStops()).flow(key, field) + end;
}

/** The value of a list's item on one line; JSON wants its keys in quotes. */
export function flowItem(item: Ref, json: boolean): string {
  return new Skeleton(snippetStops()).flowItem(item, json);
}

/** A list item, without its dash. */
export function itemSkeleton(item: Ref, indent: number): string {
  return new Skeleton(snippetStops()).item(item, indent) + end;
}

/** What a block scalar, a record or a list needs below its key. */
export function blockBelow(type: Ref, indent: number): string {
  return new Skeleton(snippetStops()).below(type, indent) + end;
}

/** The end of the snippet is the last place the cursor goes to. */
const end = '$0';

const step = 2;

/** How a place is written that the cursor goes to. */
interface Stops {
  /** With a text to write over, or an empty one. */
  one(text: string): string;
  of(choices: readonly string[]): string;
}

function snippetStops(): Stops {
  let count = 0;
  return {
    one(text) {
      count++;
      return text === '' ? `$${count}` : `\${${count}:${escapeSnippet(text)}}`;
    },
    of(choices) {
      count++;
      return `\${${count}|${choices.map(choice => choice.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
    },
  };
}

const plainStops: Stops = { one: text => text, of: ([first = '']) => first };

class Skeleton {
  readonly #stops: Stops;

  constructor(stops: Stops) {
    this.#stops = stops;
  }

  field(key: string, field: Field, indent: number): string {
    const schema = choose(field.type, null);
    const scalar = schema.kind === 'scalar' || schema.kind === 'enum' || schema.kind === 'embedded';
    if (!scalar) return `${key}:${this.below(field.type, indent)}`;
    return `${key}: ${this.#value(field.type, field)}`;
  }

  flow(key: string, field: Field): string {
    const schema = choose(field.type, null);
    if (schema.kind === 'list') return `${key}: [${this.#stop('')}]`;
    if (schema.kind === 'map' || schema.kind === 'record') return `${key}: {${this.#stop('')}}`;
    return `${key}: ${this.#value(field.type, field)}`;
  }

  below(type: Ref, indent: number): string {
    const schema = choose(type, null);
    const line = `\n${' '.repeat(indent + step)}`;
    switch (schema.kind) {
      case 'list':
        return `${line}- ${this.item(schema.item, indent + step * 2)}`;
      case 'map':
        return `${line}${this.#stop('')}`;
      case 'record':
        return `${line}${this.record(schema, indent + step)}`;
      case 'scalar':
      case 'enum':
      case 'embedded':
        return ` ${this.#value(type)}`;
    }
  }

  flowItem(item: Ref, json: boolean): string {
    const schema = choose(item, null);
    if (schema.kind === 'list') return `[${this.#stop('')}]`;
    if (schema.kind === 'map') return `{${this.#stop('')}}`;
    if (schema.kind !== 'record') return json ? this.#stop('') : this.#value(item);
    const fields = beginning(schema).map(([key, field]) => this.flow(json ? JSON.stringify(key) : key, field));
    return `{${fields.length > 0 ? fields.join(', ') : this.#stop('')}}`;
  }

  item(item: Ref, indent: number): string {
    const schema = choose(item, null);
    if (schema.kind !== 'record') return this.#value(item);
    const fields = beginning(schema).map(([key, field]) => this.field(key, field, indent));
    return fields.length > 0 ? fields.join(`\n${' '.repeat(indent)}`) : this.#stop('');
  }

  record(record: RecordSchema, indent: number): string {
    const required = Object.entries(record.fields).filter(([, field]) => field.required);
    if (required.length === 0) return this.#stop('');
    return required.map(([key, field]) => this.field(key, field, indent)).join(`\n${' '.repeat(indent)}`);
  }

  #value(type: Ref, field?: Field): string {
    const schema = choose(type, null);
    if (schema.kind === 'enum') return this.#choice(schema, field?.default);
    if (schema.kind !== 'scalar') return this.#stop('');
    if (schema.format.yaml === 'bool')
      return field?.default === 'true' ? this.#choices(['false', 'true']) : this.#choices(['true', 'false']);
    // A secret or free text has no example worth deleting.
    if (field?.secret || schema.format.complete || schema.format.name === 'text') return this.#stop('');
    return this.#stop(field?.default ?? schema.format.example);
  }

  #choice(schema: EnumSchema, preferred: string | undefined): string {
    const values = schema.values
      .filter(({ deprecated, removed, value }) => deprecated === undefined && removed === undefined && value !== '')
      .map(({ value }) => value);
    const first = values.filter(value => value === preferred);
    return this.#choices([...first, ...values.filter(value => value !== preferred)]);
  }

  #choices(values: readonly string[]): string {
    return this.#stops.of(values.map(value => asPlain(value)));
  }

  #stop(placeholder: string): string {
    return this.#stops.one(placeholder === '' ? '' : asPlain(placeholder));
  }
}

/** What an item has to hold: its required fields, else the one that its record is about. */
function beginning({ fields }: RecordSchema): readonly (readonly [string, Field])[] {
  const required = Object.entries(fields).filter(([, field]) => field.required);
  if (required.length > 0) return required;
  const leading = Object.entries(fields).find(([, { hidden, deprecated, type }]) => !hidden && !deprecated && isShort(type));
  return leading ? [leading] : [];
}

/** A value of one line, or a list of such. */
function isShort(type: Ref): boolean {
  const schema = choose(type, null);
  const inner = schema.kind === 'list' ? choose(schema.item, null) : schema;
  return inner.kind === 'scalar' || inner.kind === 'enum';
}

/** Text that means itself in an LSP snippet. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
