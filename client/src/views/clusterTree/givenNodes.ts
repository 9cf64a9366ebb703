import { idOf, type Node } from './nodes.ts';

/** The nodes that VS Code was given: it tells elements apart by identity, so the latest for each id is what it can be told to draw again. */
export class GivenNodes {
  readonly #nodes = new Map<string, Node>();
  /** Ids of the children that stand below an id; those of the roots below the empty one. */
  readonly #below = new Map<string, ReadonlySet<string>>();

  get(id: string): Node | undefined {
    return this.#nodes.get(id);
  }

  all(): Iterable<Node> {
    return this.#nodes.values();
  }

  give(node: Node): void {
    this.#nodes.set(idOf(node), node);
  }

  /** These stand below the parent now: what stood there before is let go of, with all below it. */
  giveChildren(parent: Node | undefined, children: readonly Node[]): void {
    const id = parent === undefined ? '' : idOf(parent);
    const before = this.#below.get(id);
    const ids = new Set<string>();
    for (const child of children) {
      const childId = idOf(child);
      ids.add(childId);
      this.#nodes.set(childId, child);
    }
    this.#below.set(id, ids);
    for (const gone of before ?? []) if (!ids.has(gone)) this.#forget(gone);
  }

  #forget(id: string): void {
    this.#nodes.delete(id);
    const below = this.#below.get(id);
    this.#below.delete(id);
    for (const child of below ?? []) this.#forget(child);
  }
}
