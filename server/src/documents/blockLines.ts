import { lastIndexWhere } from '../sorted.ts';
import { changeBetween } from '../yaml/change.ts';
import { behind } from '../yaml/line.ts';
import { firstContent, firstLineOf } from '../yaml/longLiteral.ts';
import type { ScalarNode } from '../yaml/tree.ts';

/** A line of a literal block. */
export interface BlockLine {
  /** Where it begins in the text of the block. */
  readonly inner: number;
  /** Where it ends there, before its line break. */
  readonly innerEnd: number;
  /** Where it begins in the text around it, indentation included. */
  readonly begins: number;
  /** Where its content begins there: behind the indentation, or where a shorter line ends. */
  readonly outer: number;
  /** Columns that a line with nothing on it lacks to be as far in as the block. */
  readonly lacks: number;
}

/** Some dozens of lines: of most of them nobody wants to know more. */
interface Chunk {
  /** Where it begins in the text around the block, and in that of the block. */
  readonly begins: number;
  readonly inner: number;
}

const chunkLines = 64;

interface Content {
  readonly source: string;
  readonly indent: number;
  readonly text: string;
  readonly chunks: readonly Chunk[];
  readonly end: number;
}

/** The lines of a literal block without their indentation. */
export class BlockLines {
  readonly text: string;
  /** Columns. */
  readonly indent: number;
  /** Where the block ends in the text around it. */
  readonly end: number;
  readonly #source: string;
  readonly #chunks: readonly Chunk[];

  constructor({ source, indent, text, chunks, end }: Content) {
    this.text = text;
    this.indent = indent;
    this.end = end;
    this.#source = source;
    this.#chunks = chunks;
  }

  /** Where the first line begins in the text around it. */
  get begins(): number | undefined {
    return this.#chunks[0]?.begins;
  }

  /** The last line that begins at or before an offset of the block's text. */
  lineAtInner(offset: number): BlockLine | undefined {
    const lines = this.#linesOf(lastIndexWhere(this.#chunks, ({ inner }) => inner <= offset));
    return lines[lastIndexWhere(lines, ({ inner }) => inner <= offset)];
  }

  /** The last line that begins at or before an offset of the text around the block, or else the first one. */
  lineAtOuter(offset: number): BlockLine | undefined {
    const lines = this.#linesOf(
      Math.max(
        0,
        lastIndexWhere(this.#chunks, ({ begins }) => begins <= offset),
      ),
    );
    return lines[
      Math.max(
        0,
        lastIndexWhere(lines, ({ begins }) => begins <= offset),
      )
    ];
  }

  /** The same block in another version of the text around it; undefined where the change reaches further than some of its lines. */
  after(source: string, start: number, indent: number): BlockLines | undefined {
    const { start: from, end, newEnd } = changeBetween(this.#source, source);
    const by = newEnd - end;
    const [first] = this.#chunks;
    if (!first || indent !== this.indent) return undefined;
    if (end <= first.begins && start === first.begins + by) return this.#moved(source, by);
    if (start !== first.begins || from < start || end >= this.end) return undefined;
    const touched = lastIndexWhere(this.#chunks, ({ begins }) => begins <= from);
    const next = this.#chunks.findIndex(({ begins }) => begins > end);
    const above = this.#chunks[touched];
    if (!above) return undefined;
    const below = next === -1 ? undefined : this.#chunks[next];
    const until = below ? below.begins + by : source.length;
    const read = readLines({ source, indent, from: above.begins, inner: above.inner, until });
    if (below && read.end !== until) return undefined;
    const inner = above.inner + read.text.length;
    const moved = below ? this.#chunks.slice(next).map(each => placed(each, by, inner - below.inner)) : [];
    return new BlockLines({
      source,
      indent,
      text: this.text.slice(0, above.inner) + read.text + (below ? this.text.slice(below.inner) : ''),
      chunks: [...this.#chunks.slice(0, touched), ...read.chunks, ...moved],
      end: below ? this.end + by : read.end,
    });
  }

  #moved(source: string, by: number): BlockLines {
    const { text, indent, end } = this;
    return new BlockLines({ source, indent, text, chunks: this.#chunks.map(each => placed(each, by, 0)), end: end + by });
  }

  #linesOf(index: number): readonly BlockLine[] {
    const chunk = this.#chunks[index];
    if (!chunk) return [];
    const isLast = index === this.#chunks.length - 1;
    const lines: BlockLine[] = [];
    let { begins: at, inner } = chunk;
    const until = this.#chunks[index + 1]?.begins ?? this.end;
    while (at < until) {
      const next = behind(this.#source, at);
      const written = this.#source.slice(at, next);
      const skipped = indentation(written, this.indent);
      const innerEnd = inner + written.length - skipped - (isLast && next === until && !this.#endsOpen ? 0 : 1);
      lines.push({ inner, innerEnd, begins: at, outer: at + skipped, lacks: written.trim() === '' ? this.indent - skipped : 0 });
      inner += written.length - skipped;
      at = next;
    }
    // Behind the line break that ends a file one more line can be typed.
    if (isLast && this.#endsOpen) lines.push({ inner, innerEnd: inner, begins: at, outer: at, lacks: this.indent });
    return lines;
  }

  get #endsOpen(): boolean {
    return this.end === this.#source.length && this.#source.endsWith('\n');
  }
}

const placed = ({ begins, inner }: Chunk, by: number, innerBy: number): Chunk => ({ begins: begins + by, inner: inner + innerBy });

/** `before` is the block that it was in the version before. */
export function blockLines(source: string, node: ScalarNode, before?: BlockLines): BlockLines {
  const header = source.indexOf('\n', node.start);
  if (header === -1) return new BlockLines({ source, indent: 0, text: '', chunks: [], end: source.length });
  const from = header + 1;
  const indent = indentOf(source, from, node);
  const known = before?.after(source, from, indent);
  return known ?? new BlockLines({ source, indent, ...readLines({ source, indent, from, inner: 0, until: source.length }) });
}

interface Stretch {
  readonly source: string;
  readonly indent: number;
  readonly from: number;
  /** Where it begins in the text of the block. */
  readonly inner: number;
  readonly until: number;
}

/** Lines as far as they belong to the block. */
function readLines({ source, indent, from, inner: begun, until }: Stretch): Pick<Content, 'text' | 'chunks' | 'end'> {
  const chunks: Chunk[] = [];
  const lines: string[] = [];
  let at = from;
  let inner = begun;
  while (at < until) {
    const next = behind(source, at);
    const skipped = indentation(source, indent, at);
    if (skipped < indent && source.slice(at, next).trim() !== '') break;
    if (lines.length % chunkLines === 0) chunks.push({ begins: at, inner });
    lines.push(source.slice(at + Math.min(skipped, next - at), next));
    inner += next - at - skipped;
    at = next;
  }
  // An empty block at the end of a file has a line, too.
  if (chunks.length === 0 && at === source.length && source.endsWith('\n')) chunks.push({ begins: at, inner });
  return { text: lines.join(''), chunks, end: at };
}

/** Blanks that begin a line, `most` at most. */
function indentation(source: string, most: number, at = 0): number {
  let count = 0;
  while (count < most && source[at + count] === ' ') count++;
  return count;
}

/** Told by the first line with content, in the source and in the value; a block that has none yet gets what its first line has. */
function indentOf(source: string, from: number, node: ScalarNode): number {
  const decoded = firstLineOf(node);
  if (decoded === undefined) return indentation(source, source.length, from) || 2;
  return leadingBlanks(firstContent(source, from) ?? '') - leadingBlanks(decoded);
}

const leadingBlanks = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
