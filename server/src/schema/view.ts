import { isNull } from '../yaml/scalar.ts';
import { type Item, type MappingNode, type Node, type Pair, resolveAlias, type Span, valueSpan } from '../yaml/tree.ts';
import type { FindingPlace, RecordView } from './types.ts';

const mergeKey = '<<';

/** Is this the merge key of YAML 1.1? Quoted it is a key like any other. */
export const isMerge = (pair: Pair): boolean => pair.key.text === mergeKey && pair.key.style === 'plain';

/** The mappings that merge keys bring in, nearest first. */
export function mergedInto(mapping: MappingNode): readonly MappingNode[] {
  return mapping.pairs.filter(isMerge).flatMap(pair => {
    const value = resolveAlias(pair.value);
    const sources = value?.kind === 'sequence' ? value.items.map(item => resolveAlias(item.value)) : [value];
    return sources.flatMap(source => (source?.kind === 'mapping' ? [source] : []));
  });
}

/** The pair that decides a key: written here, else merged in. */
export function findPair(mapping: MappingNode, key: string): Pair | undefined {
  const own = mapping.pairs.find(pair => pair.key.text === key && pair.colon !== undefined);
  if (own) return own;
  for (const source of mergedInto(mapping)) {
    const pair = findPair(source, key);
    if (pair) return pair;
  }
  return undefined;
}

export function viewOf(mapping: MappingNode): RecordView {
  const valueOf = (key: string): Exclude<Node, { kind: 'alias' }> | undefined => {
    const value = findPair(mapping, key)?.value;
    return isNull(value) ? undefined : resolveAlias(value);
  };
  const itemsOf = (key: string): readonly (Exclude<Node, { kind: 'alias' }> | undefined)[] => {
    const value = valueOf(key);
    return value?.kind === 'sequence' ? value.items.map(item => resolveAlias(item.value)) : [];
  };
  return {
    has: key => valueOf(key) !== undefined,
    text: key => textOf(valueOf(key)),
    record: key => recordOf(valueOf(key)),
    records: key => itemsOf(key).map(recordOf),
    texts: key => itemsOf(key).map(textOf),
    keys: () => [...new Set([mapping, ...mergedInto(mapping)].flatMap(source => source.pairs.map(pair => pair.key.text)))],
  };
}

const textOf = (node: Exclude<Node, { kind: 'alias' }> | undefined): string | undefined =>
  node?.kind === 'scalar' && !isNull(node) ? node.text : undefined;

const recordOf = (node: Exclude<Node, { kind: 'alias' }> | undefined): RecordView | undefined =>
  node?.kind === 'mapping' ? viewOf(node) : undefined;

/** Where a rule's finding shows. `self` stands for the record as a whole. */
export function locate(mapping: MappingNode, place: FindingPlace, self: Span): Span {
  switch (place.on) {
    case 'record':
      return self;
    case 'key':
      return keySpan(mapping, place.key) ?? self;
    case 'value':
      return along(mapping, [place.key], 'value') ?? self;
    case 'path':
      return along(mapping, place.path, place.part) ?? self;
  }
}

/** A key that came in by a merge shows at the merge. */
function keySpan(mapping: MappingNode, key: string): Span | undefined {
  const own = mapping.pairs.find(pair => pair.key.text === key) ?? mapping.pairs.find(pair => isMerge(pair));
  return own?.key;
}

function along(mapping: MappingNode, path: readonly (string | number)[], part: 'key' | 'value'): Span | undefined {
  let node: Node | null = mapping;
  let found: { readonly key: Span; readonly value: Span } | undefined;
  for (const step of path) {
    // A node behind an alias stands elsewhere: the finding stays at the alias.
    const here = node as Node | null;
    if (here?.kind === 'mapping' && typeof step === 'string') {
      const pair: Pair | undefined = here.pairs.find(({ key }) => key.text === step);
      if (!pair) break;
      found = { key: pair.key, value: pair.value ? valueSpan(pair) : pair.key };
      node = pair.value;
    } else if (here?.kind === 'sequence' && typeof step === 'number') {
      const item: Item | undefined = here.items[step];
      if (!item) break;
      found = { key: item, value: item.value ?? item };
      node = item.value;
    } else break;
  }
  return found?.[part];
}
