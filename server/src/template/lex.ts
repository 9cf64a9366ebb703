import { isKeyword, type Span, type Token, type TokenKind } from './token.ts';

/** Letters, digits and underscores of any script, as Go has them. */
const word = String.raw`[\p{L}\p{Nd}_]`;

const patterns = {
  close: /(?:[ \t\r\n]-)?\}\}/y,
  // Of several blanks before `-}}` the last one belongs to the delimiter.
  space: /[ \t\r\n]+?(?=[ \t\r\n]-\}\})|[ \t\r\n]+/y,
  string: /"(?:\\[^\n]|[^"\\\n])*"/uy,
  rawString: /`[^`]*`/y,
  character: /'(?:\\[^\n]|[^'\\\n])*'/uy,
  variable: new RegExp(String.raw`\$${word}*`, 'uy'),
  field: new RegExp(String.raw`\.(?![0-9])${word}*`, 'uy'),
  identifier: new RegExp(`${word}+`, 'uy'),
  number:
    /[+-]?(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?)i?/y,
  wordCharacter: new RegExp(word, 'uy'),
  /** What may stand behind a name. */
  terminator: /[ \t\r\n.,|:)(]|\}\}|$/y,
  trimmedComment: /(?:-[ \t\r\n])?\/\*/y,
} as const;

const blanksAhead = /[ \t\r\n]*/y;

/** A template in tokens. What cannot be cut is an `error` token, behind which there is only the `end`. */
export function lex(text: string): readonly Token[] {
  return new Lexer(text).run();
}

class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #depth = 0;
  /** The `{{` of the action that is open. */
  #open: Span = { from: 0, to: 0 };
  #broken = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly Token[] {
    while (this.#at < this.#text.length && !this.#broken) this.#outside();
    this.#tokens.push({ kind: 'end', text: '', from: this.#text.length, to: this.#text.length });
    return this.#tokens;
  }

  #outside(): void {
    const found = this.#text.indexOf('{{', this.#at);
    const to = found < 0 ? this.#text.length : found;
    if (to > this.#at) this.#push('text', to);
    if (found < 0) return;
    this.#open = { from: found, to: found + 2 };
    const comment = this.#match(patterns.trimmedComment, found + 2);
    if (comment === undefined) this.#inside();
    else this.#comment(found + 2 + comment.length);
  }

  #comment(content: number): void {
    const end = this.#text.indexOf('*/', content);
    if (end < 0) return this.#fail(this.#open, 'This comment is never closed. End it with `*/}}`.');
    const close = this.#match(patterns.close, end + 2);
    if (close === undefined) {
      this.#fail({ from: end, to: end + 2 }, 'A comment fills its braces: behind `*/` there can be nothing but `}}`.');
      return;
    }
    this.#at = end + 2 + close.length;
    if (close.length > 2) this.#skipBlanks();
  }

  #inside(): void {
    this.#push('open', this.#open.to);
    // A trim marker needs its blank: `{{-3}}` is a number.
    if (/^-[ \t\r\n]/.test(this.#text.slice(this.#at, this.#at + 2))) this.#at += 2;
    this.#depth = 0;
    while (!this.#broken) {
      const close = this.#match(patterns.close);
      if (close !== undefined && this.#depth === 0) return this.#close(close);
      if (close !== undefined) this.#fail(this.#open, 'A parenthesis of this action is never closed. Add `)`.');
      else if (this.#at >= this.#text.length) this.#fail(this.#open, 'These braces are never closed. Add `}}`.');
      else this.#piece();
    }
  }

  #close(delimiter: string): void {
    this.#at += delimiter.length - 2;
    this.#push('close', this.#at + 2);
    if (delimiter.length > 2) this.#skipBlanks();
  }

  #piece(): void {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    switch (character) {
      case ' ':
      case '\t':
      case '\r':
      case '\n':
        return this.#take('space', 'space');
      case '=':
        return this.#push('assign', this.#at + 1);
      case ':':
        return this.#text.startsWith(':=', this.#at)
          ? this.#push('declare', this.#at + 2)
          : this.#failHere(1, 'A colon declares a variable: write `:=`.');
      case '|':
        return this.#push('pipe', this.#at + 1);
      case '(':
        this.#depth += 1;
        return this.#push('leftParen', this.#at + 1);
      case ')':
        this.#depth -= 1;
        return this.#depth < 0
          ? this.#failHere(1, 'There is no `(` that this `)` could close. Remove it.')
          : this.#push('rightParen', this.#at + 1);
      case '}':
        return this.#failHere(1, 'Two braces end an action. Write `}}`.');
      case '"':
        return this.#take('string', 'string', 'This text has no closing `"` on its line. Add one.');
      case '`':
        return this.#take('rawString', 'rawString', 'This text has no closing backtick. Add one.');
      case "'":
        return this.#take('character', 'character', 'This has no closing quote. Texts stand in double quotes: `"text"`.');
      case '$':
        return this.#name('variable', 'variable');
      default:
        return this.#other(character);
    }
  }

  #other(character: string): void {
    const field = this.#match(patterns.field);
    if (field !== undefined) return this.#name(field === '.' ? 'dot' : 'field', 'field');
    if (/[0-9+.-]/.test(character)) return this.#number();
    const identifier = this.#match(patterns.identifier);
    if (identifier !== undefined) return this.#name(kindOfWord(identifier), 'identifier');
    if (/[!-~]/.test(character)) return this.#push('punctuation', this.#at + 1);
    this.#failHere(character.length, `\`${character}\` has no meaning in a template. Remove it, or put it in quotes.`);
  }

  #number(): void {
    const first = this.#match(patterns.number) ?? '';
    const behind = this.#at + first.length;
    const isComplex = /[+-]/.test(this.#text[behind] ?? '');
    const second = isComplex ? (this.#match(patterns.number, behind) ?? '') : '';
    const to = behind + second.length;
    if (this.#match(patterns.wordCharacter, to) !== undefined || (isComplex && !second.endsWith('i'))) {
      return this.#failHere(to - this.#at, 'This is not a number. There is no arithmetic in templates: calculate in the expression.');
    }
    this.#push(isComplex ? 'complex' : 'number', to);
  }

  #name(kind: TokenKind, pattern: 'variable' | 'field' | 'identifier'): void {
    const name = this.#match(patterns[pattern]) ?? '';
    const end = this.#at + name.length;
    if (this.#match(patterns.terminator, end) !== undefined) return this.#push(kind, end);
    const wrong = String.fromCodePoint(this.#text.codePointAt(end) ?? 0);
    const advice =
      wrong === '-'
        ? ' A label with a dash is read by `index $labels "the-label"`.'
        : /[=<>!+*/%]/.test(wrong)
          ? ' There are no operators in templates: compare by `eq`, `gt` or `lt`, and calculate in the expression.'
          : '';
    this.#fail(
      { from: end, to: end + wrong.length },
      `\`${wrong}\` cannot stand behind \`${name}\`.${advice || ' Put a blank between them.'}`,
    );
  }

  #take(kind: TokenKind, pattern: 'space' | 'string' | 'rawString' | 'character', complaint = ''): void {
    const match = this.#match(patterns[pattern]);
    if (match !== undefined) return this.#push(kind, this.#at + match.length);
    const line = this.#text.indexOf('\n', this.#at);
    this.#fail({ from: this.#at, to: line < 0 ? this.#text.length : line }, complaint);
  }

  #match(pattern: RegExp, at = this.#at): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.#text)?.[0];
  }

  #skipBlanks(): void {
    this.#at += this.#match(blanksAhead)?.length ?? 0;
  }

  #push(kind: TokenKind, to: number): void {
    this.#tokens.push({ kind, text: this.#text.slice(this.#at, to), from: this.#at, to });
    this.#at = to;
  }

  #failHere(length: number, message: string): void {
    this.#fail({ from: this.#at, to: this.#at + length }, message);
  }

  #fail({ from, to }: Span, message: string): void {
    this.#tokens.push({ kind: 'error', text: message, from, to });
    this.#broken = true;
  }
}

function kindOfWord(text: string): TokenKind {
  if (isKeyword(text)) return 'keyword';
  if (text === 'nil') return 'nil';
  return text === 'true' || text === 'false' ? 'bool' : 'identifier';
}
