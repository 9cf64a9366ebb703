import { LongLiteral } from './longLiteral.ts';
import type { Item, MappingNode, Node, Pair, ScalarNode, SequenceNode } from './tree.ts';

/**
 * The same tree at another place of the text. Nothing below a moved node is copied before somebody looks there, so a file of ten
 * thousand lines is put together from unchanged blocks at the cost of its top level.
 */
export function moved(node: Node, by: number): Node {
  switch (node.kind) {
    case 'mapping':
      return node instanceof MovedMapping ? new MovedMapping(node.origin, node.by + by) : new MovedMapping(node, by);
    case 'sequence':
      return node instanceof MovedSequence ? new MovedSequence(node.origin, node.by + by) : new MovedSequence(node, by);
    case 'scalar':
      return movedScalar(node, by);
    case 'alias':
      return { ...node, start: node.start + by, end: node.end + by, ...(node.target && { target: moved(node.target, by) }) };
  }
}

export function movedPair(pair: Pair, by: number): Pair {
  return {
    key: movedScalar(pair.key, by),
    value: pair.value && moved(pair.value, by),
    start: pair.start + by,
    end: pair.end + by,
    ...(pair.colon !== undefined && { colon: pair.colon + by }),
  };
}

export function movedItem(item: Item, by: number): Item {
  return { value: item.value && moved(item.value, by), start: item.start + by, end: item.end + by };
}

/** What a node was before it was moved, and how far: equal origins mean equal content, whatever stands around it. */
export function originOf(node: Node): { readonly node: Node; readonly by: number } {
  return node instanceof MovedMapping || node instanceof MovedSequence ? { node: node.origin, by: node.by } : { node, by: 0 };
}

export const movedScalar = (node: ScalarNode, by: number): ScalarNode =>
  node instanceof LongLiteral ? node.moved(by) : { ...node, start: node.start + by, end: node.end + by };

class Moved<N extends MappingNode | SequenceNode> {
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly origin: N;
  readonly by: number;

  constructor(origin: N, by: number) {
    this.start = origin.start + by;
    this.end = origin.end + by;
    this.flow = origin.flow;
    this.origin = origin;
    this.by = by;
  }
}

class MovedMapping extends Moved<MappingNode> implements MappingNode {
  readonly kind = 'mapping';
  #pairs: readonly Pair[] | undefined;

  get pairs(): readonly Pair[] {
    this.#pairs ??= this.origin.pairs.map(pair => movedPair(pair, this.by));
    return this.#pairs;
  }
}

class MovedSequence extends Moved<SequenceNode> implements SequenceNode {
  readonly kind = 'sequence';
  #items: readonly Item[] | undefined;

  get items(): readonly Item[] {
    this.#items ??= this.origin.items.map(item => movedItem(item, this.by));
    return this.#items;
  }
}
