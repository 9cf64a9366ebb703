import type { Field, RecordSchema, Ref, Schema } from '../../schema/types.ts';

/** Records that Prometheus has as well, without the releases, which are those of Prometheus. */
export function undatedFields<K extends string>(fields: Readonly<Record<K, Field>>): Readonly<Record<K, Field>> {
  return new Copies().fields(fields);
}

/** A record that is met again is the same again. */
class Copies {
  readonly #known = new Map<RecordSchema, RecordSchema>();

  fields<K extends string>(fields: Readonly<Record<K, Field>>): Readonly<Record<K, Field>> {
    const entries = Object.entries<Field>(fields).map(([key, field]) => [key, this.#field(field)]);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of the block, which fromEntries cannot tell
    return Object.fromEntries(entries) as Readonly<Record<K, Field>>;
  }

  #field(field: Field): Field {
    const { since: _, before: __, removed: ___, earlierDefaults: ____, type, ...rest } = field;
    return { ...rest, type: this.#type(type) };
  }

  #type(type: Ref): Ref {
    return typeof type === 'function' ? () => this.#schema(type()) : this.#schema(type);
  }

  #schema(type: Schema): Schema {
    switch (type.kind) {
      case 'record':
        return this.#record(type);
      case 'list':
        return { ...type, item: this.#type(type.item) };
      case 'map':
        return { ...type, value: this.#type(type.value) };
      case 'scalar':
      case 'enum':
      case 'oneOf':
      case 'embedded':
        return type;
    }
  }

  #record(record: RecordSchema): RecordSchema {
    const copy = this.#known.get(record) ?? { ...record, fields: this.fields(record.fields) };
    this.#known.set(record, copy);
    return copy;
  }
}
