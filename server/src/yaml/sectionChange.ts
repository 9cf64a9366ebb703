import { lastIndexWhere } from '../sorted.ts';
import type { PlacedSection } from './assembly.ts';
import { type Block, dashColumn, isOneItem } from './blocks.ts';
import type { Change } from './change.ts';
import { composeBlock } from './compose.ts';
import { PlacedBlock } from './placedBlock.ts';

/** The sections after a change within one item of a list, which is what typing is as a rule; undefined where it may reach further. */
export function withChange(sections: readonly PlacedSection[], text: string, change: Change): readonly PlacedSection[] | undefined {
  if (sections.some(({ continues }) => continues)) return undefined;
  const index = lastIndexWhere(sections, ({ head }) => head.start <= change.start);
  const section = sections[index];
  const items = section && itemsAfter(section.items, text, change);
  if (!items) return undefined;
  const by = change.newEnd - change.end;
  const below = sections.slice(index + 1).map(({ head, items: others, continues }) => ({
    head: head.moved(by),
    items: others.map(item => item.moved(by)),
    continues,
  }));
  return [...sections.slice(0, index), { ...section, items }, ...below];
}

function itemsAfter(items: readonly PlacedBlock[], text: string, { start, end, newEnd }: Change): readonly PlacedBlock[] | undefined {
  const index = lastIndexWhere(items, item => item.start <= start);
  const item = items[index];
  if (!item || end > item.end) return undefined;
  const by = newEnd - end;
  const block: Block = { start: item.start, end: item.end + by };
  const below = items.slice(index + 1).map(each => each.moved(by));
  const sibling = items[index - 1] ?? below[0];
  if (!isOneItem(text, block, sibling && dashColumn(text, sibling))) return undefined;
  const changed = new PlacedBlock(block, composeBlock(text.slice(block.start, block.end)));
  return [...items.slice(0, index), changed, ...below];
}
