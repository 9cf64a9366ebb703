import { duplicateKeys } from './jsonKeys.ts';
import { parseYaml, type SyntaxTree, type YamlProblem } from './parse.ts';
import type { Item, Node, Pair, ScalarNode } from './tree.ts';

/** How deep a list or a block may stand in others: more than anybody writes, and little enough to be read by recursion. */
const deepest = 500;

/**
 * JSON as Go's encoding/json reads it, in the tree that YAML makes: all in flow style, texts in double quotes, all else plain. Of a key
 * that is there twice the last one counts. `sameKey` gives the name that a key has for Go, which looks a field up whatever its case.
 * A text that is no JSON is read as YAML, which makes the best of what is half typed.
 */
export function parseJson(text: string, sameKey: SameKey): SyntaxTree {
  const problems: YamlProblem[] = [];
  let repaired = text;
  for (let tries = 0; tries < mostRepairs; tries += 1) {
    const reader = new JsonReader(repaired, sameKey);
    const root = reader.document();
    if (!reader.problem) return { text, root: root ?? null, problems: [...problems, ...reader.ignored] };
    problems.push(reader.problem);
    if (reader.repaired === undefined) break;
    repaired = reader.repaired;
  }
  return { text, root: parseYaml(repaired).root, problems };
}

type SameKey = (key: string, depth: number) => string;

/** Commas that are missing or too many are looked past, so many of them. */
const mostRepairs = 10;

class JsonReader {
  readonly ignored: YamlProblem[] = [];
  problem: YamlProblem | undefined;
  /** The text, as long as it was, without the problem. */
  repaired: string | undefined;
  readonly #text: string;
  readonly #sameKey: SameKey;
  #at = 0;

  constructor(text: string, sameKey: SameKey) {
    this.#text = text;
    this.#sameKey = sameKey;
  }

  document(): Node | undefined {
    const root = this.#value(0);
    this.#blanks();
    if (root && this.#at < this.#text.length) return this.#fail('Nothing may follow the end of the JSON. Remove this.');
    return root;
  }

  #value(depth: number): Node | undefined {
    this.#blanks();
    if (depth > deepest) return this.#fail('This is nested too deeply to be read.');
    if (this.#next('[')) return this.#list(depth);
    if (this.#next('{')) return this.#block(depth);
    return this.#string() ?? (this.problem ? undefined : this.#literal());
  }

  #list(depth: number): Node | undefined {
    const start = this.#at++;
    const items: Item[] = [];
    for (;;) {
      this.#blanks();
      if (items.length === 0 && this.#takes(']')) break;
      const value = this.#value(depth + 1);
      if (!value) return undefined;
      items.push({ value, start: value.start, end: value.end });
      this.#blanks();
      if (this.#takes(']')) break;
      if (!this.#comma(']')) return undefined;
    }
    return { kind: 'sequence', flow: true, items, start, end: this.#at };
  }

  #block(depth: number): Node | undefined {
    const start = this.#at++;
    const pairs: Pair[] = [];
    for (;;) {
      this.#blanks();
      if (pairs.length === 0 && this.#takes('}')) break;
      const pair = this.#pair(depth);
      if (!pair) return undefined;
      pairs.push(pair);
      this.#blanks();
      if (this.#takes('}')) break;
      if (!this.#comma('}')) return undefined;
    }
    const { kept, ignored } = duplicateKeys(pairs);
    this.ignored.push(...ignored);
    return { kind: 'mapping', flow: true, pairs: kept, start, end: this.#at };
  }

  #pair(depth: number): Pair | undefined {
    const key = this.#string();
    if (!key) return this.#fail('A key in double quotes stands here.');
    this.#blanks();
    const colon = this.#at;
    if (!this.#takes(':')) return this.#fail('A colon stands between a key and its value.');
    const value = this.#value(depth + 1);
    return value && { key: { ...key, text: this.#sameKey(key.text, depth) }, colon, value, start: key.start, end: value.end };
  }

  #comma(closing: string): boolean {
    const behind = this.#text.slice(0, this.#at).trimEnd().length;
    if (!this.#takes(',')) {
      const ended = this.#at >= this.#text.length;
      this.#fail(ended ? `The bracket is not closed. Add \`${closing}\`.` : `A comma or \`${closing}\` stands here.`);
      if (!ended && behind < this.#at) this.#repair(behind, ',');
      return false;
    }
    const comma = this.#at - 1;
    this.#blanks();
    if (!this.#next(closing)) return true;
    this.#fail('JSON has no comma behind the last entry. Remove it.', comma);
    this.#repair(comma, ' ');
    return false;
  }

  #repair(at: number, character: string): void {
    this.repaired = this.#text.slice(0, at) + character + this.#text.slice(at + 1);
  }

  #string(): ScalarNode | undefined {
    if (!this.#next('"')) return undefined;
    const start = this.#at;
    const text = decoded(this.#take(/"(?:[^"\\]|\\.)*"/sy) ?? '');
    if (text === undefined) return this.#fail('This text is not closed on its line, or holds an escape that JSON does not know.', start);
    return { kind: 'scalar', style: 'double', text, start, end: this.#at };
  }

  #literal(): ScalarNode | undefined {
    const start = this.#at;
    const text = this.#take(/true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y);
    if (text === undefined)
      return this.#fail('JSON wants a text in double quotes, a number, `true`, `false`, `null`, a list or a block here.');
    return { kind: 'scalar', style: 'plain', text, start, end: this.#at };
  }

  #fail(message: string, start: number = this.#at): undefined {
    const rest = /[^\s,[\]{}:"]+|./suy;
    rest.lastIndex = start;
    const end = start + (rest.exec(this.#text)?.[0].length ?? 0);
    this.problem ??= { kind: end === start ? 'unclosed' : 'structure', message, start, end };
    return undefined;
  }

  #blanks(): void {
    this.#take(/[ \t\r\n]*/y);
  }

  #next(character: string): boolean {
    return this.#text[this.#at] === character;
  }

  #takes(character: string): boolean {
    if (!this.#next(character)) return false;
    this.#at += 1;
    return true;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

/** A text in quotes; undefined where it is none to JSON. */
function decoded(written: string): string | undefined {
  try {
    return String(JSON.parse(written));
  } catch {
    return undefined;
  }
}
