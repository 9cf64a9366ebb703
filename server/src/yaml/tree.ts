/**
 * The YAML tree that every layer above reads: immutable, ours, with absolute UTF-16 offsets into the text it was parsed from.
 * All spans are half open. A value that is not written (`key:` and nothing behind it) is `null`, not a scalar.
 */

export type Node = MappingNode | SequenceNode | ScalarNode | AliasNode;

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface MappingNode extends Span {
  readonly kind: 'mapping';
  /** Written in braces. */
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

export interface Pair extends Span {
  readonly key: ScalarNode;
  /** Offset of the colon; undefined while a key is half typed, or in `{key}`. */
  readonly colon?: number;
  readonly value: Node | null;
}

export interface SequenceNode extends Span {
  readonly kind: 'sequence';
  /** Written in brackets. */
  readonly flow: boolean;
  readonly items: readonly Item[];
}

/** One item; `start` is its dash in a block sequence and the value's start in a flow sequence. */
export interface Item extends Span {
  readonly value: Node | null;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** `start` to `end` covers quotes and, for block scalars, the `|` or `>` header up to the last character that is not white space. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  /** Quotes, escapes and folding resolved. */
  readonly text: string;
  readonly style: ScalarStyle;
  /** An explicit tag as written, e.g. `!!str`. */
  readonly tag?: string;
}

export interface AliasNode extends Span {
  readonly kind: 'alias';
  readonly name: string;
  /** The anchored node, at its own place in the text; undefined when there is no such anchor before the alias. */
  readonly target?: Node;
}

/** The node that counts: an alias stands for its target. */
export function resolveAlias(node: Node | null | undefined): Exclude<Node, AliasNode> | undefined {
  let current = node ?? undefined;
  while (current?.kind === 'alias') current = current.target;
  return current;
}

/** The pair of a key; the first one where a key is there twice. Merge keys are not followed. */
export function pairOf(mapping: MappingNode, key: string): Pair | undefined {
  return mapping.pairs.find(pair => pair.key.text === key);
}
