import type { Splice } from './edit.ts';
import { columnOf } from './habits.ts';
import { pairRemoval } from './removal.ts';
import { isNull } from './scalar.ts';
import { type MappingNode, type Pair, pairOf } from './tree.ts';

interface Nesting {
  readonly mapping: MappingNode;
  /** The pair of it that moves. */
  readonly pair: Pair;
  /** The key whose block takes it in; it is made where it is missing. */
  readonly key: string;
  /** The block is an item of a list. */
  readonly inList?: boolean;
}

/** Moves a pair into a block beside it. Undefined where that would take more than moving text. */
export function nestPair(text: string, { mapping, pair, key, inList = false }: Nesting): readonly Splice[] | undefined {
  const beside = pairOf(mapping, key);
  const { start, end } = pair;
  const written = text.slice(start, end);
  if (mapping.flow) return beside ? undefined : [{ start, end, text: inList ? `${key}: [{${written}}]` : `${key}: {${written}}` }];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const column = columnOf(text, start);
  if (!beside) {
    const inner = ' '.repeat(column + 2);
    const moved = inList ? `- ${shiftedLines(written, 4)}` : shiftedLines(written, 2);
    return [{ start, end, text: `${key}:${eol}${inner}${moved}` }];
  }
  if (inList) return undefined;
  const removal = pairRemoval(text, mapping, pair);
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

/** A text of many lines, the first one left alone and the others moved by some columns. */
export function shiftedLines(text: string, by: number): string {
  return by >= 0 ? text.replaceAll(/\n(?=[ \t]*\S)/g, `\n${' '.repeat(by)}`) : text.replaceAll(new RegExp(`\\n {${-by}}`, 'g'), '\n');
}
