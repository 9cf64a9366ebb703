import { choose, type Concrete, optionsOf } from './choose.ts';
import { type Match, pathOf } from './match.ts';
import { code, joined } from './phrase.ts';
import type { RecordSchema, Ref } from './types.ts';

/** More places than this, and naming them helps nobody. */
const maxPlaces = 3;

/** Where a key that is unknown in this record would be right, as the end of a sentence; undefined where nowhere near. */
export function rightPlace(match: Match, key: string): string | undefined {
  return above(match, key) ?? below(match, key) ?? beside(match, key);
}

/** In a record that encloses this one: the key is indented too deep. */
function above(match: Match, key: string): string | undefined {
  const enclosing = pathOf(match).slice(0, -1).toReversed();
  const owner = enclosing.find(({ schema }) => knows(schema, key));
  if (owner?.schema.kind !== 'record') return undefined;
  return owner.at === 'root'
    ? 'It belongs at the top level of the file: indent it less.'
    : `It belongs to the ${owner.schema.name} around this: indent it less.`;
}

/** In a record one or two keys further down: `targets` belongs under `static_configs`. */
function below(match: Match, key: string): string | undefined {
  if (match.schema.kind !== 'record') return undefined;
  const paths = pathsTo(match.schema, key, 2);
  const written = paths.filter(([first]) => match.node?.kind === 'mapping' && match.node.pairs.some(pair => pair.key.text === first));
  return told(written.length > 0 ? written : paths);
}

/** Under another key of the top level, e.g. `global`. */
function beside(match: Match, key: string): string | undefined {
  const root = pathOf(match)[0]?.schema;
  return root?.kind === 'record' && root !== match.schema ? told(pathsTo(root, key, 1)) : undefined;
}

function told(paths: readonly (readonly string[])[]): string | undefined {
  const nearest = Math.min(...paths.map(path => path.length));
  const places = paths.filter(path => path.length === nearest).map(path => path.map(code).join(' → '));
  if (places.length === 0 || places.length > maxPlaces) return undefined;
  return `It belongs under ${joined(places, 'or')}.`;
}

const knows = (schema: Concrete, key: string): boolean =>
  schema.kind === 'record' && Object.hasOwn(schema.fields, key) && !schema.fields[key]?.hidden;

/** The keys that lead from a record to records that know `key`. */
function pathsTo(record: RecordSchema, key: string, depth: number): readonly (readonly string[])[] {
  if (depth === 0) return [];
  return Object.entries(record.fields)
    .filter(([, field]) => !field.hidden && !field.deprecated)
    .flatMap(([name, field]) =>
      recordsOf(field.type).flatMap(inner => {
        if (knows(inner, key)) return [[name]];
        return pathsTo(inner, key, depth - 1).map(path => [name, ...path]);
      }),
    );
}

/** The records that a value of this type is, or is a list of. */
function recordsOf(ref: Ref): readonly RecordSchema[] {
  return optionsOf(ref).flatMap(schema => {
    const inner = schema.kind === 'list' ? choose(schema.item, null) : schema;
    return inner.kind === 'record' ? [inner] : [];
  });
}
