import type { Splice } from './edit.ts';
import { lineStart } from './line.ts';
import type { Item, MappingNode, Node, Pair, SequenceNode, Span } from './tree.ts';

/**
 * Takes out the pair whose key or value, or the item whose value, has exactly this span. Undefined where nothing would be left beside it,
 * or where comments in between make it doubtful whose they are.
 */
export function removalAt(text: string, root: Node | null, span: Span): Splice | undefined {
  if (!root || span.start < root.start || root.end < span.end) return undefined;
  switch (root.kind) {
    case 'mapping': {
      const pair = root.pairs.find(({ key, value }) => isSame(key, span) || isSame(value, span));
      if (pair) return pairRemoval(text, root, pair);
      return firstOf(root.pairs.map(({ value }) => removalAt(text, value, span)));
    }
    case 'sequence': {
      const item = root.items.find(each => isSame(each, span) || isSame(each.value, span));
      if (item) return itemRemoval(text, root, item);
      return firstOf(root.items.map(({ value }) => removalAt(text, value, span)));
    }
    case 'scalar':
    case 'alias':
      return undefined;
  }
}

/** The lines of a pair, without those around it. */
export const pairRemoval = (text: string, mapping: MappingNode, pair: Pair): Splice | undefined =>
  removal(text, { entries: mapping.pairs, entry: pair, flow: mapping.flow });

const itemRemoval = (text: string, sequence: SequenceNode, item: Item): Splice | undefined =>
  removal(text, { entries: sequence.items, entry: item, flow: sequence.flow });

interface Entry {
  readonly entries: readonly Span[];
  readonly entry: Span;
  readonly flow: boolean;
}

function removal(text: string, { entries, entry, flow }: Entry): Splice | undefined {
  const index = entries.indexOf(entry);
  const [before, next] = [entries[index - 1], entries[index + 1]];
  if (flow && before) return { start: before.end, end: entry.end, text: '' };
  if (index > 0) {
    const line = lineStart(text, entry.start);
    const lineBreak = text.slice(0, line).endsWith('\r\n') ? 2 : 1;
    return { start: line - lineBreak, end: entry.end, text: '' };
  }
  const between = next && text.slice(entry.end, next.start);
  return next && /^\s*,?\s*$/.test(between ?? '') ? { start: entry.start, end: next.start, text: '' } : undefined;
}

const isSame = (a: Span | null, b: Span): boolean => a?.start === b.start && a.end === b.end;

const firstOf = (found: readonly (Splice | undefined)[]): Splice | undefined => found.find(each => each !== undefined);
