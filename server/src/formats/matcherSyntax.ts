import { unquote } from '../goStrings.ts';
import { compileAnchored } from '../re2.ts';
import type { Matcher, MatcherOperator } from './alertMatcher.ts';
import { readClassic } from './matcherClassic.ts';

export interface MatcherFailure {
  /** A sentence that says what is wrong and what to write. */
  readonly message: string;
  /** Half open, in the text. */
  readonly from: number;
  readonly to: number;
}

export type MatchersRead =
  | {
      readonly kind: 'matchers';
      readonly matchers: readonly Matcher[];
      /** How it was read; `classic` where the newer syntax does not know it. */
      readonly syntax: 'utf8' | 'classic';
    }
  | { readonly kind: 'invalid'; readonly failure: MatcherFailure };

/**
 * A text of matchers as Alertmanager reads it by default: by its UTF-8 syntax, and where that fails by the older one
 * (matcher/compat/parse.go, FallbackMatchersParser). Where both know it and differ, the older one wins.
 */
export function readMatchers(text: string): MatchersRead {
  const classic = readClassic(text);
  const modern = new Reader(text).read();
  if (!('message' in modern)) return { kind: 'matchers', matchers: classic ?? modern, syntax: 'utf8' };
  return classic ? { kind: 'matchers', matchers: classic, syntax: 'classic' } : { kind: 'invalid', failure: modern };
}

/** The matcher in a spelling that both syntaxes take (pkg/labels/matcher.go, String). */
export function writeMatcher({ name, operator, value }: Matcher): string {
  const label = reserved.test(name) ? JSON.stringify(name) : name;
  return `${label}${operator}"${value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')}"`;
}

/** What Go's unicode.IsSpace takes. */
const blank = String.raw`\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const reserved = new RegExp(`[${blank}{}!=~,\\\\"'\`]`);
const tokens = new RegExp(
  [
    `(?<blank>[${blank}]+)`,
    '(?<mark>[{},])',
    '(?<operator>=~|=|!=|!~)',
    String.raw`(?<quoted>"(?:[^"\\]|\\[^])*")`,
    `(?<word>[^${blank}{}!=~,\\\\"'\`]+)`,
  ].join('|'),
  'y',
);

interface Token {
  readonly kind: 'open' | 'close' | 'comma' | 'operator' | 'quoted' | 'word' | 'end' | 'bad';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The grammar of matcher/parse/parse.go. */
class Reader {
  readonly #text: string;
  readonly #matchers: Matcher[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): readonly Matcher[] | MatcherFailure {
    const open = this.#peek();
    if (open.kind === 'end') return this.#matchers;
    const braced = open.kind === 'open';
    if (braced) this.#next();
    for (let first = true; this.#peek().kind !== 'close' && (first || this.#peek().kind !== 'end'); first = false) {
      const failure = this.#matcher() ?? this.#separator();
      if (failure) return failure;
    }
    const close = this.#next();
    if (braced !== (close.kind === 'close')) {
      return this.#fail(
        braced ? open : close,
        braced ? 'The `}` that belongs to this brace is missing.' : 'The `{` that belongs to this brace is missing.',
      );
    }
    const rest = this.#next();
    return rest.kind === 'end' ? this.#matchers : this.#fail(rest, 'Nothing may follow the closing brace.');
  }

  #matcher(): MatcherFailure | undefined {
    const name = this.#next();
    const label = this.#valueOf(name);
    if (label === undefined) return this.#fail(name, 'A matcher begins with the name of a label, such as `severity="page"`.');
    const operator = this.#next();
    if (!isOperator(operator.text) || operator.kind !== 'operator') {
      return this.#fail(operator, 'Behind the label stands one of `=`, `!=`, `=~` and `!~`, such as in `severity="page"`.');
    }
    const token = this.#next();
    const value = this.#valueOf(token);
    if (value === undefined) return this.#fail(token, 'Behind the operator stands a value. Put it in double quotes.');
    if (operator.text.endsWith('~')) {
      const compiled = compileAnchored(value);
      if (compiled.kind === 'invalid') return this.#fail(token, `This regular expression cannot be compiled: ${compiled.reason}.`);
    }
    this.#matchers.push({ name: label, operator: operator.text, value });
    return undefined;
  }

  #separator(): MatcherFailure | undefined {
    const { kind } = this.#peek();
    if (kind === 'close' || kind === 'end') return undefined;
    const token = this.#next();
    return token.kind === 'comma'
      ? undefined
      : this.#fail(token, 'Matchers are joined by commas. Put a value with blanks or special characters in double quotes.');
  }

  #valueOf({ kind, text }: Token): string | undefined {
    if (kind === 'word') return text;
    if (kind !== 'quoted' || text.includes('\n')) return undefined;
    const read = unquote(text);
    return read.kind === 'text' ? read.text : undefined;
  }

  #fail({ kind, from, to }: Token, message: string): MatcherFailure {
    const unclosed = kind === 'bad' && this.#text[from] === '"';
    return { message: unclosed ? 'The closing quote is missing.' : message, from, to: Math.max(to, from + 1) };
  }

  #peek(): Token {
    const at = this.#at;
    const token = this.#next();
    this.#at = at;
    return token;
  }

  #next(): Token {
    const text = this.#text;
    tokens.lastIndex = this.#at;
    const found = tokens.exec(text);
    const from = this.#at;
    if (!found) return from >= text.length ? { kind: 'end', text: '', from, to: from } : { kind: 'bad', text: '', from, to: text.length };
    this.#at = tokens.lastIndex;
    const { mark, operator, quoted, word } = found.groups ?? {};
    const to = this.#at;
    if (mark !== undefined) return { kind: mark === ',' ? 'comma' : mark === '{' ? 'open' : 'close', text: mark, from, to };
    if (operator !== undefined) return { kind: 'operator', text: operator, from, to };
    if (quoted !== undefined) return { kind: 'quoted', text: quoted, from, to };
    return word === undefined ? this.#next() : { kind: 'word', text: word, from, to };
  }
}

const isOperator = (text: string): text is MatcherOperator => text === '=' || text === '!=' || text === '=~' || text === '!~';
