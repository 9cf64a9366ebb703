import type { ScalarNode } from '../yaml/tree.ts';

/** The lines of a literal block without their indentation. */
export interface BlockLines {
  readonly text: string;
  readonly lines: readonly BlockLine[];
  /** Columns. */
  readonly indent: number;
  /** Where the block ends in the text around it. */
  readonly end: number;
}

interface BlockLine {
  /** Where the line begins in the text of the block. */
  readonly inner: number;
  /** Where it begins in the text around it, indentation included. */
  readonly begins: number;
  /** Where its content begins there: behind the indentation, or where a shorter line ends. */
  readonly outer: number;
  /** Columns that a line with nothing on it lacks to be as far in as the block. */
  readonly lacks: number;
}

export function blockLines(source: string, node: ScalarNode): BlockLines {
  const header = source.indexOf('\n', node.start);
  if (header === -1) return { text: '', lines: [], indent: 0, end: source.length };
  const indent = indentOf(source.slice(header + 1), node);
  const lines: BlockLine[] = [];
  let text = '';
  let at = header + 1;
  while (at < source.length) {
    const newline = source.indexOf('\n', at);
    const next = newline === -1 ? source.length : newline + 1;
    const written = source.slice(at, next);
    const blanks = leadingBlanks(written);
    const isBlank = written.trim() === '';
    if (!isBlank && blanks < indent) break;
    const skipped = Math.min(blanks, indent);
    lines.push({ inner: text.length, begins: at, outer: at + skipped, lacks: isBlank ? indent - skipped : 0 });
    text += written.slice(skipped);
    at = next;
  }
  // Behind the line break that ends a file one more line can be typed.
  if (at === source.length && source.endsWith('\n')) lines.push({ inner: text.length, begins: at, outer: at, lacks: indent });
  return { text, lines, indent, end: at };
}

/** Told by the first line with content, in the source and in the value; a block that has none yet gets what its first line has. */
function indentOf(below: string, { text }: ScalarNode): number {
  const decoded = firstLine(text);
  if (decoded === undefined) return /^ +/.exec(below)?.[0].length ?? 2;
  return leadingBlanks(firstLine(below) ?? '') - leadingBlanks(decoded);
}

const firstLine = (text: string): string | undefined => text.split('\n').find(line => line.trim() !== '');

const leadingBlanks = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
