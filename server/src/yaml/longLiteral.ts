import { scanBlock } from './strict/block.ts';
import type { ScalarNode } from './tree.ts';

interface Written {
  readonly start: number;
  readonly end: number;
  /** The header with all that stands below it as far as the lines belong together. */
  readonly source: string;
}

/** A literal text whose lines are put together when somebody asks for all of them: in most of it nobody types. */
export class LongLiteral implements ScalarNode {
  readonly kind = 'scalar';
  readonly style = 'literal';
  readonly start: number;
  readonly end: number;
  readonly #source: string;
  #text: string | undefined;

  constructor({ start, end, source }: Written) {
    this.start = start;
    this.end = end;
    this.#source = source;
  }

  get text(): string {
    if (this.#text === undefined) {
      const scanned = scanBlock(this.#source, 0, -1);
      this.#text = 'token' in scanned && scanned.token.kind === 'scalar' ? scanned.token.text : '';
    }
    return this.#text;
  }

  /** The first line that is not blank. Its indentation is that of the text. */
  get firstLine(): string | undefined {
    return firstContent(this.#source, this.#source.indexOf('\n') + 1)?.trimStart();
  }

  moved(by: number): LongLiteral {
    return new LongLiteral({ start: this.start + by, end: this.end + by, source: this.#source });
  }
}

/** The first line of a scalar's text that is not blank. */
export const firstLineOf = (node: ScalarNode): string | undefined =>
  node instanceof LongLiteral ? node.firstLine : firstContent(node.text, 0);

/** The first line from an offset on that is not blank. */
export function firstContent(text: string, from: number): string | undefined {
  const line = /^[^\n]*\S[^\n]*/gm;
  line.lastIndex = from;
  return line.exec(text)?.[0];
}
