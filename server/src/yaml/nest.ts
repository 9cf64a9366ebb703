import type { Splice } from './edit.ts';
import { columnOf } from './habits.ts';
import { lineStart } from './line.ts';
import { isNull } from './scalar.ts';
import { type MappingNode, type Pair, pairOf } from './tree.ts';

interface Nesting {
  readonly mapping: MappingNode;
  /** The pair of it that moves. */
  readonly pair: Pair;
  /** The key whose block takes it in; it is made where it is missing. */
  readonly key: string;
}

/** Moves a pair into a block beside it. Undefined where that would take more than moving text. */
export function nestPair(text: string, { mapping, pair, key }: Nesting): readonly Splice[] | undefined {
  const beside = pairOf(mapping, key);
  const { start, end } = pair;
  const written = text.slice(start, end);
  if (mapping.flow) return beside ? undefined : [{ start, end, text: `${key}: {${written}}` }];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const column = columnOf(text, start);
  if (!beside) {
    const inner = ' '.repeat(column + 2);
    return [{ start, end, text: `${key}:${eol}${inner}${shiftedLines(written, 2)}` }];
  }
  const removal = removalOf(text, mapping, pair);
  const target = beside.value;
  if (!removal) return undefined;
  if (isNull(target)) {
    if (beside.colon === undefined || target !== null) return undefined;
    const at = beside.colon + 1;
    return [{ start: at, end: at, text: `${eol}${' '.repeat(column + 2)}${shiftedLines(written, 2)}` }, removal];
  }
  if (target?.kind !== 'mapping' || target.flow) return undefined;
  const inner = columnOf(text, target.start);
  const inserted = `${eol}${' '.repeat(inner)}${shiftedLines(written, inner - column)}`;
  return [{ start: target.end, end: target.end, text: inserted }, removal];
}

/** The lines of a pair, without those around it; undefined where comments in between make it doubtful whose they are. */
function removalOf(text: string, mapping: MappingNode, pair: Pair): Splice | undefined {
  const index = mapping.pairs.indexOf(pair);
  const next = mapping.pairs[index + 1];
  if (index > 0) {
    const line = lineStart(text, pair.start);
    const before = text.slice(0, line).endsWith('\r\n') ? 2 : 1;
    return { start: line - before, end: pair.end, text: '' };
  }
  return next && text.slice(pair.end, next.start).trim() === '' ? { start: pair.start, end: next.start, text: '' } : undefined;
}

/** A text of many lines, the first one left alone and the others moved by some columns. */
function shiftedLines(text: string, by: number): string {
  return by >= 0 ? text.replaceAll(/\n(?=[ \t]*\S)/g, `\n${' '.repeat(by)}`) : text.replaceAll(new RegExp(`\\n {${-by}}`, 'g'), '\n');
}
