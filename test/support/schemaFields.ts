import type { Field, Format, RecordSchema, Ref, Schema } from '../../server/src/schema/types.ts';

const resolve = (ref: Ref): Schema => (typeof ref === 'function' ? ref() : ref);

/** Every record that can be reached from a schema, each once, in the order it is met. */
export function recordsOf(root: Ref): ReadonlySet<RecordSchema> {
  const found = new Set<RecordSchema>();
  const seen = new Set<Schema>();
  const visit = (ref: Ref): void => {
    const schema = resolve(ref);
    if (seen.has(schema)) return;
    seen.add(schema);
    switch (schema.kind) {
      case 'record':
        found.add(schema);
        for (const field of Object.values(schema.fields)) visit(field.type);
        return;
      case 'list':
        visit(schema.item);
        return;
      case 'map':
        visit(schema.value);
        return;
      case 'oneOf':
        for (const option of schema.options) visit(option);
        return;
      case 'scalar':
      case 'enum':
      case 'embedded':
        return;
    }
  };
  visit(root);
  return found;
}

/** A type in a few words: `duration`, `list of text`, `list of relabel step`. */
function typeOf(ref: Ref): string {
  const schema = resolve(ref);
  if (schema.kind === 'record') return schema.name;
  if (schema.kind === 'list') return `list of ${typeOf(schema.item)}`;
  if (schema.kind === 'map') return `map of ${typeOf(schema.value)}`;
  if (schema.kind === 'oneOf') return schema.label ?? schema.options.map(typeOf).join(' or ');
  return schema.kind === 'scalar' ? scalarType(schema.format) : 'text';
}

const scalarType = ({ name, yaml }: Format): string => (special.has(name) ? name : scalarTypes[yaml]);

/** Go types of their own, with a syntax of their own. */
const special: ReadonlySet<string> = new Set(['duration', 'size', 'regular expression', 'secret']);
const scalarTypes = { string: 'text', int: 'integer', uint: 'unsigned', float: 'number', bool: 'boolean', any: 'any' } as const;

function valuesOf(ref: Ref): readonly string[] {
  const schema = resolve(ref);
  if (schema.kind === 'list') return valuesOf(schema.item);
  if (schema.kind !== 'enum' || schema.open) return [];
  return schema.values.flatMap(({ value, removed }) => (value === '' || removed ? [] : [value]));
}

/** One line for a field, as the field list has it. */
export function lineOf({ type, since, default: fallback, required, deprecated }: Field): string {
  const values = valuesOf(type);
  return [
    typeOf(type),
    `since ${since}`,
    ...(required ? ['required'] : []),
    ...(deprecated === undefined ? [] : ['deprecated']),
    ...(fallback === undefined ? [] : [`default ${fallback}`]),
    ...(values.length > 0 ? [`one of ${[...values].sort().join(' ')}`] : []),
  ].join(', ');
}
