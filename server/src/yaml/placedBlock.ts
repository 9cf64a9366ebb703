import type { Block } from './blocks.ts';
import type { Composed } from './compose.ts';
import { movedItem, movedPair } from './moved.ts';
import type { YamlProblem } from './problems.ts';
import { isNull } from './scalar.ts';
import type { Item, Pair } from './tree.ts';

/** A block of a text, read on its own, at its place; what it holds is put there when first asked for. */
export class PlacedBlock implements Block {
  readonly start: number;
  readonly end: number;
  readonly composed: Composed;
  #pairs: readonly Pair[] | undefined;
  #items: readonly Item[] | undefined;

  constructor({ start, end }: Block, composed: Composed) {
    this.start = start;
    this.end = end;
    this.composed = composed;
  }

  moved(by: number): PlacedBlock {
    return by === 0 ? this : new PlacedBlock({ start: this.start + by, end: this.end + by }, this.composed);
  }

  /** The pairs of a block that is a mapping, or half a key; undefined where it is something else, or leans on the text around it. */
  get pairs(): readonly Pair[] | undefined {
    const { root, anchored } = this.composed;
    if (anchored || root === null) return undefined;
    if (root.kind === 'mapping' && !root.flow) return (this.#pairs ??= root.pairs.map(pair => movedPair(pair, this.start)));
    if (root.kind !== 'scalar' || root.style !== 'plain' || isNull(root)) return undefined;
    const { start, end } = root;
    const key = { ...root, start: start + this.start, end: end + this.start };
    return [{ key, value: null, start: key.start, end: key.end }];
  }

  /** The items of a block that is a list. */
  get items(): readonly Item[] | undefined {
    const { root, anchored } = this.composed;
    if (anchored || root?.kind !== 'sequence' || root.flow) return undefined;
    return (this.#items ??= root.items.map(item => movedItem(item, this.start)));
  }

  get problems(): readonly YamlProblem[] {
    const { problems } = this.composed;
    if (problems.length === 0 && this.composed.root?.kind !== 'scalar') return problems;
    const halfKey = this.composed.root?.kind === 'scalar' ? this.pairs?.[0]?.key : undefined;
    const moved = problems.map(problem => ({ ...problem, start: problem.start + this.start, end: problem.end + this.start }));
    if (!halfKey) return moved;
    const message = 'This key has no colon. Write `key: value`, or `key:` above an indented block.';
    return [...moved, { kind: 'half-key', message, start: halfKey.start, end: halfKey.end }];
  }
}
