import { type Item, type MappingNode, type Node, type Pair, resolveAlias, type Span } from '../yaml/tree.ts';
import { itemsOf, type PlacedStretch, stretchesOf } from '../yaml/stretches.ts';
import { type Concrete, choose } from './choose.ts';
import type { Field, ListSchema, Ref } from './types.ts';
import { isMerge } from './view.ts';

/**
 * A node of the text beside the schema it has to meet: the pairing that the check, hover, completion and the outline all read.
 * Matches are made on demand, from the root down, so that asking for one place costs its depth and not the file's length.
 */
export type Match = RootMatch | FieldMatch | EntryMatch | ItemMatch;

interface Base {
  readonly schema: Concrete;
  /** The value as written; null where nothing is. */
  readonly node: Node | null;
}

export interface RootMatch extends Base {
  readonly at: 'root';
}

/** A known key of a record. */
export interface FieldMatch extends Base {
  readonly at: 'field';
  readonly parent: Match;
  readonly pair: Pair;
  readonly field: Field;
}

/** A name and its value in a map such as `labels`. */
export interface EntryMatch extends Base {
  readonly at: 'entry';
  readonly parent: Match;
  readonly pair: Pair;
}

export interface ItemMatch extends Base {
  readonly at: 'item';
  readonly parent: Match;
  readonly item: Item;
  readonly index: number;
}

export const rootMatch = (root: Ref, node: Node | null): RootMatch => ({ at: 'root', schema: choose(root, node), node });

/** What the schema knows right below a match. Aliases are followed, so a child may stand elsewhere in the text. */
export function children(match: Match): readonly Match[] {
  const { schema } = match;
  const node = resolveAlias(match.node);
  switch (schema.kind) {
    case 'record': {
      if (node?.kind !== 'mapping') return [];
      return node.pairs.flatMap(pair => fieldMatch(match, pair));
    }
    case 'map': {
      if (node?.kind !== 'mapping') return [];
      const { value } = schema;
      const entries = node.pairs.filter(pair => !isMerge(pair));
      return entries.map(pair => ({ at: 'entry', parent: match, pair, schema: choose(value, pair.value), node: pair.value }));
    }
    case 'list': {
      if (node?.kind !== 'sequence') return [];
      return stretchesOf(node).flatMap(placed => itemMatches(match, schema, placed));
    }
    case 'scalar':
    case 'enum':
    case 'embedded':
      return [];
  }
}

/** Every match of a tree in the order of the text, `root` first. */
export function* descendants(root: Match): Iterable<Match> {
  yield root;
  for (const child of children(root)) yield* descendants(child);
}

/** The matches that touch a part of the text, `root` first. */
export function* descendantsIn(root: Match, part: Span): Iterable<Match> {
  yield root;
  for (const child of children(root)) {
    const { start, end } = extentOf(child);
    if (start <= part.end && part.start <= end && child.node?.kind !== 'alias') yield* descendantsIn(child, part);
  }
}

/** The innermost match whose key, dash or value covers an offset. */
export function matchAt(root: Match, offset: number): Match {
  const child = root.node?.kind === 'alias' ? undefined : children(root).find(inner => covers(inner, offset));
  return child ? matchAt(child, offset) : root;
}

/** From the root down to a match. */
export function pathOf(match: Match): readonly Match[] {
  return match.at === 'root' ? [match] : [...pathOf(match.parent), match];
}

/** The mapping whose pairs a record or map match has. */
export function mappingOf(match: Match): MappingNode | undefined {
  const node = resolveAlias(match.node);
  return node?.kind === 'mapping' ? node : undefined;
}

/** The span a match takes in the text, its key or dash included. */
export function extentOf(match: Match): { readonly start: number; readonly end: number } {
  switch (match.at) {
    case 'root':
      return match.node ?? { start: 0, end: 0 };
    case 'field':
    case 'entry':
      return match.pair;
    case 'item':
      return match.item;
  }
}

function covers(match: Match, offset: number): boolean {
  const { start, end } = extentOf(match);
  return start <= offset && offset <= end;
}

function fieldMatch(parent: Match, pair: Pair): readonly FieldMatch[] {
  if (parent.schema.kind !== 'record' || !Object.hasOwn(parent.schema.fields, pair.key.text)) return [];
  const field = parent.schema.fields[pair.key.text];
  return field ? [{ at: 'field', parent, pair, field, schema: choose(field.type, pair.value), node: pair.value }] : [];
}

/** The items of a stretch of a list. */
export const itemMatches = (parent: Match, { item: schema }: ListSchema, placed: PlacedStretch): readonly ItemMatch[] =>
  itemsOf(placed).map((item, index) => ({
    at: 'item',
    parent,
    item,
    index: placed.first + index,
    schema: choose(schema, item.value),
    node: item.value,
  }));
