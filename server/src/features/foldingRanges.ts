import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { commentBlocks } from '../yaml/comments.ts';
import type { Node, Span } from '../yaml/tree.ts';

/** What can be folded: keys and items with what is below them, and comments of several lines. */
export function foldingRanges(document: PrometheusDocument): readonly FoldingRange[] {
  const { tree, text } = document;
  const byFirstLine = new Map<number, FoldingRange>();
  const add = (span: Span, kind?: FoldingRangeKind): void => {
    const startLine = document.positionAt(span.start).line;
    const endLine = document.positionAt(span.end).line;
    const known = byFirstLine.get(startLine);
    if (endLine > startLine && endLine > (known?.endLine ?? 0)) byFirstLine.set(startLine, { startLine, endLine, ...(kind && { kind }) });
  };
  for (const span of blocksIn(tree.root)) add(span);
  for (const span of commentBlocks(text, tree.root)) add(span, FoldingRangeKind.Comment);
  return [...byFirstLine.values()];
}

function* blocksIn(node: Node | null): Iterable<Span> {
  switch (node?.kind) {
    case 'mapping':
      for (const pair of node.pairs) {
        yield { start: pair.key.start, end: pair.value?.end ?? pair.key.end };
        yield* blocksIn(pair.value);
      }
      return;
    case 'sequence':
      for (const item of node.items) {
        yield { start: item.start, end: item.value?.end ?? item.start };
        yield* blocksIn(item.value);
      }
      return;
    case 'scalar':
    case 'alias':
    case undefined:
      return;
  }
}
