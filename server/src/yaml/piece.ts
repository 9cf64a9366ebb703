import type { Composed } from './compose.ts';
import { movedItem } from './moved.ts';
import type { YamlProblem } from './problems.ts';
import { isNull } from './scalar.ts';
import type { Stretch } from './stretches.ts';
import type { Item, Pair } from './tree.ts';

/**
 * A part of a text that was read on its own, wherever it stands: offsets count from where it begins, so that what is typed above it
 * changes nothing in it.
 */
export class Piece {
  readonly length: number;
  readonly composed: Composed;
  /** Of a long item, which was read in pieces itself. */
  readonly sections: readonly Section[] | undefined;

  constructor(length: number, composed: Composed, sections?: readonly Section[]) {
    this.length = length;
    this.composed = composed;
    this.sections = sections;
  }

  get refused(): boolean {
    return this.composed.refused === true;
  }

  /** The pairs of a piece that is a mapping, or half a key; undefined where it is something else, or leans on the text around it. */
  get pairs(): readonly Pair[] | undefined {
    const { root, anchored } = this.composed;
    if (anchored || root === null) return undefined;
    if (root.kind === 'mapping' && !root.flow) return root.pairs;
    if (root.kind !== 'scalar' || root.style !== 'plain' || isNull(root)) return undefined;
    return [{ key: root, value: null, start: root.start, end: root.end }];
  }

  /** The items of a piece that is a list. */
  get items(): readonly Item[] | undefined {
    const { root, anchored } = this.composed;
    return anchored || root?.kind !== 'sequence' || root.flow ? undefined : root.items;
  }

  get problems(): readonly YamlProblem[] {
    const { root, problems } = this.composed;
    const halfKey = root?.kind === 'scalar' ? this.pairs?.[0]?.key : undefined;
    if (!halfKey) return problems;
    const message = 'This key has no colon. Write `key: value`, or `key:` above an indented block.';
    return [...problems, { kind: 'half-key', message, start: halfKey.start, end: halfKey.end }];
  }
}

/** Pieces of a list that stand one behind the other. */
export class ListPart implements Stretch {
  readonly pieces: readonly Piece[];
  /** Where each piece begins. */
  readonly starts: readonly number[];
  readonly length: number;
  readonly refused: boolean;
  readonly problems: readonly YamlProblem[];
  /** Every piece is a list. */
  readonly isList: boolean;
  #items: readonly Item[] | undefined;

  constructor(pieces: readonly Piece[]) {
    let length = 0;
    this.pieces = pieces;
    this.starts = pieces.map(piece => {
      const start = length;
      length += piece.length;
      return start;
    });
    this.length = length;
    this.refused = pieces.some(({ refused }) => refused);
    this.problems = pieces.flatMap(({ problems }, index) => shiftedProblems(problems, this.starts[index] ?? 0));
    this.isList = pieces.every(({ items }) => items !== undefined);
  }

  get items(): readonly Item[] {
    this.#items ??= this.pieces.flatMap(({ items = [] }, index) => items.map(item => movedItem(item, this.starts[index] ?? 0)));
    return this.#items;
  }
}

/** A key with what stands below it. */
export interface Section {
  /** All of it, or what stands above its items. */
  readonly head: Piece;
  readonly list: List | undefined;
}

interface List {
  readonly parts: readonly ListPart[];
  /** The column of its dashes. */
  readonly column: number;
  /** The items are those of the section before. */
  readonly continues: boolean;
}

export const lengthOf = ({ head, list }: Section): number => (list?.parts ?? []).reduce((sum, { length }) => sum + length, head.length);

export const shiftedProblems = (problems: readonly YamlProblem[], by: number): readonly YamlProblem[] =>
  by === 0 || problems.length === 0 ? problems : problems.map(each => ({ ...each, start: each.start + by, end: each.end + by }));
