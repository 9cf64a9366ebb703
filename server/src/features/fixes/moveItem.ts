import type { PrometheusDocument } from '../../documents/document.ts';
import type { Fix } from '../../schema/problem.ts';
import type { Splice } from '../../yaml/edit.ts';
import { columnOf, endOfLine } from '../../yaml/habits.ts';
import { removalAt } from '../../yaml/removal.ts';

/** The lines of an item go before those of an earlier one; not where a comment behind its end would lose what it is about. */
export function moveItem({ text, tree }: PrometheusDocument, { item, before }: Extract<Fix, { kind: 'moveItem' }>): readonly Splice[] {
  const removal = removalAt(text, tree.root, item);
  if (!removal || text.slice(item.end, endOfLine(text, item.end)).trim() !== '') return [];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const moved = `${text.slice(item.start, item.end)}${newline}${' '.repeat(columnOf(text, before))}`;
  return [{ start: before, end: before, text: moved }, removal];
}
