import { lastIndexWhere } from '../sorted.ts';
import { lineStart } from '../yaml/line.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import { type BlockLines, blockLines } from './blockLines.ts';
import type { Place } from './place.ts';

/**
 * A literal block, taken line by line: what is typed behind its last line, which YAML leaves out of the value, belongs to the text
 * as well as long as it is indented. Chomping is of no account: white space at the end of a document means nothing.
 */
export function blockPlace(outer: Place, node: ScalarNode): Place {
  const block = blockLines(outer.text, node);
  return {
    text: block.text,
    toFile: ({ start, end }) => outer.toFile({ start: toOuter(block, start), end: toOuter(block, end) }),
    fromFile: offset => toInner(block, outer.fromFile(offset)),
    holds: offset => outer.holds(offset) && isWithin(block, outer.text, outer.fromFile(offset)),
    edit({ start, end }, written) {
      const line = block.lines.findLast(({ inner }) => inner <= start);
      const padding = !line || written === '' || start > line.inner ? '' : ' '.repeat(line.lacks);
      const indented = written.replace(/\n(?=[^\r\n])/g, `\n${' '.repeat(block.indent)}`);
      return outer.edit({ start: toOuter(block, start), end: toOuter(block, end) }, padding + indented);
    },
  };
}

function toOuter({ lines, end }: BlockLines, offset: number): number {
  const line = lines[lastIndexWhere(lines, ({ inner }) => inner <= offset)];
  return line ? Math.min(line.outer + offset - line.inner, end) : end;
}

function toInner({ lines, text }: BlockLines, offset: number): number {
  const index = Math.max(
    0,
    lastIndexWhere(lines, ({ begins }) => begins <= offset),
  );
  const line = lines[index];
  if (!line) return 0;
  const last = (lines[index + 1]?.inner ?? text.length + 1) - 1;
  return Math.max(line.inner, Math.min(line.inner + offset - line.outer, last));
}

/** On a line with nothing on it, what begins left of the block belongs to the document around it. */
function isWithin({ lines, indent, end }: BlockLines, source: string, at: number): boolean {
  const [first] = lines;
  if (!first || at < first.begins || at > end) return false;
  const start = lineStart(source, at);
  const newline = source.indexOf('\n', start);
  const written = source.slice(start, newline === -1 ? source.length : newline);
  const indentation = /^ */.exec(written)?.[0].length ?? 0;
  return at - start >= indent || (written.trim() !== '' && indentation >= indent);
}
