import type { MappingNode, Pair } from '../yaml/tree.ts';
import type { Fix } from './problem.ts';
import type { Cure, Finding } from './rule.ts';
import { locate, reaches } from './view.ts';

/** What mends what a rule found, where one answer is sure. */
export function fixOfFinding(node: MappingNode, { at, replacement, remove, cure }: Finding): Fix | undefined {
  if (cure) return cureFix(node, cure);
  if (replacement !== undefined) return { kind: 'replace', text: replacement };
  return remove && reaches(node, at) ? { kind: 'remove' } : undefined;
}

/** None where a part of it would have to be written elsewhere, behind an alias or a merge. */
function cureFix(node: MappingNode, cure: Cure): Fix | undefined {
  const pairOf = (name: string): Pair | undefined => node.pairs.find(({ key }) => key.text === name);
  switch (cure.kind) {
    case 'insertKey': {
      const pair = pairOf(cure.before);
      return pair && { kind: 'insertKey', text: cure.text, at: pair.start };
    }
    case 'replaceAll': {
      const places = cure.places.flatMap(({ at, text }) => {
        const span = reaches(node, at) ? locate(node, at, node) : undefined;
        return span ? [{ start: span.start, end: span.end, text }] : [];
      });
      return places.length === cure.places.length ? { kind: 'replaceAll', title: cure.title, places } : undefined;
    }
    case 'moveItem': {
      const sequence = pairOf(cure.list)?.value;
      if (sequence?.kind !== 'sequence' || sequence.flow) return undefined;
      const [item, before] = [sequence.items[cure.from], sequence.items[cure.to]];
      return item && before && { kind: 'moveItem', item: { start: item.start, end: item.end }, before: before.start };
    }
  }
}
