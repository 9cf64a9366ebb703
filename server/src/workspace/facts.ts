import type { PrometheusDocument } from '../documents/document.ts';
import type { Concrete } from '../schema/choose.ts';
import { children, type Match, mappingOf } from '../schema/match.ts';
import type { Severity } from '../schema/rule.ts';
import type { FilesNamed, RecordSchema, SymbolKind } from '../schema/types.ts';
import { findPair } from '../schema/view.ts';
import { movedScalar, originOf } from '../yaml/moved.ts';
import { isNull } from '../yaml/scalar.ts';
import { type Node, resolveAlias, type ScalarNode } from '../yaml/tree.ts';

/** What one document has to do with others, as its schema tells: the files that it names, the names that it defines and uses. */
export interface Facts {
  readonly paths: readonly NamedPath[];
  readonly names: readonly NamedSymbol[];
}

export interface NamedPath {
  readonly node: ScalarNode;
  readonly files: FilesNamed;
  /** How bad it is that a file named in full is not there. */
  readonly whenMissing: Severity | undefined;
}

export interface NamedSymbol {
  readonly kind: SymbolKind;
  readonly role: 'definition' | 'reference';
  readonly node: ScalarNode;
}

/** Read in one walk for each version of a document; items of lists that did not change since the last version are not read again. */
export function createFacts(): (document: PrometheusDocument) => Facts {
  const known = new WeakMap<PrometheusDocument, Facts>();
  const items: ItemFacts = new WeakMap();
  return document => {
    const facts = known.get(document) ?? (document.root ? factsBelow(document.root, items) : { paths: [], names: [] });
    known.set(document, facts);
    return facts;
  };
}

/** Facts of items by their content. */
type ItemFacts = WeakMap<Node, Map<Concrete, Facts>>;

/** Of an item that only stands elsewhere now; what a record opens never lies in a list below it, so an item's facts are its own. */
function ofItem(match: Match & { readonly node: Node }, items: ItemFacts): Facts {
  const { node, by } = originOf(match.node);
  const known = items.get(node) ?? new Map<Concrete, Facts>();
  items.set(node, known);
  const facts = known.get(match.schema) ?? factsBelow({ ...match, node }, items);
  known.set(match.schema, facts);
  return {
    paths: facts.paths.map(path => ({ ...path, node: movedScalar(path.node, by) })),
    names: facts.names.map(name => ({ ...name, node: movedScalar(name.node, by) })),
  };
}

function factsBelow(root: Match, items: ItemFacts): Facts {
  const paths: NamedPath[] = [];
  const names: NamedSymbol[] = [];
  const opened = new Set<Node>();
  const visit = (match: Match): void => {
    // What an alias stands for is read where it stands.
    if (match.node?.kind === 'alias') return;
    if (match !== root && match.node && match.at === 'item' && originOf(match.node).by > 0) {
      const facts = ofItem({ ...match, node: match.node }, items);
      paths.push(...facts.paths);
      names.push(...facts.names);
      return;
    }
    const { schema } = match;
    if (schema.kind === 'record') for (const node of openedBy(schema, match)) opened.add(node);
    if (match.at === 'field') names.push(...namesIn(match));
    const { node } = match;
    if (schema.kind === 'scalar' && schema.format.files && node?.kind === 'scalar' && !isNull(node) && node.text !== '') {
      const { files } = schema.format;
      paths.push({ node, files, whenMissing: opened.has(node) ? 'error' : files.whenMissing });
    }
    for (const child of children(match)) visit(child);
  };
  visit(root);
  return { paths, names };
}

/** The paths below a record whose files must be there. */
function openedBy({ opens = [] }: RecordSchema, match: Match): readonly Node[] {
  return opens.flatMap(keys => {
    const node = keys.reduce<Node | null | undefined>((at, key) => below(at, key), mappingOf(match));
    return node ? [node] : [];
  });
}

function below(node: Node | null | undefined, key: string): Node | null | undefined {
  const mapping = resolveAlias(node);
  return mapping?.kind === 'mapping' ? findPair(mapping, key)?.value : undefined;
}

/** The names that a field holds. */
export function namesIn(match: Extract<Match, { at: 'field' }>): readonly NamedSymbol[] {
  const { defines, refersTo } = match.field;
  const kind = defines ?? refersTo;
  if (kind === undefined) return [];
  const role = defines === undefined ? 'reference' : 'definition';
  const nodes = match.node?.kind === 'sequence' ? match.node.items.map(({ value }) => value) : [match.node];
  return nodes.flatMap(node => (node?.kind === 'scalar' && node.text !== '' && !isNull(node) ? [{ kind, role, node }] : []));
}
