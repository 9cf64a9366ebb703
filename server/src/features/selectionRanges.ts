import type { SelectionRange } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position, Range } from '../protocol.ts';
import { commentAt } from '../yaml/comments.ts';
import type { Node, ScalarNode, Span } from '../yaml/tree.ts';
import { contains } from './ranges.ts';

/**
 * From what a position stands in outwards: a text without its quotes, a value, its key with it, the block, the list, the document, and
 * for a document within another one what holds that. `documents` are those around the position, the outermost first.
 */
export function selectionRange(documents: readonly PrometheusDocument[], position: Position): SelectionRange {
  const outwards = documents.flatMap(document => rangesAt(document, document.offsetAt(position)));
  const growing = outwards.reduce<SelectionRange | undefined>((parent, range) => {
    if (!contains(range, { start: position, end: position }) || (parent && (same(parent.range, range) || !contains(parent.range, range))))
      return parent;
    return { range, ...(parent && { parent }) };
  }, undefined);
  return growing ?? { range: { start: position, end: position } };
}

function rangesAt(document: PrometheusDocument, offset: number): readonly Range[] {
  const { text, tree } = document;
  const comment = commentAt(text, tree.root, offset);
  const spans = [{ start: 0, end: text.length }, ...around(tree.root, offset), ...(comment ? [comment] : [])];
  return spans.map(span => document.rangeOf(span));
}

const same = (a: Range, b: Range): boolean => contains(a, b) && contains(b, a);

/** The spans that hold an offset, the outermost first. */
function around(node: Node | null, offset: number): readonly Span[] {
  if (!node || offset < node.start || offset > node.end) return [];
  switch (node.kind) {
    case 'mapping': {
      const pair = node.pairs.find(each => covers(each, offset));
      const inner = pair && (covers(pair.key, offset) ? around(pair.key, offset) : around(pair.value, offset));
      return [node, ...(pair ? [pair] : []), ...(inner ?? [])];
    }
    case 'sequence': {
      const item = node.items.find(each => covers(each, offset));
      return [node, ...(item ? [item, ...around(item.value, offset)] : [])];
    }
    case 'scalar':
      return [node, ...contentOf(node)];
    case 'alias':
      return [node];
  }
}

const contentOf = ({ style, start, end }: ScalarNode): readonly Span[] =>
  (style === 'single' || style === 'double') && end - start >= 2 ? [{ start: start + 1, end: end - 1 }] : [];

const covers = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
