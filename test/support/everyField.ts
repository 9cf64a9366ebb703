import type { RecordSchema, Ref, Schema } from '../../server/src/schema/types.ts';

const resolve = (ref: Ref): Schema => (typeof ref === 'function' ? ref() : ref);

/** A document around one key of one record, with what Prometheus demands beside it. */
export interface FieldDocument {
  /** e.g. `relabel step: action`. */
  readonly name: string;
  with(value: string): string;
}

type Around = (record: string) => string;

/** By a record's name, keys that its rules demand though no single one of them is required, as they are written in flow style. */
export type Demanded = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every key of every record that can be reached from a root, each record at the first place where it is met. */
export function everyField(root: RecordSchema, demanded: Demanded = {}): readonly FieldDocument[] {
  const seen = new Set<RecordSchema>();
  const visit = (record: RecordSchema, around: Around): readonly FieldDocument[] => {
    if (seen.has(record)) return [];
    seen.add(record);
    return Object.entries(record.fields).flatMap(([key, { type }]) => {
      const besides = Object.entries(demanded[record.name] ?? {}).flatMap(([name, text]) => (name === key ? [] : [`${name}: ${text}`]));
      const set: Around = value => around(`{${[...needed(record, key), ...besides, `${key}: ${value}`].join(', ')}}`);
      const inner = below(resolve(type));
      return [{ name: `${record.name}: ${key}`, with: set }, ...(inner ? visit(inner.record, text => set(inner.wrap(text))) : [])];
    });
  };
  return visit(root, text => `${text}\n`);

  function needed(record: RecordSchema, but: string): readonly string[] {
    return Object.entries(record.fields).flatMap(([key, { type, required }]) =>
      required && key !== but ? [`${key}: ${sample(resolve(type))}`] : [],
    );
  }

  function sample(schema: Schema): string {
    if (schema.kind === 'scalar') return JSON.stringify(schema.format.example);
    if (schema.kind === 'enum') return JSON.stringify(schema.values[0]?.value ?? '');
    if (schema.kind === 'list') return `[${sample(resolve(schema.item))}]`;
    if (schema.kind === 'record') {
      const besides = Object.entries(demanded[schema.name] ?? {}).map(([name, text]) => `${name}: ${text}`);
      return `{${[...needed(schema, ''), ...besides].join(', ')}}`;
    }
    return schema.kind === 'embedded' ? 'up' : '{}';
  }
}

/** The record that a value, its items or its entries are. */
function below(schema: Schema): { readonly record: RecordSchema; readonly wrap: Around } | undefined {
  if (schema.kind === 'record') return { record: schema, wrap: text => text };
  if (schema.kind === 'list') {
    const inner = below(resolve(schema.item));
    return inner && { record: inner.record, wrap: text => `[${inner.wrap(text)}]` };
  }
  if (schema.kind === 'map') {
    const inner = below(resolve(schema.value));
    return inner && { record: inner.record, wrap: text => `{${JSON.stringify(schema.key.example)}: ${inner.wrap(text)}}` };
  }
  return undefined;
}
