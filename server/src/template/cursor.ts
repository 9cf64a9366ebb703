import type { Token } from './token.ts';

const end: Token = { kind: 'end', text: '', from: 0, to: 0 };

/** A place in a list of tokens; at its end the last one, which is `end`, is met again and again. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** To come back to by `reset`. */
  get place(): number {
    return this.#at;
  }

  reset(place: number): void {
    this.#at = place;
  }

  peek(): Token {
    return this.#tokens[this.#at] ?? this.#tokens.at(-1) ?? end;
  }

  next(): Token {
    const token = this.peek();
    if (this.#at < this.#tokens.length) this.#at += 1;
    return token;
  }

  skipSpace(): void {
    if (this.peek().kind === 'space') this.#at += 1;
  }

  /** Undoes one `next`. */
  back(): void {
    this.#at -= 1;
  }

  nextNonSpace(): Token {
    this.skipSpace();
    return this.next();
  }

  peekNonSpace(): Token {
    const place = this.#at;
    const token = this.nextNonSpace();
    this.#at = place;
    return token;
  }

  /** Is the action that begins here one that defines a template? */
  startsDefinition(): boolean {
    const place = this.#at;
    const opens = this.next().kind === 'open';
    const { kind, text } = this.nextNonSpace();
    this.#at = place;
    return opens && kind === 'keyword' && text === 'define';
  }

  skipAll(): void {
    this.#at = this.#tokens.length;
  }
}
