import { lineStart } from './line.ts';
import type { Item, MappingNode, Node, Pair, ScalarNode, SequenceNode } from './tree.ts';

/** What is to become of a text's lines: where each that begins something goes, and by how much the lines that belong to it move along. */
export interface Layout {
  /** Columns of the lines that begin a key, a dash or a value, as they are and as they should be. */
  readonly columns: ReadonlyMap<number, { readonly from: number; readonly to: number }>;
  /** Lines in the middle of something, by how many columns they move. */
  readonly moved: ReadonlyMap<number, number>;
  /** Lines whose end is part of a value: blanks there may mean something. */
  readonly open: ReadonlySet<number>;
  /** Offsets right behind a dash, each with how many blanks there are too many. */
  readonly gaps: readonly { readonly at: number; readonly length: number }[];
}

/** Columns by which what belongs to a key or a dash stands deeper. */
const step = 2;

/** Undefined where the text is written in a way that nobody lays out: a key behind `?`, an anchor on a line of its own. */
export function layoutOf(text: string, root: Node): Layout | undefined {
  const drawing = new Drawing(text, dashesBelowKeys(text, root) ? 0 : step);
  drawing.block(root, 0);
  return drawing.failed ? undefined : drawing;
}

class Drawing implements Layout {
  readonly columns = new Map<number, { from: number; to: number }>();
  readonly moved = new Map<number, number>();
  readonly open = new Set<number>();
  readonly gaps: { at: number; length: number }[] = [];
  failed = false;
  readonly #text: string;
  readonly #listIndent: number;
  readonly #starts: readonly number[];

  constructor(text: string, listIndent: number) {
    this.#text = text;
    this.#listIndent = listIndent;
    this.#starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** A block collection, or anything else, whose first line is placed already or has its column to get. */
  block(node: Node, column: number): void {
    if (node.kind === 'mapping' && !node.flow) this.#mapping(node, column);
    else if (node.kind === 'sequence' && !node.flow) this.#sequence(node, column);
    else this.#leaf(node, column);
  }

  #mapping({ pairs }: MappingNode, column: number): void {
    for (const pair of pairs) {
      this.#begin(pair.start, column);
      this.#inside(pair.key, column - this.#columnOf(pair.start));
      if (pair.colon === undefined || this.#text[lineStart(this.#text, pair.start) + this.#indentOf(pair.start)] === '?')
        this.failed = true;
      else if (pair.value) this.#value(pair.value, pair, column);
    }
  }

  #value(value: Node, { key, colon = key.end }: Pair, column: number): void {
    if (this.#lineOf(value.start) === this.#lineOf(colon)) {
      if (isBlock(value)) this.failed = true;
      else this.#continuation(value, { column, by: column - this.#columnOf(key.start) });
    } else this.block(value, column + (value.kind === 'sequence' && !value.flow ? this.#listIndent : step));
  }

  #sequence({ items }: SequenceNode, column: number): void {
    for (const item of items) {
      this.#begin(item.start, column);
      if (item.value) this.#item(item, item.value, column + step);
    }
  }

  #item({ start }: Item, value: Node, column: number): void {
    if (this.#lineOf(value.start) !== this.#lineOf(start)) {
      const rest = this.#text.slice(start + 1, this.#endOfLine(start));
      // An anchor or a tag behind the dash; a comment is none of these.
      if (/^[ \t]*[&!]/.test(rest) || /^[ \t]*(?:#|$)/.test(rest)) this.block(value, column);
      else this.failed = true;
      return;
    }
    const blanks = /^[ \t]*/.exec(this.#text.slice(start + 1))?.[0].length ?? 0;
    if (blanks > 1) this.gaps.push({ at: start + 2, length: blanks - 1 });
    const from = start + 1 + blanks - lineStart(this.#text, start);
    if (isBlock(value)) this.block(value, column);
    else this.#continuation(value, { column: column - step, by: column - from });
  }

  /** What stands on a line of its own. */
  #leaf(node: Node, column: number): void {
    const by = column - this.#indentOf(node.start);
    this.#begin(node.start, column);
    this.#continuation(node, { column: column - step, by });
  }

  /** What begins on the line of its key or dash, which stands at `column` now. */
  #continuation(node: Node, { column, by }: { column: number; by: number }): void {
    if (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')) this.#blockScalar(node, { column, by });
    else this.#inside(node, by);
  }

  #inside(node: Node, by: number): void {
    const first = this.#lineOf(node.start);
    const last = this.#lineOf(Math.max(node.start, node.end - 1));
    for (let line = first + 1; line <= last; line += 1) this.moved.set(line, this.#line(line).trim() === '' ? 0 : by);
    if (node.kind === 'scalar') for (let line = first; line < last; line += 1) this.open.add(line);
    else if (last > first) for (const scalar of scalarsIn(node)) this.#inside(scalar, by);
  }

  #blockScalar(node: ScalarNode, { column, by }: { column: number; by: number }): void {
    const [header = ''] = /^[|>][-+\d]*/.exec(this.#text.slice(node.start)) ?? [];
    const first = this.#lineOf(node.start) + 1;
    let last = this.#lineOf(Math.max(node.start, node.end - 1));
    // What is kept of the blank lines at the end depends on how many there are.
    if (header.includes('+')) while (last + 1 < this.#starts.length && this.#line(last + 1).trim() === '') last += 1;
    const lines = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    const content = lines.find(line => this.#line(line).trim() !== '');
    const indent = content === undefined ? 0 : indentation(this.#line(content));
    const shift = /\d/.test(header) || content === undefined ? by : column + step - indent;
    for (const line of lines) {
      const isBlank = this.#line(line).trim() === '' && this.#line(line).length <= indent;
      this.moved.set(line, isBlank ? Number.NEGATIVE_INFINITY : shift);
      this.open.add(line);
    }
  }

  /** The line of an offset begins with it; where it does not, something before it on the line has its column. */
  #begin(offset: number, column: number): void {
    const line = this.#lineOf(offset);
    if (this.columns.has(line)) return;
    this.columns.set(line, { from: indentation(this.#line(line)), to: column });
  }

  #columnOf(offset: number): number {
    return offset - lineStart(this.#text, offset);
  }

  #indentOf(offset: number): number {
    return indentation(this.#line(this.#lineOf(offset)));
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  #line(line: number): string {
    const start = this.#starts[line] ?? this.#text.length;
    return this.#text.slice(start, this.#endOfLine(start));
  }

  #endOfLine(offset: number): number {
    const end = this.#text.indexOf('\n', offset);
    if (end === -1) return this.#text.length;
    return end > offset && this.#text[end - 1] === '\r' ? end - 1 : end;
  }
}

const isBlock = (node: Node): boolean => (node.kind === 'mapping' || node.kind === 'sequence') && !node.flow;

const indentation = (line: string): number => line.length - line.trimStart().length;

function scalarsIn(node: Node): readonly ScalarNode[] {
  switch (node.kind) {
    case 'scalar':
      return [node];
    case 'alias':
      return [];
    case 'mapping':
      return node.pairs.flatMap(({ key, value }) => [key, ...(value ? scalarsIn(value) : [])]);
    case 'sequence':
      return node.items.flatMap(({ value }) => (value ? scalarsIn(value) : []));
  }
}

/** Whether most lists have their dashes in the column of their key. */
function dashesBelowKeys(text: string, root: Node): boolean {
  let flush = 0;
  const visit = (node: Node | null): void => {
    if (node?.kind === 'sequence') for (const { value } of node.items) visit(value);
    if (node?.kind !== 'mapping') return;
    for (const { key, value } of node.pairs) {
      const isList = value?.kind === 'sequence' && !value.flow;
      if (isList) flush += columnIn(text, value.start) === columnIn(text, key.start) ? 1 : -1;
      visit(value);
    }
  };
  visit(root);
  return flush > 0;
}

const columnIn = (text: string, offset: number): number => offset - lineStart(text, offset);
