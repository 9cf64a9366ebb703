import { lastIndexWhere } from '../sorted.ts';
import { movedItem, originOf } from './moved.ts';
import type { Item, SequenceNode } from './tree.ts';

/**
 * Items of a list that stand together. It is the same object in every version of a text in which nothing in it changed, so whatever is
 * known of it need not be found out again.
 */
export interface Stretch {
  /** Offsets count from where the stretch begins. */
  readonly items: readonly Item[];
}

export interface PlacedStretch {
  readonly stretch: Stretch;
  /** Where it begins in the text. */
  readonly by: number;
  /** How many items stand before it. */
  readonly first: number;
}

/** A list in many stretches: who wants all its items gets them put in their places, who looks at one stretch after the other need not wait for it. */
export class LongSequence implements SequenceNode {
  readonly kind = 'sequence';
  readonly flow = false;
  readonly start: number;
  readonly end: number;
  readonly stretches: readonly PlacedStretch[];
  #items: readonly Item[] | undefined;

  constructor(placed: readonly Omit<PlacedStretch, 'first'>[]) {
    let first = 0;
    this.stretches = placed.map(({ stretch, by }) => {
      const each = { stretch, by, first };
      first += stretch.items.length;
      return each;
    });
    const last = this.stretches.at(-1);
    this.start = (this.stretches[0]?.stretch.items[0]?.start ?? 0) + (this.stretches[0]?.by ?? 0);
    this.end = (last?.stretch.items.at(-1)?.end ?? 0) + (last?.by ?? 0);
  }

  get items(): readonly Item[] {
    this.#items ??= this.stretches.flatMap(placed => itemsOf(placed));
    return this.#items;
  }
}

/** Every list is made of stretches: most of one. */
export function stretchesOf(list: SequenceNode): readonly PlacedStretch[] {
  const { node, by } = originOf(list);
  if (node instanceof LongSequence) return by === 0 ? node.stretches : node.stretches.map(each => ({ ...each, by: each.by + by }));
  return [{ stretch: node.kind === 'sequence' ? node : list, by, first: 0 }];
}

/** Is it a list of many stretches? There are none in a text with anchors. */
export const isLong = (list: SequenceNode): boolean => originOf(list).node instanceof LongSequence;

/** The items of a stretch at their places. */
export const itemsOf = ({ stretch, by }: PlacedStretch): readonly Item[] =>
  by === 0 ? stretch.items : stretch.items.map(item => movedItem(item, by));

/** One item of a list, and nothing of the others. */
export function itemAt(list: SequenceNode, index: number): Item | undefined {
  const stretches = stretchesOf(list);
  const placed = stretches[lastIndexWhere(stretches, ({ first }) => first <= index)];
  const item = placed?.stretch.items[index - placed.first];
  return placed && item && movedItem(item, placed.by);
}
