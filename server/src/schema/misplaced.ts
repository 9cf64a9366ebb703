import { choose, type Concrete, optionsOf } from './choose.ts';
import { type Match, pathOf } from './match.ts';
import { code, joined } from './phrase.ts';
import type { RecordSchema, Ref } from './types.ts';

/** More places than this, and naming them helps nobody. */
const maxPlaces = 3;

/** Where a key that is unknown in a record would be right. */
export interface RightPlace {
  /** The end of what is said of it. */
  readonly sentence: string;
  /** The key of the record whose block it belongs into, where that is the only one. */
  readonly under?: string;
  /** That block is an item of a list. */
  readonly inList?: true;
  /** How many records further out it is. */
  readonly levels?: number;
}

/** Undefined where a key is right nowhere near. */
export function rightPlace(match: Match, key: string): RightPlace | undefined {
  const enclosing = above(match, key);
  if (enclosing !== undefined) return enclosing;
  const aside = below(match, key) ?? strayed(match);
  if (aside !== undefined) return aside;
  const elsewhere = beside(match, key);
  return elsewhere === undefined ? undefined : { sentence: elsewhere };
}

/** In a record that encloses this one: the key is indented too deep. */
function above(match: Match, key: string): RightPlace | undefined {
  const enclosing = pathOf(match)
    .slice(0, -1)
    .toReversed()
    .filter(({ schema }) => schema.kind === 'record');
  const levels = enclosing.findIndex(({ schema }) => knows(schema, key));
  const owner = enclosing[levels];
  if (owner?.schema.kind !== 'record') return undefined;
  const place = owner.at === 'root' ? 'at the top level of the file' : `to the ${owner.schema.name} around this`;
  return { sentence: `It belongs ${place}: indent it less.`, levels: levels + 1 };
}

/** In a record one or two keys further down: `targets` belongs under `static_configs`. */
function below(match: Match, key: string): RightPlace | undefined {
  if (match.schema.kind !== 'record') return undefined;
  const { fields } = match.schema;
  const paths = pathsTo(match.schema, key, 2);
  const written = paths.filter(([first]) => match.node?.kind === 'mapping' && match.node.pairs.some(pair => pair.key.text === first));
  const likely = written.length > 0 ? written : paths;
  const sentence = told(likely);
  if (sentence === undefined) return undefined;
  const direct = likely.flatMap(([first = '', ...further]) => (further.length === 0 ? [first] : []));
  const [under] = direct.length === 1 ? direct : [];
  const type = under === undefined ? undefined : fields[under]?.type;
  const block = type === undefined ? undefined : choose(type, null);
  if (under === undefined || !block) return { sentence };
  if (block.kind === 'record') return { sentence, under };
  return block.kind === 'list' && knows(choose(block.item, null), key) ? { sentence, under, inList: true } : { sentence };
}

/** Names that are written right into a record which has a block for them. */
function strayed({ schema }: Match): RightPlace | undefined {
  if (schema.kind !== 'record' || schema.strays === undefined) return undefined;
  return { sentence: `It belongs under ${code(schema.strays)}.`, under: schema.strays };
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
    .filter(([, field]) => !field.hidden && !field.deprecated && !field.removed)
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
