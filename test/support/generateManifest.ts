import * as fc from 'fast-check';
import { choose } from '../../server/src/schema/choose.ts';
import type { Format, RecordSchema, Ref } from '../../server/src/schema/types.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An object of the schema's making, with what somebody did to it: mostly one thing, at times none or two. */
export function bentManifest(root: RecordSchema): fc.Arbitrary<string> {
  const bends = fc.array(fc.tuple(fc.nat(), bend), { maxLength: 2 });
  return fc.tuple(valueOf(root, 0), bends, fc.boolean()).map(([object, changes, plain]) =>
    rendered(
      changes.reduce((value, [at, change]) => bentAt(value, at, change), named(object)),
      plain,
    ),
  );
}

const named = (object: Json): Json => (isObject(object) ? { ...object, metadata: { name: 'a' } } : object);

const deepest = 7;

function valueOf(ref: Ref, depth: number): fc.Arbitrary<Json> {
  const schema = choose(ref, null);
  switch (schema.kind) {
    case 'record':
      return recordOf(schema, depth);
    case 'list':
      return fc.array(valueOf(schema.item, depth + 1), { minLength: 1, maxLength: depth < deepest ? 2 : 1 });
    case 'map':
      return valueOf(schema.value, depth + 1).map(value => ({ [schema.key.example]: value }));
    case 'enum':
      return fc.constantFrom(...schema.values.flatMap(({ value, also }) => [value, ...(also ?? [])]));
    case 'embedded':
      return fc.constant('up == 0');
    case 'scalar':
      return scalarOf(schema.format);
  }
}

function recordOf({ fields }: RecordSchema, depth: number): fc.Arbitrary<Json> {
  const entries = Object.entries(fields).filter(([key, { type }]) => key !== 'metadata' && key !== 'routes' && !isUnread(type));
  const required = entries.filter(([, field]) => field.required);
  const optional = entries.filter(([, field]) => !field.required);
  const chosen = fc.subarray(optional, { maxLength: depth < deepest ? Math.min(4, optional.length) : 0 });
  return chosen.chain(more =>
    fc.record(Object.fromEntries([...required, ...more].map(([key, { type }]) => [key, valueOf(type, depth + 1)] as const))),
  );
}

/** What is left to Kubernetes, as routes within routes are by Kubernetes: there we cannot tell right from wrong. */
function isUnread(type: Ref): boolean {
  const schema = choose(type, null);
  const inner = schema.kind === 'list' ? choose(schema.item, null) : schema;
  return inner.kind === 'record' && inner.open === true;
}

function scalarOf(format: Format): fc.Arbitrary<Json> {
  const { yaml, example } = format;
  switch (yaml) {
    case 'bool':
      return fc.boolean();
    case 'int':
    case 'uint':
    case 'float':
      return fc.constantFrom(Number(example), 0, 1, 100);
    case 'any':
      return fc.constantFrom<Json>(1, example);
    case 'string':
      return fc.constantFrom(example, ...(format.complete?.() ?? []).map(({ value }) => value));
  }
}

type Bend = (typeof bendKinds)[number];
const odd = [1, -1, 1.5, true, null, '', 'odd', '10', '1e3', 'yes', [], {}, ['a'], { a: 'b' }, 2 ** 40] as const;
const bendKinds = [
  { kind: 'remove' },
  { kind: 'rename' },
  { kind: 'add' },
  { kind: 'double' },
  { kind: 'empty' },
  ...odd.map(value => ({ kind: 'put', value }) as const),
] as const;
const bend: fc.Arbitrary<Bend> = fc.constantFrom(...bendKinds);

type Path = readonly (string | number)[];

/** One of all the places below `spec`, told by a number of any size. */
function bentAt(root: Json, at: number, change: Bend): Json {
  const paths = pathsIn(root, []).filter(([first]) => first === 'spec');
  const path = paths[at % Math.max(1, paths.length)];
  return path ? changed(root, path, change) : root;
}

function pathsIn(value: Json, path: Path): readonly Path[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => pathsIn(item, [...path, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]))
      : [];
  return path.length === 0 ? inner : [path, ...inner];
}

function changed(value: Json, [step, ...rest]: Path, change: Bend): Json {
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    return items.flatMap((item, index) => {
      if (index !== step) return [item];
      if (rest.length > 0) return [changed(item, rest, change)];
      return change.kind === 'remove' ? [] : change.kind === 'double' ? [item, item] : [leaf(item, change)];
    });
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, Json][] => {
      if (key !== step) return [[key, item]];
      if (rest.length > 0) return [[key, changed(item, rest, change)]];
      switch (change.kind) {
        case 'remove':
          return [];
        case 'rename':
          return [[`${key}x`, item]];
        case 'add':
          return [
            [key, item],
            ['strangeKey', 1],
          ];
        case 'double':
        case 'empty':
        case 'put':
          return [[key, leaf(item, change)]];
      }
    }),
  );
}

function leaf(value: Json, change: Bend): Json {
  if (change.kind === 'put') return change.value;
  if (change.kind !== 'empty') return value;
  return Array.isArray(value) ? [] : isObject(value) ? {} : '';
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** YAML in braces; `plain` texts of letters and digits go without quotes, so that some become numbers and booleans. */
function rendered(value: Json, plain: boolean): string {
  const text = JSON.stringify(value, null, 1);
  return plain ? text.replaceAll(/: "([\w.]+)"/g, ': $1') : text;
}
