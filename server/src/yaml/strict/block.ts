import type { YamlProblem } from '../problems.ts';
import { code, isBlank } from './characters.ts';
import { refusal } from './refusals.ts';
import type { Scanned } from './token.ts';

const header = /[|>](?:([+-])([1-9]?)|([1-9])([+-]?))?[ \t]*(?:#[^\r\n]*)?(?=\r?\n|\r|$)/y;

/** A literal or folded text; `indent` is the column of the block it stands in, -1 at the top. */
export function scanBlock(text: string, start: number, indent: number): Scanned | YamlProblem {
  header.lastIndex = start;
  const found = header.exec(text);
  if (!found) return refusal('blockHeader', text, { start });
  const literal = text.charCodeAt(start) === code.pipe;
  const chomping = found[1] ?? found[4] ?? '';
  const step = Number(found[2] || found[3] || 0);
  const lines = new BlockLines(text, behindLine(text, start + found[0].length), {
    parent: indent,
    column: step === 0 ? 0 : Math.max(indent, 0) + step,
  });
  let decoded = '';
  let breaks = lines.skipEmpty();
  /** The line break behind the last line with content; it is kept or folded when the next one is known. */
  let pending = '';
  let wasBlank = false;
  let end = start + found[0].trimEnd().length;
  while (lines.hasContent()) {
    const content = lines.content();
    const blank = isBlank(content.charCodeAt(0));
    const folds = !literal && pending !== '' && !wasBlank && !blank;
    decoded += (folds ? (breaks === 0 ? ' ' : '') : pending) + '\n'.repeat(breaks) + content;
    const trimmed = content.trimEnd();
    if (trimmed !== '') end = lines.at + trimmed.length;
    wasBlank = blank;
    pending = lines.next(content);
    breaks = lines.skipEmpty();
  }
  if (lines.tab !== undefined) return refusal('tab', text, { start: lines.tab, end: lines.tab + 1 });
  if (chomping !== '-') decoded += pending;
  if (chomping === '+') decoded += '\n'.repeat(breaks);
  return { token: { kind: 'scalar', style: literal ? 'literal' : 'folded', text: decoded, start, end }, next: lines.at, brokeLine: true };
}

function behindLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

interface Indentation {
  readonly parent: number;
  /** Column of the text; 0 until the first line with content tells it. */
  readonly column: number;
}

class BlockLines {
  /** Behind the indentation of the line that is next. */
  at: number;
  /** A tab in the place of indentation. */
  tab: number | undefined;
  readonly #text: string;
  readonly #parent: number;
  #column: number;
  #line: number;

  constructor(text: string, at: number, { parent, column }: Indentation) {
    this.#text = text;
    this.at = at;
    this.#line = at;
    this.#parent = parent;
    this.#column = column;
  }

  hasContent(): boolean {
    return this.tab === undefined && this.at - this.#line === this.#column && this.at < this.#text.length;
  }

  content(): string {
    const newline = this.#text.indexOf('\n', this.at);
    const line = this.#text.slice(this.at, newline === -1 ? this.#text.length : newline);
    return line.endsWith('\r') && newline !== -1 ? line.slice(0, -1) : line;
  }

  /** Goes behind a line; its line break, which the last line of a text may lack. */
  next(content: string): string {
    this.at += content.length;
    const broken = this.at < this.#text.length;
    this.#line = this.at = behindLine(this.#text, this.at);
    return broken ? '\n' : '';
  }

  /** Passes lines that hold nothing, and the indentation of the next one; how many they were. */
  skipEmpty(): number {
    let deepest = 0;
    let count = 0;
    for (;;) {
      while (this.#mayIndent() && this.#text.charCodeAt(this.at) === code.space) this.at += 1;
      deepest = Math.max(deepest, this.at - this.#line);
      const unit = this.#text.charCodeAt(this.at);
      if (this.#mayIndent() && unit === code.tab) {
        this.tab = this.at;
        break;
      }
      const feed = unit === code.carriageReturn && this.#text.charCodeAt(this.at + 1) === code.lineFeed ? this.at + 1 : this.at;
      if (this.#text.charCodeAt(feed) !== code.lineFeed) break;
      this.#line = this.at = feed + 1;
      count += 1;
    }
    if (this.#column === 0) this.#column = Math.max(deepest, this.#parent + 1, 1);
    return count;
  }

  #mayIndent(): boolean {
    return this.#column === 0 || this.at - this.#line < this.#column;
  }
}
