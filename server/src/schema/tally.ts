/** The names that the items of a stretch have; undefined for an item without one. */
export class Names {
  readonly texts: readonly (string | undefined)[];
  /** What counts them. */
  tally: Tally | undefined;

  constructor(texts: readonly (string | undefined)[]) {
    this.texts = texts;
  }
}

/** Where a name stands: in which of the stretches, and there at which item. */
export interface NamePlace {
  readonly stretch: number;
  readonly item: number;
}

export interface Repeated {
  readonly name: string;
  readonly at: NamePlace;
  readonly first: NamePlace;
}

/**
 * How often each name occurs in a list. Of the list's next version only the stretches that are new are counted, and those that went are
 * taken off: which of them it was, the tally of the others tells.
 */
class Tally {
  readonly #counted = new Map<Names, number>();
  readonly #count = new Map<string, number>();
  readonly #repeated = new Set<string>();

  update(stretches: readonly Names[]): void {
    const wanted = new Map<Names, number>();
    for (const names of stretches) wanted.set(names, (wanted.get(names) ?? 0) + 1);
    for (const [names, times] of this.#counted) this.#add(names, (wanted.get(names) ?? 0) - times);
    for (const [names, times] of wanted) this.#add(names, times - (this.#counted.get(names) ?? 0));
  }

  isRepeated(name: string | undefined): name is string {
    return name !== undefined && this.#repeated.has(name);
  }

  get hasRepeated(): boolean {
    return this.#repeated.size > 0;
  }

  #add(names: Names, times: number): void {
    if (times === 0) return;
    const counted = (this.#counted.get(names) ?? 0) + times;
    if (counted === 0) this.#counted.delete(names);
    else this.#counted.set(names, counted);
    names.tally = counted === 0 ? undefined : this;
    for (const name of names.texts) if (name !== undefined) this.#addName(name, times);
  }

  #addName(name: string, times: number): void {
    const count = (this.#count.get(name) ?? 0) + times;
    if (count === 0) this.#count.delete(name);
    else this.#count.set(name, count);
    if (count > 1) this.#repeated.add(name);
    else this.#repeated.delete(name);
  }
}

/** The names that stand in a list for a second time, and every further one, in order. */
export function repeatedIn(stretches: readonly Names[]): readonly Repeated[] {
  const tally = stretches.find(names => names.tally)?.tally ?? new Tally();
  tally.update(stretches);
  if (!tally.hasRepeated) return [];
  const firsts = new Map<string, NamePlace>();
  return stretches.flatMap(({ texts }, stretch) =>
    texts.flatMap((name, item) => {
      if (!tally.isRepeated(name)) return [];
      const at = { stretch, item };
      const first = firsts.get(name);
      if (!first) firsts.set(name, at);
      return first ? [{ name, at, first }] : [];
    }),
  );
}
