import { lineStart } from '../yaml/line.ts';
import type { SyntaxTree } from '../yaml/parse.ts';
import { pairOf, resolveAlias } from '../yaml/tree.ts';
import { partOf, type Place } from './place.ts';

/** The objects of a Kubernetes List, each as a document of its own: the lines of an item, with a blank where its dash stands. */
export function itemPlaces(place: Place, { root, text }: SyntaxTree): readonly Place[] {
  const pair = root?.kind === 'mapping' ? pairOf(root, 'items') : undefined;
  const list = resolveAlias(pair?.value);
  if (root?.kind !== 'mapping' || !pair || list?.kind !== 'sequence' || list.flow) return [];
  const behind = root.pairs.find(({ start }) => start > pair.start);
  const end = behind ? lineStart(text, behind.start) : text.length;
  return list.items.flatMap((item, index) => {
    if (item.value?.kind !== 'mapping') return [];
    const next = list.items[index + 1];
    const part = { start: lineStart(text, item.start), end: next ? lineStart(text, next.start) : end };
    const dash = item.start - part.start;
    const lines = text.slice(part.start, part.end);
    const inFile = partOf(place, part);
    return [
      {
        ...inFile,
        text: `${lines.slice(0, dash)} ${lines.slice(dash + 1)}`,
        // What is written before the dash belongs to the list, and the dash has to stay.
        edit: (span, written) => (span.start <= dash ? undefined : inFile.edit(span, written)),
      },
    ];
  });
}
