import type { PrometheusDocument } from '../../documents/document.ts';
import { mappingOf, pathOf } from '../../schema/match.ts';
import type { Splice } from '../../yaml/edit.ts';
import { columnOf } from '../../yaml/habits.ts';
import { lineStart } from '../../yaml/line.ts';
import { shiftedLines } from '../../yaml/nest.ts';
import { pairOf, type Span } from '../../yaml/tree.ts';
import { pairAt } from './pairAt.ts';

/** The last pair of a block moves to the left, and so belongs to a block around it, where nothing follows that would move along. */
export function outdent(document: PrometheusDocument, { start }: Span, levels: number): readonly Splice[] {
  const { text } = document;
  const found = pairAt(document, start);
  if (!found || found.mapping.flow) return [];
  const { owner, mapping, pair } = found;
  const outer = pathOf(owner)
    .slice(0, -1)
    .toReversed()
    .filter(({ schema }) => schema.kind === 'record')[levels - 1];
  const around = outer && mappingOf(outer);
  const isFree = around && !around.flow && pairOf(around, pair.key.text) === undefined;
  if (!isFree || mapping.pairs.at(-1) !== pair) return [];
  const by = columnOf(text, around.start) - columnOf(text, pair.start);
  const line = lineStart(text, pair.start);
  const isLast = !/^[ \t]+[^\s#]/m.test(restOfBlock(text, pair.end, columnOf(text, around.start)));
  if (by >= 0 || !isLast || text.slice(line, pair.start).trim() !== '') return [];
  const moved = `${' '.repeat(columnOf(text, around.start))}${shiftedLines(text.slice(pair.start, pair.end), by)}`;
  return [{ start: line, end: pair.end, text: moved }];
}

/** The lines behind an offset up to one that begins in `column` or before it. */
function restOfBlock(text: string, offset: number, column: number): string {
  const rest = text.slice(offset).replace(/^[^\n]*\n?/, '');
  const end = rest.search(new RegExp(`^ {0,${column}}[^\\s#]`, 'm'));
  return end === -1 ? rest : rest.slice(0, end);
}
