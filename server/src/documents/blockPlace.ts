import { lineStart } from '../yaml/line.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import { type BlockLines, blockLines } from './blockLines.ts';
import type { Place } from './place.ts';

/**
 * A literal block, taken line by line: what is typed behind its last line, which YAML leaves out of the value, belongs to the text
 * as well as long as it is indented. Chomping is of no account: white space at the end of a document means nothing.
 */
export function blockPlace(outer: Place, node: ScalarNode, before: BlockLines | undefined): Place {
  const block = blockLines(outer.text, node, before);
  return {
    text: block.text,
    lines: block,
    toFile: ({ start, end }) => outer.toFile({ start: toOuter(block, start), end: toOuter(block, end) }),
    fromFile: offset => toInner(block, outer.fromFile(offset)),
    holds: offset => outer.holds(offset) && isWithin(block, outer.text, outer.fromFile(offset)),
    edit({ start, end }, written) {
      const line = block.lineAtInner(start);
      const padding = !line || written === '' || start > line.inner ? '' : ' '.repeat(line.lacks);
      const indented = written.replace(/\n(?=[^\r\n])/g, `\n${' '.repeat(block.indent)}`);
      return outer.edit({ start: toOuter(block, start), end: toOuter(block, end) }, padding + indented);
    },
  };
}

function toOuter(block: BlockLines, offset: number): number {
  const line = block.lineAtInner(offset);
  return line ? Math.min(line.outer + offset - line.inner, block.end) : block.end;
}

function toInner(block: BlockLines, offset: number): number {
  const line = block.lineAtOuter(offset);
  return line ? Math.max(line.inner, Math.min(line.inner + offset - line.outer, line.innerEnd)) : 0;
}

/** On a line with nothing on it, what begins left of the block belongs to the document around it. */
function isWithin({ begins, indent, end }: BlockLines, source: string, at: number): boolean {
  if (begins === undefined || at < begins || at > end) return false;
  const start = lineStart(source, at);
  const newline = source.indexOf('\n', start);
  const written = source.slice(start, newline === -1 ? source.length : newline);
  const indentation = /^ */.exec(written)?.[0].length ?? 0;
  return at - start >= indent || (written.trim() !== '' && indentation >= indent);
}
