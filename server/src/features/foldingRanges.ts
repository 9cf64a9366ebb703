import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { commentBlocks } from '../yaml/comments.ts';
import type { Node, Span } from '../yaml/tree.ts';

/** What can be folded: keys and items with what is below them, and comments of several lines. */
export function foldingRanges(document: PrometheusDocument): readonly FoldingRange[] {
  const { tree, text } = document;
  const byFirstLine = new Map<number, FoldingRange>();
  const add = (span: Span, kind?: FoldingRangeKind): void => {
    // Most of what is written stands on one line, and finding lines costs more than finding that out.
    const lineEnd = text.indexOf('\n', span.start);
    if (lineEnd === -1 || lineEnd >= span.end) return;
    const startLine = document.positionAt(span.start).line;
    const endLine = document.positionAt(span.end).line;
    const known = byFirstLine.get(startLine);
    if (endLine > startLine && endLine > (known?.endLine ?? 0)) byFirstLine.set(startLine, { startLine, endLine, ...(kind && { kind }) });
  };
  addBlocks(tree.root, add);
  for (const span of commentBlocks(text, tree.root)) add(span, FoldingRangeKind.Comment);
  return [...byFirstLine.values()];
}

function addBlocks(node: Node | null, add: (span: Span) => void): void {
  switch (node?.kind) {
    case 'mapping':
      for (const { key, value } of node.pairs) {
        add({ start: key.start, end: value?.end ?? key.end });
        addBlocks(value, add);
      }
      return;
    case 'sequence':
      for (const { start, value } of node.items) {
        add({ start, end: value?.end ?? start });
        addBlocks(value, add);
      }
      return;
    case 'scalar':
    case 'alias':
    case undefined:
      return;
  }
}
