import { columnOf, type Defaults, endOfLine, habitsOf } from './habits.ts';
import { type Habits, type Plain, quote, renderFlow, renderItem, renderPair } from './render.ts';
import { type MappingNode, type Node, pairOf, type Pair, type SequenceNode, type Span } from './tree.ts';

/** Text to put in the place of a span. All that lies outside of splices stays as it is, byte for byte. */
export interface Splice extends Span {
  readonly text: string;
}

export interface NewItem {
  /** Key of the root mapping whose list grows. */
  readonly key: string;
  readonly item: Plain;
  readonly defaults: Defaults;
}

/**
 * Appends an item to a list of the root mapping, in the way the file is written already; adds the key where it is missing.
 * Undefined where that place holds something that is no list.
 */
export function appendToRootList(text: string, root: Node | null, { key, item, defaults }: NewItem): readonly Splice[] | undefined {
  const pair = root?.kind === 'mapping' ? pairOf(root, key) : undefined;
  const list = pair?.value?.kind === 'sequence' ? pair.value : undefined;
  const habits = habitsOf(text, { root, ...(list && { list }) }, defaults);
  if (root === null) return [intoEmptyDocument(text, renderPair([key, [item]], 0, habits), habits.eol)];
  if (root.kind !== 'mapping' || isHalfTyped(root)) return undefined;
  if (!pair) return [root.flow ? intoFlow(text, root, flowPair([key, [item]], habits)) : newKey(text, root, { key, item, habits })];
  if (isEmpty(pair.value))
    return root.flow ? underEmptyFlow(pair, renderFlow([item], habits, key)) : underEmptyKey(text, pair, { item, habits });
  if (!list) return undefined;
  return [list.flow ? intoFlow(text, list, renderFlow(item, habits, key)) : afterLastItem(text, list, { item, habits })];
}

export function applySplices(text: string, splices: readonly Splice[]): string {
  const backwards = [...splices].sort((a, b) => b.start - a.start);
  return backwards.reduce((result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
}

const flowPair = ([key, value]: readonly [string, Plain], habits: Habits): string =>
  `${quote(key, habits.keyQuote)}: ${renderFlow(value, habits, key)}`;

/** A line without its colon: what is written behind it might become part of it. */
const isHalfTyped = ({ flow, pairs }: MappingNode): boolean => !flow && pairs.some(({ colon }) => colon === undefined);

function isEmpty(value: Node | null): boolean {
  if (value === null) return true;
  if (value.kind === 'sequence') return value.flow && value.items.length === 0;
  return value.kind === 'scalar' && value.style === 'plain' && /^(?:~|null|)$/i.test(value.text);
}

function afterLastItem(text: string, list: SequenceNode, { item, habits }: { item: Plain; habits: Habits }): Splice {
  const dash = columnOf(text, list.start);
  const { at, keepsBlankLines } = placeBehind(text, list, dash);
  const blank = !keepsBlankLines && partedByBlankLines(text, list.items);
  return insertLines(at, renderItem(item, dash, habits), { blank, eol: habits.eol });
}

function newKey(text: string, root: MappingNode, { key, item, habits }: { key: string; item: Plain; habits: Habits }): Splice {
  const column = columnOf(text, root.start);
  const [first = '', ...rest] = renderPair([key, [item]], column, habits);
  const { at, keepsBlankLines } = placeBehind(text, root, column);
  const blank = !keepsBlankLines && partedByBlankLines(text, root.pairs);
  return insertLines(at, [' '.repeat(column) + first, ...rest], { blank, eol: habits.eol });
}

/** `key:`, `key: null` or `key: []`: the list is written below it in block style. */
function underEmptyKey(text: string, pair: Pair, { item, habits }: { item: Plain; habits: Habits }): readonly Splice[] {
  const column = columnOf(text, pair.start);
  const lines = renderItem(item, column + habits.listIndent, habits);
  const behind = pair.value?.end ?? (pair.colon ?? pair.key.end) + 1;
  const insertion = insertLines(endOfComments(text, behind, column), lines, { blank: false, eol: habits.eol });
  if (!pair.value) return [insertion];
  const gap = /[ \t]*$/.exec(text.slice(0, pair.value.start))?.[0].length ?? 0;
  return [{ start: pair.value.start - gap, end: pair.value.end, text: '' }, insertion];
}

const underEmptyFlow = ({ value }: Pair, rendered: string): readonly Splice[] | undefined =>
  value ? [{ start: value.start, end: value.end, text: rendered }] : undefined;

/** Behind the last item in brackets or braces, on a line of its own where that one is. */
function intoFlow(text: string, parent: SequenceNode | MappingNode, rendered: string): Splice {
  const children: readonly Span[] = parent.kind === 'sequence' ? parent.items : parent.pairs;
  const last = children.at(-1);
  if (!last) return { start: parent.start + 1, end: parent.start + 1, text: rendered };
  const lead = /\r?\n[ \t]*$/.exec(text.slice(0, last.start))?.[0];
  return { start: last.end, end: last.end, text: `,${lead ?? ' '}${rendered}` };
}

/** Nothing but comments, directives and markers: the mapping begins behind them, before the document's end. */
function intoEmptyDocument(text: string, lines: readonly string[], eol: string): Splice {
  const content = lines.join(eol);
  let begun = false;
  for (const line of text.matchAll(/[^\n]*\n?/g)) {
    const ends = line[0].startsWith('...') || (begun && line[0].startsWith('---'));
    if (ends) return { start: line.index, end: line.index, text: content + eol };
    begun ||= line[0].startsWith('---');
  }
  const lead = text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : eol;
  const tail = lead === '' ? eol : '';
  return { start: text.length, end: text.length, text: lead + content + tail };
}

function insertLines(at: number, lines: readonly string[], { blank, eol }: { blank: boolean; eol: string }): Splice {
  return { start: at, end: at, text: (blank ? eol : '') + lines.map(line => eol + line).join('') };
}

/** Where the line after a block collection begins: behind its last line and the comments that are indented as its content is. */
function placeBehind(text: string, collection: SequenceNode | MappingNode, column: number): { at: number; keepsBlankLines: boolean } {
  const last = lastScalar(collection);
  if (last && /^[|>]\d?\+/.test(text.slice(last.start, last.end))) {
    // `|+` owns the blank lines below it: they stay where they are.
    const blank = /(?:[ \t]*\r?\n)*/y;
    blank.lastIndex = endOfLine(text, collection.end);
    const run = blank.exec(text)?.[0] ?? '';
    return { at: blank.lastIndex - (/\r?\n$/.exec(run)?.[0].length ?? 0), keepsBlankLines: true };
  }
  return { at: endOfComments(text, collection.end, column), keepsBlankLines: false };
}

function lastScalar(node: Node | null | undefined): Span | undefined {
  if (!node || node.kind === 'alias') return undefined;
  if (node.kind === 'scalar') return node.style === 'literal' || node.style === 'folded' ? node : undefined;
  return lastScalar(node.kind === 'mapping' ? node.pairs.at(-1)?.value : node.items.at(-1)?.value);
}

/** The end of the last of the lines below an offset, without a gap, that hold a comment deeper than a column. */
function endOfComments(text: string, offset: number, column: number): number {
  let end = endOfLine(text, offset);
  const comment = /\r?\n([ \t]*)#[^\r\n]*/y;
  for (;;) {
    comment.lastIndex = end;
    const next = comment.exec(text);
    if (!next || (next[1] ?? '').length <= column) return end;
    end = comment.lastIndex;
  }
}

/** Whether most neighbours have a blank line between them. */
function partedByBlankLines(text: string, siblings: readonly Span[]): boolean {
  const gaps = siblings.slice(1).map(({ start }, index) => text.slice(siblings[index]?.end ?? start, start));
  const blank = gaps.filter(gap => /\n[ \t]*\r?\n/.test(gap)).length;
  return gaps.length > 0 && blank * 2 >= gaps.length;
}
