import type { YamlProblem } from '../problems.ts';
import { scanBlock } from './block.ts';
import { behindBreak, code, isBlank, isBlankOrEnd, isBreak, isDocumentMarker, isSpace } from './characters.ts';
import { scanAnchor, scanDirective, scanTag } from './names.ts';
import { scanPlain } from './plain.ts';
import { scanQuoted } from './quoted.ts';
import { type RefusalReason, refusal } from './refusals.ts';
import { isRefusal, type Scanned, type Token, type TokenKind } from './token.ts';

/** Blocks or brackets within one another; more are refused. */
const maxDepth = 10_000;

/** A key without a question mark ends on its line, and its colon comes within so many characters. */
const maxKeyLength = 1024;

/** Where a key may have begun, of which only its colon will tell: one for each level of brackets. */
interface MaybeKey {
  possible: boolean;
  /** At this place nothing but a key can stand. */
  required: boolean;
  /** The token it begins with must not be given away before it is known to be a key. */
  awaited: boolean;
  /** Number of that token. */
  token: number;
  start: number;
  lineStart: number;
}

/**
 * Cuts a text into tokens just as Prometheus' reader does (go.yaml.in/yaml/v2 scannerc.go), so that both refuse the same texts.
 * It reads no further than it is asked to: what stands behind the first document is never looked at.
 */
export class Scanner {
  refusal: YamlProblem | undefined;
  readonly #text: string;
  #at = 0;
  #lineStart = 0;
  /** Tokens known and not yet taken; the first has the number `#taken`. */
  readonly #queue: Token[] = [];
  #head = 0;
  #taken = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  #flowDepth = 0;
  readonly #maybeKeys: MaybeKey[] = [];
  /** May a key begin here without a question mark? */
  #keyAllowed = true;
  #ended = false;

  constructor(text: string) {
    this.#text = text;
    if (text.charCodeAt(0) === code.byteOrderMark) this.#at = this.#lineStart = 1;
    this.#maybeKeys.push(noKey(0));
  }

  peek(): Token {
    while (this.refusal === undefined && !this.#ended && (this.#head === this.#queue.length || this.#headMayBeKey())) this.#fetch();
    const token = this.refusal === undefined ? this.#queue[this.#head] : undefined;
    return token ?? marker(this.refusal === undefined ? 'end' : 'refused', this.#at);
  }

  take(): Token {
    const token = this.peek();
    if (token.kind === 'refused' || this.#head === this.#queue.length) return token;
    this.#taken += 1;
    this.#head += 1;
    if (this.#head === this.#queue.length) {
      this.#queue.length = 0;
      this.#head = 0;
    }
    return token;
  }

  #headMayBeKey(): boolean {
    // Tokens are numbered in order, so that the outer levels, which began before this token, need not be asked.
    for (let level = this.#maybeKeys.length - 1; level >= 0; level -= 1) {
      const key = this.#maybeKeys[level];
      if (!key || key.token < this.#taken) return false;
      if (key.token === this.#taken && key.possible && key.awaited) return this.#stillPossible(key);
    }
    return false;
  }

  #stillPossible(key: MaybeKey): boolean {
    if (!key.possible) return false;
    if (key.lineStart === this.#lineStart && key.start + maxKeyLength >= this.#at) return true;
    this.#giveUp(key);
    return false;
  }

  #giveUp(key: MaybeKey): void {
    if (key.possible && key.required) this.#refuse('key', key.start);
    key.possible = false;
  }

  #refuse(reason: RefusalReason, start: number): void {
    this.refusal ??= refusal(reason, this.#text, { start, ...(reason === 'tab' && { end: start + 1 }) });
  }

  get #column(): number {
    return this.#at - this.#lineStart;
  }

  get #topKey(): MaybeKey {
    const key = this.#maybeKeys.at(-1);
    if (!key) throw new Error('Every level of brackets has its place for a key.');
    return key;
  }

  #fetch(): void {
    this.#skipBlanks();
    const at = this.#at;
    if (at >= this.#text.length) return this.#end();
    this.#unroll(this.#column);
    const unit = this.#text.charCodeAt(at);
    if (at === this.#lineStart) {
      if (unit === code.percent) return this.#outside(scanDirective(this.#text, at));
      if (isDocumentMarker(this.#text, at)) {
        return this.#outside(sign({ kind: unit === code.dash ? 'documentStart' : 'documentEnd', start: at, length: 3 }));
      }
    }
    this.#fetchAt(unit, isBlankOrEnd(this.#text.charCodeAt(at + 1)));
  }

  #fetchAt(unit: number, alone: boolean): void {
    const inFlow = this.#flowDepth > 0;
    switch (unit) {
      case code.bracket:
        return this.#open('[');
      case code.brace:
        return this.#open('{');
      case code.closingBracket:
        return this.#close(']');
      case code.closingBrace:
        return this.#close('}');
      case code.comma:
        this.#giveUp(this.#topKey);
        this.#keyAllowed = true;
        return this.#push(sign({ kind: ',', start: this.#at }));
      case code.dash:
        return alone ? this.#dash() : this.#plain();
      case code.question:
        return inFlow || alone ? this.#explicitKey() : this.#plain();
      case code.colon:
        return inFlow || alone ? this.#colon() : this.#plain();
      case code.asterisk:
      case code.ampersand:
        return this.#node(scanAnchor(this.#text, this.#at));
      case code.exclamation:
        return this.#node(scanTag(this.#text, this.#at));
      case code.quote:
      case code.doubleQuote:
        return this.#node(scanQuoted(this.#text, this.#at));
      case code.pipe:
      case code.greater:
        return inFlow ? this.#refuse('start', this.#at) : this.#block();
      case code.tab:
        return this.#refuse('tab', this.#at);
      default:
        return unit === code.percent || unit === 0x40 || unit === 0x60 ? this.#refuse('start', this.#at) : this.#plain();
    }
  }

  #skipBlanks(): void {
    for (;;) {
      const passes = this.#flowDepth > 0 || !this.#keyAllowed ? isBlank : isSpace;
      let unit = this.#text.charCodeAt(this.#at);
      while (passes(unit)) unit = this.#text.charCodeAt((this.#at += 1));
      if (unit === code.hash) while (!isBreak(unit) && !Number.isNaN(unit)) unit = this.#text.charCodeAt((this.#at += 1));
      if (!isBreak(unit)) return;
      this.#at = this.#lineStart = behindBreak(this.#text, this.#at);
      if (this.#flowDepth === 0) this.#keyAllowed = true;
    }
  }

  #end(): void {
    this.#unroll(-1);
    this.#giveUp(this.#topKey);
    this.#ended = true;
  }

  /** What stands outside of every block: the marks of documents, and directives. */
  #outside(scanned: Scanned | YamlProblem): void {
    this.#unroll(-1);
    this.#giveUp(this.#topKey);
    this.#keyAllowed = false;
    this.#push(scanned);
  }

  #open(kind: '[' | '{'): void {
    this.#saveKey();
    this.#maybeKeys.push(noKey(this.#nextNumber()));
    this.#flowDepth += 1;
    if (this.#flowDepth > maxDepth) this.#refuse('depth', this.#at);
    this.#keyAllowed = true;
    this.#push(sign({ kind, start: this.#at }));
  }

  #close(kind: ']' | '}'): void {
    this.#giveUp(this.#topKey);
    if (this.#flowDepth > 0) {
      this.#flowDepth -= 1;
      const closed = this.#maybeKeys.pop();
      // Prometheus' reader forgets a key that begins with empty brackets.
      if (closed?.token === this.#topKey.token) this.#topKey.awaited = false;
    }
    this.#keyAllowed = false;
    this.#push(sign({ kind, start: this.#at }));
  }

  #dash(): void {
    if (this.#flowDepth === 0) {
      if (!this.#keyAllowed) return this.#refuse('dash', this.#at);
      this.#roll({ column: this.#column, kind: 'blockSequence', start: this.#at });
    }
    this.#giveUp(this.#topKey);
    this.#keyAllowed = true;
    this.#push(sign({ kind: 'dash', start: this.#at }));
  }

  #explicitKey(): void {
    if (this.#flowDepth === 0) {
      if (!this.#keyAllowed) return this.#refuse('questionMark', this.#at);
      this.#roll({ column: this.#column, kind: 'blockMapping', start: this.#at });
    }
    this.#giveUp(this.#topKey);
    this.#keyAllowed = this.#flowDepth === 0;
    this.#push(sign({ kind: 'key', start: this.#at }));
  }

  #colon(): void {
    const key = this.#topKey;
    if (this.#stillPossible(key)) {
      this.#insert(marker('key', key.start), key.token);
      this.#roll({ column: key.start - key.lineStart, kind: 'blockMapping', start: key.start, before: key.token });
      key.possible = false;
      this.#keyAllowed = false;
    } else {
      if (this.#flowDepth === 0) {
        if (!this.#keyAllowed) return this.#refuse('secondColon', this.#at);
        this.#roll({ column: this.#column, kind: 'blockMapping', start: this.#at });
      }
      this.#keyAllowed = this.#flowDepth === 0;
    }
    this.#push(sign({ kind: 'colon', start: this.#at }));
  }

  #plain(): void {
    this.#node(scanPlain(this.#text, this.#at, { lineStart: this.#lineStart, indent: this.#indent, inFlow: this.#flowDepth > 0 }));
  }

  #block(): void {
    this.#giveUp(this.#topKey);
    this.#keyAllowed = true;
    this.#push(scanBlock(this.#text, this.#at, this.#indent));
  }

  /** A token that a key may begin with. */
  #node(scanned: Scanned | YamlProblem): void {
    this.#saveKey();
    this.#keyAllowed = !isRefusal(scanned) && scanned.brokeLine;
    this.#push(scanned);
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return;
    const key = this.#topKey;
    this.#giveUp(key);
    key.possible = key.awaited = true;
    key.required = this.#flowDepth === 0 && this.#indent === this.#column;
    key.token = this.#nextNumber();
    key.start = this.#at;
    key.lineStart = this.#lineStart;
  }

  #nextNumber(): number {
    return this.#taken + this.#queue.length - this.#head;
  }

  #push(scanned: Scanned | YamlProblem): void {
    if (isRefusal(scanned)) {
      this.refusal ??= scanned;
      return;
    }
    this.#queue.push(scanned.token);
    if (scanned.next > scanned.token.end || scanned.token.kind === 'scalar') {
      const broken = this.#text.lastIndexOf('\n', scanned.next - 1) + 1;
      if (broken > this.#at) this.#lineStart = broken;
    }
    this.#at = scanned.next;
  }

  /** Puts a token before the one of a number; behind all where that is taken already. */
  #insert(token: Token, number: number): void {
    const index = number - this.#taken;
    if (index < 0) this.#queue.push(token);
    else this.#queue.splice(this.#head + index, 0, token);
  }

  #roll({ column, kind, start, before }: { column: number; kind: TokenKind; start: number; before?: number }): void {
    if (this.#flowDepth > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    if (this.#indents.length > maxDepth) this.#refuse('depth', start);
    this.#insert(marker(kind, start), before ?? this.#nextNumber());
  }

  #unroll(column: number): void {
    if (this.#flowDepth > 0) return;
    while (this.#indent > column) {
      this.#queue.push(marker('blockEnd', this.#at));
      this.#indent = this.#indents.pop() ?? -1;
    }
  }
}

const noKey = (token: number): MaybeKey => ({ possible: false, required: false, awaited: false, token, start: 0, lineStart: 0 });

/** A token that is not written. */
const marker = (kind: TokenKind, start: number): Token => ({ kind, start, end: start, text: '', style: 'plain' });

function sign({ kind, start, length = 1 }: { readonly kind: TokenKind; readonly start: number; readonly length?: number }): Scanned {
  const end = start + length;
  return { token: { kind, start, end, text: '', style: 'plain' }, next: end, brokeLine: false };
}
