import { originOf } from '../yaml/moved.ts';
import { isNull } from '../yaml/scalar.ts';
import { type AliasNode, type MappingNode, type Node, type Pair, resolveAlias, type ScalarNode, type Span } from '../yaml/tree.ts';
import { itemAt, type Stretch, stretchesOf } from '../yaml/stretches.ts';
import { RememberedStretch } from './recordStretch.ts';
import type { FindingPlace, PathPart, RecordStretch, RecordView } from './rule.ts';

const mergeKey = '<<';

/** Is this the merge key of YAML 1.1? Quoted it is a key like any other. */
export const isMerge = (pair: Pair): boolean => pair.key.text === mergeKey && pair.key.style === 'plain';

/** The mappings that one merge key brings in, the one that wins first. */
export function mergedBy(pair: Pair): readonly MappingNode[] {
  const value = resolveAlias(pair.value);
  const sources = value?.kind === 'sequence' ? value.items.map(item => resolveAlias(item.value)) : [value];
  return sources.flatMap(source => (source?.kind === 'mapping' ? [source] : []));
}

/** The mappings that merge keys bring in, nearest first. */
export const mergedInto = (mapping: MappingNode): readonly MappingNode[] => mapping.pairs.filter(isMerge).flatMap(mergedBy);

/**
 * The pair that decides a key, written here or merged in: the last one, since Prometheus' reader fills in a mapping from the top down,
 * so that a merge below a key replaces it (go.yaml.in/yaml/v2 decode.go, merge).
 */
export function findPair(mapping: MappingNode, key: string): Pair | undefined {
  const { pairs } = mapping;
  for (let index = pairs.length - 1; index >= 0; index -= 1) {
    const pair = pairs[index];
    if (pair && isMerge(pair)) {
      const merged = firstFound(mergedBy(pair), key);
      if (merged) return merged;
    } else if (pair?.key.text === key && pair.colon !== undefined) return pair;
  }
  return undefined;
}

function firstFound(mappings: readonly MappingNode[], key: string): Pair | undefined {
  for (const mapping of mappings) {
    const pair = findPair(mapping, key);
    if (pair) return pair;
  }
  return undefined;
}

/** Views of what only stands elsewhere now: its content did not change, so neither did what was read of it. */
export interface Views {
  readonly mappings: WeakMap<MappingNode, RecordView>;
  readonly stretches: WeakMap<Stretch, RecordStretch>;
}

export const createViews = (): Views => ({ mappings: new WeakMap(), stretches: new WeakMap() });

/** Content is the same wherever it stands, and need not be put in its place to be read. */
export function viewOf(mapping: MappingNode, views?: Views): RecordView {
  const origin = originOf(mapping).node;
  if (origin === mapping || origin.kind !== 'mapping') return new View(mapping, views);
  const known = views?.mappings.get(origin);
  if (known) return known;
  const view = new View(origin, views);
  views?.mappings.set(origin, view);
  return view;
}

type Value = Exclude<Node, AliasNode> | undefined;

/** A map in which every reading has a result of its own type. */
interface Derived {
  get<T>(of: (record: RecordView) => T): { readonly value: T } | undefined;
  set<T>(of: (record: RecordView) => T, result: { readonly value: T }): unknown;
}

class View implements RecordView {
  readonly #mapping: MappingNode;
  readonly #views: Views | undefined;
  /** Several rules look at the same values, and at the same lists. */
  readonly #values = new Map<string, Value>();
  #stretches: Map<string, readonly RecordStretch[]> | undefined;
  #keys: readonly string[] | undefined;
  #derived: Derived | undefined;

  constructor(mapping: MappingNode, views: Views | undefined) {
    this.#mapping = mapping;
    this.#views = views;
  }

  has(key: string): boolean {
    return this.#value(key) !== undefined;
  }

  text(key: string): string | undefined {
    return textOf(this.#value(key));
  }

  record(key: string): RecordView | undefined {
    return this.#recordOf(this.#value(key));
  }

  records(key: string): readonly (RecordView | undefined)[] {
    const [first, ...others] = this.stretches(key);
    return others.length === 0 ? (first?.records ?? []) : [first, ...others].flatMap(stretch => stretch?.records ?? []);
  }

  stretches(key: string): readonly RecordStretch[] {
    const known = this.#stretches?.get(key);
    if (known) return known;
    const list = this.#value(key);
    const stretches = list?.kind === 'sequence' ? stretchesOf(list).map(({ stretch }) => this.#stretch(stretch)) : [];
    this.#stretches ??= new Map();
    this.#stretches.set(key, stretches);
    return stretches;
  }

  texts(key: string): readonly (string | undefined)[] {
    return this.#items(key).map(textOf);
  }

  keys(): readonly string[] {
    this.#keys ??= this.#namesOfKeys();
    return this.#keys;
  }

  derived<T>(of: (record: RecordView) => T): T {
    this.#derived ??= new Map();
    const known = this.#derived.get(of);
    if (known) return known.value;
    const value = of(this);
    this.#derived.set(of, { value });
    return value;
  }

  #namesOfKeys(): readonly string[] {
    const sources = [this.#mapping, ...mergedInto(this.#mapping)];
    return [...new Set(sources.flatMap(source => source.pairs.flatMap(pair => (isMerge(pair) ? [] : [pair.key.text]))))];
  }

  #value(key: string): Value {
    const known = this.#values.get(key);
    if (known !== undefined || this.#values.has(key)) return known;
    const written = findPair(this.#mapping, key)?.value;
    const value = isNull(written) ? undefined : resolveAlias(written);
    this.#values.set(key, value);
    return value;
  }

  #stretch(stretch: Stretch): RecordStretch {
    const known = this.#views?.stretches.get(stretch);
    if (known) return known;
    const made = new RememberedStretch(stretch.items.map(({ value }) => this.#recordOf(resolveAlias(value))));
    this.#views?.stretches.set(stretch, made);
    return made;
  }

  #recordOf(node: Value): RecordView | undefined {
    return node?.kind === 'mapping' ? viewOf(node, this.#views) : undefined;
  }

  #items(key: string): readonly Value[] {
    const value = this.#value(key);
    return value?.kind === 'sequence' ? value.items.map(item => resolveAlias(item.value)) : [];
  }
}

const textOf = (node: Value): string | undefined => (node?.kind === 'scalar' && !isNull(node) ? node.text : undefined);

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

/** The scalar that a finding stands on, where it is written in this very mapping. */
export function scalarAt({ pairs }: MappingNode, place: FindingPlace): ScalarNode | undefined {
  const value = place.on === 'value' ? pairs.find(({ key }) => key.text === place.key)?.value : undefined;
  return value?.kind === 'scalar' ? value : undefined;
}

/** Does a place stand in the text of the record itself, rather than behind an alias or a merge? */
export function reaches(mapping: MappingNode, place: FindingPlace): boolean {
  if (place.on === 'record') return false;
  let node: Node | null | undefined = mapping;
  for (const step of place.on === 'path' ? place.path : [place.key]) {
    if (node?.kind === 'mapping') node = node.pairs.find(({ key }) => key.text === step)?.value;
    else node = node?.kind === 'sequence' && typeof step === 'number' ? itemAt(node, step)?.value : undefined;
  }
  return node !== undefined;
}

/** A key that came in by a merge shows at the merge. */
function keySpan(mapping: MappingNode, key: string): Span | undefined {
  const own = mapping.pairs.find(pair => pair.key.text === key) ?? mapping.pairs.find(pair => isMerge(pair));
  return own?.key;
}

/** The span at the end of a path, or as far along it as the text goes: a node behind an alias stands elsewhere. */
function along(node: Node | null, [step, ...rest]: readonly (string | number)[], part: PathPart): Span | undefined {
  if (step === undefined && part === 'record') return node?.kind === 'mapping' ? node.pairs[0]?.key : undefined;
  if (node?.kind === 'mapping' && typeof step === 'string') {
    const pair = node.pairs.find(({ key }) => key.text === step);
    return pair && (along(pair.value, rest, part) ?? (part !== 'key' && pair.value ? pair.value : pair.key));
  }
  if (node?.kind === 'sequence' && typeof step === 'number') {
    const item = itemAt(node, step);
    return item && (along(item.value, rest, part) ?? (part === 'key' ? item : (item.value ?? item)));
  }
  return undefined;
}
