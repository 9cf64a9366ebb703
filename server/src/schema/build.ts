import type {
  EmbeddedSchema,
  EnumSchema,
  EnumValue,
  Field,
  Format,
  LanguageId,
  ListSchema,
  MapSchema,
  OneOfSchema,
  RecordSchema,
  Ref,
  ScalarSchema,
} from './types.ts';

/** Literal-preserving builders: `record({...})` keeps the names of its keys in its type, so a job can be typed from its schema. */

export const scalar = (format: Format): ScalarSchema => ({ kind: 'scalar', format });

export const oneOfValues = (...values: readonly EnumValue[]): EnumSchema => ({ kind: 'enum', values });

/** Values that Prometheus suggests rather than enforces. */
export const someOfValues = (...values: readonly EnumValue[]): EnumSchema => ({ kind: 'enum', values, open: true });

/** Values of a type in Prometheus that reads itself. */
export const readingItself = (schema: EnumSchema, as: EnumSchema['readsItself'] = 'text'): EnumSchema => ({ ...schema, readsItself: as });

export const list = (item: Ref, options: Omit<ListSchema, 'kind' | 'item'> = {}): ListSchema => ({ kind: 'list', item, ...options });

export const map = (key: Format, value: Ref, options: Omit<MapSchema, 'kind' | 'key' | 'value'> = {}): MapSchema => ({
  kind: 'map',
  key,
  value,
  ...options,
});

export const record = <const R extends Omit<RecordSchema, 'kind'>>(definition: R): R & { readonly kind: 'record' } => ({
  kind: 'record',
  ...definition,
});

export const oneOf = (...options: readonly Ref[]): OneOfSchema => ({ kind: 'oneOf', options });

export const embedded = (language: LanguageId, format?: Format): EmbeddedSchema => ({
  kind: 'embedded',
  language,
  ...(format && { format }),
});

/** A block of fields that several records share: `...httpClientFields`. */
export const fields = <const F extends Readonly<Record<string, Field>>>(shared: F): F => shared;
