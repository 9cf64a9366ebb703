import type { Splice } from './edit.ts';
import { columnOf, endOfLine } from './habits.ts';
import { lineStart } from './line.ts';
import type { WrittenScalar } from './literal.ts';
import { type MappingNode, pairOf, type Pair, type ScalarNode } from './tree.ts';

export interface PairMove {
  readonly root: MappingNode;
  /** Keys of the root. */
  readonly from: string;
  readonly to: string;
  /** Of the block below `from`. */
  readonly pair: Pair & { readonly value: ScalarNode };
  readonly value: WrittenScalar;
}

/**
 * Takes a pair out of one block of the root and writes it into another, with a value that may be written anew. Its comment comes along,
 * those on lines of their own stay. Undefined where the blocks are not written in lines of their own, or the key is in both.
 */
export function movePair(text: string, { root, from, to, pair, value }: PairMove): readonly Splice[] | undefined {
  const source = pairOf(root, from);
  const target = pairOf(root, to);
  const remark = remarkBehind(text, pair);
  const block = source?.value;
  if (!source || block?.kind !== 'mapping' || remark === undefined || ![source, ...block.pairs].every(each => isOnLineOfItsOwn(text, each)))
    return undefined;
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const written = (column: number): string =>
    [`${value.head}${remark}`, ...value.lines.map(line => (line === '' ? line : ' '.repeat(column + 2) + line))].join(eol);
  const valueEnd = endOfLine(text, pair.value.end);
  const last = valueEnd === text.length ? eol : '';
  if (block.pairs.length === 1 && !target) {
    return [
      { start: source.key.start, end: source.key.end, text: to },
      { start: pair.value.start, end: valueEnd, text: written(columnOf(text, pair.start)) + last },
    ];
  }
  const removed = block.pairs.length === 1 ? emptied(text, source, valueEnd) : linesOf(text, pair, valueEnd);
  const place = placeIn(text, { source, target, block });
  if (!removed || !place || (target?.value?.kind === 'mapping' && pairOf(target.value, pair.key.text))) return undefined;
  const { at, column, above } = place;
  const name = text.slice(pair.key.start, pair.key.end);
  const head = above === undefined ? '' : `${above}${to}:${eol}`;
  return [{ start: at, end: at, text: `${head}${' '.repeat(column)}${name}: ${written(column)}${eol}` }, removed];
}

/** The comment on the line of a value; undefined where something else stands around it. */
function remarkBehind(text: string, { colon, value }: PairMove['pair']): string | undefined {
  if (colon === undefined || text.slice(colon + 1, value.start).trim() !== '') return undefined;
  const isBlock = value.style === 'literal' || value.style === 'folded';
  const behind = isBlock
    ? text.slice(value.start, endOfLine(text, value.start)).replace(/^[|>][-+\d]*/, '')
    : text.slice(value.end, endOfLine(text, value.end));
  const remark = behind.trim();
  return remark === '' ? '' : remark.startsWith('#') ? ` ${remark}` : undefined;
}

const isOnLineOfItsOwn = (text: string, { key }: Pair): boolean => text.slice(lineStart(text, key.start), key.start).trim() === '';

function linesOf(text: string, { start }: Pair, valueEnd: number): Splice {
  const begin = lineStart(text, start);
  const newline = text.indexOf('\n', valueEnd);
  if (newline !== -1) return { start: begin, end: newline + 1, text: '' };
  return { start: endOfLine(text, lineStart(text, begin - 1)), end: text.length, text: '' };
}

/** A block that loses its only pair; comments in it would be homeless. */
function emptied(text: string, { colon = 0 }: Pair, valueEnd: number): Splice | undefined {
  return /^\s*#/m.test(text.slice(colon, valueEnd)) ? undefined : { start: colon + 1, end: valueEnd, text: ' {}' };
}

interface Blocks {
  readonly source: Pair;
  readonly target: Pair | undefined;
  readonly block: MappingNode;
}

interface NewPlace {
  readonly at: number;
  readonly column: number;
  /** Indentation of a key that has to be written first. */
  readonly above?: string;
}

/** Before the first pair of the block that is there, else before the block that the pair comes from; comments stay with what they are above. */
function placeIn(text: string, { source, target, block }: Blocks): NewPlace | undefined {
  if (!target) {
    const line = lineStart(text, source.start);
    return { at: aboveComments(text, line), column: columnOf(text, block.start), above: text.slice(line, source.start) };
  }
  const into = target.value;
  const first = into?.kind === 'mapping' && !into.flow ? into.pairs[0] : undefined;
  if (!first || !isOnLineOfItsOwn(text, first)) return undefined;
  return { at: aboveComments(text, lineStart(text, first.start)), column: columnOf(text, first.start) };
}

function aboveComments(text: string, line: number): number {
  let at = line;
  while (at > 0) {
    const previous = lineStart(text, at - 1);
    if (!/^\s*#/.test(text.slice(previous, at))) break;
    at = previous;
  }
  return at;
}
