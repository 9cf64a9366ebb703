/** Half open, in UTF-16 code units of the text that is read. */
export interface SeriesProblem {
  readonly from: number;
  readonly to: number;
  /** A sentence that says what is wrong and what to write. */
  readonly message: string;
}

/** A text read from its start to its end, up to the first thing wrong in it. */
export class Reader {
  readonly text: string;
  at: number;
  problem: SeriesProblem | undefined;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** Takes what a sticky expression matches here. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Takes these very characters, or leaves all as it is. */
  skip(characters: string): boolean {
    const there = this.text.startsWith(characters, this.at);
    if (there) this.at += characters.length;
    return there;
  }

  next(characters: string): boolean {
    return this.text.startsWith(characters, this.at);
  }

  /** Notes what is wrong with the text from `from` on, by default with the word that stands here. */
  fail(message: string, from: number = this.at, to?: number): undefined {
    const word = /[^\s{},=[\]:]+|./suy;
    word.lastIndex = from;
    const end = to ?? from + (word.exec(this.text)?.[0].length ?? 0);
    // At the end there is nothing to show but what comes before it.
    const start = Math.min(from, Math.max(0, this.text.length - 1));
    this.problem ??= { message, from: start, to: Math.max(start + 1, end) };
    return undefined;
  }
}
