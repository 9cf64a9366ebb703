import type { Composed } from './compose.ts';
import type { PlacedBlock } from './placedBlock.ts';
import type { YamlProblem } from './problems.ts';
import { type Item, type Node, type Pair, valueSpan } from './tree.ts';

/** A section of a text with its blocks read. */
export interface PlacedSection {
  /** All of it, or what stands above its items. */
  readonly head: PlacedBlock;
  readonly items: readonly PlacedBlock[];
  /** The items are those of the section before. */
  readonly continues: boolean;
}

/** Puts the blocks of a text together; undefined where they cannot be understood one by one. */
export function assemble(sections: readonly PlacedSection[]): Composed | undefined {
  const pairs: Pair[] = [];
  for (const section of sections) {
    const found = section.continues ? continuation(section, pairs.pop()) : pairsOf(section);
    if (!found) return undefined;
    pairs.push(...found);
  }
  const start = pairs[0]?.start ?? 0;
  const root: Node = { kind: 'mapping', flow: false, pairs, start, end: pairs.at(-1)?.end ?? start };
  const blocks = sections.flatMap(({ head, items }) => [head, ...items]);
  const refused = blocks.some(({ composed }) => composed.refused);
  return { root, problems: problemsOf(blocks), anchored: false, ...(refused && { refused: true }) };
}

function problemsOf(blocks: readonly PlacedBlock[]): readonly YamlProblem[] {
  return blocks.flatMap(({ problems }) => problems);
}

function pairsOf({ head, items }: PlacedSection): readonly Pair[] | undefined {
  const pairs = head.pairs;
  if (items.length === 0) return pairs;
  const [pair] = pairs ?? [];
  const all = itemsOf(items);
  if (!pair || pairs?.length !== 1 || !all) return undefined;
  const { start } = all[0] ?? valueSpan(pair);
  const end = all.at(-1)?.end ?? start;
  return [{ ...pair, value: { kind: 'sequence', flow: false, items: all, start, end }, end }];
}

/** A section in which the list of the pair before it goes on. */
function continuation({ head, items }: PlacedSection, before: Pair | undefined): readonly Pair[] | undefined {
  if (!before || items.length === 0) return undefined;
  const list = before.value;
  if (list?.kind !== 'sequence' || list.flow) return undefined;
  const further = itemsOf(items);
  const pairs = head.pairs;
  if (!pairs || !further) return undefined;
  const all = [...list.items, ...further];
  const end = all.at(-1)?.end ?? list.end;
  return [{ ...before, value: { ...list, items: all, end }, end }, ...pairs];
}

function itemsOf(blocks: readonly PlacedBlock[]): readonly Item[] | undefined {
  const all: Item[] = [];
  for (const { items } of blocks) {
    if (!items) return undefined;
    for (const item of items) all.push(item);
  }
  return all;
}
