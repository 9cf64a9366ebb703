import { commentColumn } from './line.ts';
import { type Node, type Span } from './tree.ts';

/** Runs of lines that hold a comment and nothing else, each from its first `#` to the end of its last line. */
export function commentBlocks(text: string, root: Node | null): readonly Span[] {
  const long = longScalars(root, text);
  const blocks: { start: number; end: number }[] = [];
  let last: { start: number; end: number } | undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    const start = offset + line.length - line.trimStart().length;
    const end = offset + line.trimEnd().length;
    offset += line.length + 1;
    if (text[start] !== '#' || end <= start || long.some(scalar => scalar.start < start && end <= scalar.end)) last = undefined;
    else if (last) last.end = end;
    else blocks.push((last = { start, end }));
  }
  return blocks;
}

/** The comment that an offset lies in: the one behind a value, or a run of lines. */
export function commentAt(text: string, root: Node | null, offset: number): Span | undefined {
  const block = commentBlocks(text, root).find(({ start, end }) => start <= offset && offset <= end);
  if (block) return block;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start).split(/\r?\n/, 1)[0] ?? '';
  const column = commentColumn(line);
  const inText = longScalars(root, text).some(scalar => scalar.start < offset && offset <= scalar.end);
  return column === undefined || inText || offset < start + column ? undefined : { start: start + column, end: start + line.length };
}

/** Scalars over several lines, where a `#` is text. */
function longScalars(root: Node | null, text: string): readonly Span[] {
  switch (root?.kind) {
    case 'mapping':
      return root.pairs.flatMap(pair => longScalars(pair.value, text));
    case 'sequence':
      return root.items.flatMap(item => longScalars(item.value, text));
    case 'scalar':
      return text.slice(root.start, root.end).includes('\n') ? [root] : [];
    case 'alias':
    case undefined:
      return [];
  }
}
