import { behind, lineStart } from './line.ts';
import { LongLiteral } from './longLiteral.ts';
import { movedItem, movedPair } from './moved.ts';
import type { Item, Node, Pair, ScalarNode } from './tree.ts';

/** A change within a node, both in the text after it. */
export interface Inside {
  readonly text: string;
  /** Where offsets of the node count from. */
  readonly from: number;
  readonly start: number;
  readonly newEnd: number;
  /** How much longer the text became. */
  readonly by: number;
}

/**
 * A node after a change within the lines of a long literal text in it, such as a configuration in a ConfigMap: whatever is typed there,
 * nothing else changes as long as the lines stay as far in as the text. Undefined where it is another change.
 */
export function withLiteral(node: Node | null, change: Inside): Node | undefined {
  if (!node) return undefined;
  switch (node.kind) {
    case 'mapping': {
      const pairs = node.flow ? undefined : partsAfter<Pair>(node.pairs, change, movedPair);
      return pairs && { kind: 'mapping', flow: false, pairs, start: node.start, end: node.end + change.by };
    }
    case 'sequence': {
      const items = node.flow ? undefined : partsAfter<Item>(node.items, change, movedItem);
      return items && { kind: 'sequence', flow: false, items, start: node.start, end: node.end + change.by };
    }
    case 'scalar':
      return literalAfter(node, change);
    case 'alias':
      return undefined;
  }
}

/** What of a collection holds the change, with the change in it, and what stands below it further down. */
function partsAfter<T extends Pair | Item>(
  parts: readonly T[],
  change: Inside,
  move: (part: T, by: number) => T,
): readonly T[] | undefined {
  const at = change.start - change.from;
  const index = parts.findIndex(({ value }) => value !== null && value.start < at && at < value.end);
  const part = parts[index];
  const value = part && withLiteral(part.value, change);
  if (!part || !value) return undefined;
  return [
    ...parts.slice(0, index),
    { ...part, value, end: part.end + change.by },
    ...parts.slice(index + 1).map(each => move(each, change.by)),
  ];
}

/** A text of fewer characters is as soon read again. */
const long = 4096;

function literalAfter(node: ScalarNode, { text, from, start, newEnd, by }: Inside): ScalarNode | undefined {
  const end = from + node.end + by;
  if (node.style !== 'literal' || node.tag !== undefined || node.end - node.start < long) return undefined;
  const header = behind(text, from + node.start);
  // How far in the lines stand is up to the header, or to the first of them.
  if (/\d/.test(text.slice(from + node.start, header))) return undefined;
  const first = /(?:[ ]*\r?\n)*( *)\S[^\n]*\n/y;
  first.lastIndex = header;
  const indent = first.exec(text)?.[1]?.length;
  const region = { start: lineStart(text, start), end: behind(text, newEnd) };
  // The last line with content tells where the text ends.
  if (indent === undefined || region.start < first.lastIndex || region.end >= end) return undefined;
  const lines = text.slice(region.start, region.end).split('\n').slice(0, -1);
  const inside = new RegExp(`^(?: {${indent}}| *\r?$)`);
  if (!lines.every(line => inside.test(line))) return undefined;
  return new LongLiteral({ start: node.start, end: node.end + by, source: text.slice(from + node.start, behindBlanks(text, end)) });
}

/** Blank lines below a text may be a part of it. */
function behindBlanks(text: string, end: number): number {
  const blanks = /[^\n]*\n(?:[ \t]*\r?\n)*[ \t]*/y;
  blanks.lastIndex = end;
  return blanks.test(text) ? blanks.lastIndex : text.length;
}
