import type { YamlProblem } from '../problems.ts';
import type { AliasNode, Item, MappingNode, Node, Pair, SequenceNode } from '../tree.ts';
import { lineFrom } from '../line.ts';
import { keyOf } from './key.ts';
import { type RefusalReason, refusal } from './refusals.ts';
import { Scanner } from './scanner.ts';
import { type Tags, tagsOf } from './tags.ts';
import type { Token, TokenKind } from './token.ts';

export interface Reading {
  readonly root: Node | null;
  /** What is wrong with a text that Prometheus' YAML reader takes all the same, or refuses only later. */
  readonly problems: readonly YamlProblem[];
  /** An anchor or alias occurs. */
  readonly anchored: boolean;
}

/** The first document of a text, or why Prometheus' YAML reader refuses it (go.yaml.in/yaml/v2 parserc.go). */
export function readStrictly(text: string): Reading | YamlProblem {
  const reader = new Reader(text);
  const root = reader.document();
  return reader.refusal ?? { root, problems: reader.problems, anchored: reader.anchored };
}

export const isReading = (result: Reading | YamlProblem): result is Reading => 'problems' in result;

interface Anchor {
  /** Undefined as long as the node is being read. */
  node: Node | undefined;
}

/** Which collections may begin where a node is wanted: none with indentation, any, or any and a list that is not indented. */
type Where = 'flow' | 'block' | 'pair';

class Reader {
  anchored = false;
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #scanner: Scanner;
  readonly #anchors = new Map<string, Anchor>();
  #tags: Tags | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = new Scanner(text);
  }

  get refusal(): YamlProblem | undefined {
    return this.#scanner.refusal;
  }

  document(): Node | null {
    const directives: Token[] = [];
    while (this.#next() === 'directive') directives.push(this.#scanner.take());
    const tags = tagsOf(directives, this.#text);
    if ('message' in tags) return this.#refuseWith(tags);
    this.#tags = tags;
    const begun = this.#next() === 'documentStart';
    if (begun) this.#scanner.take();
    else if (directives.length > 0) return this.#refuse('document');
    const empty = this.#next() === 'end' || (begun && this.#isNext('directive', 'documentStart', 'documentEnd'));
    const root = empty ? null : this.#node('block');
    this.#lookBehind();
    return root;
  }

  /** Prometheus looks one token further than its document, and never at what follows. */
  #lookBehind(): void {
    const { kind, start, end } = this.#scanner.peek();
    const message = 'Only the first document of a file is read. Remove what follows `---`.';
    if (kind === 'end' || kind === 'refused') return;
    if (kind === 'documentEnd') {
      const rest = /(?:#.*|\s|\.\.\.(?=\s|$))*/y;
      rest.lastIndex = end;
      rest.exec(this.#text);
      if (rest.lastIndex < this.#text.length) this.#ignored(rest.lastIndex, message);
    } else if (kind === 'documentStart' || kind === 'directive') this.#ignored(start, message);
    else this.#ignored(start, 'Reading stops here, and all that follows is ignored. Align this line with the first key, or remove it.');
  }

  #ignored(start: number, message: string): void {
    this.problems.push({ kind: 'ignored', message, start, end: start + lineFrom(this.#text, start).length });
  }

  #next(): TokenKind {
    return this.#scanner.peek().kind;
  }

  #isNext(...kinds: readonly TokenKind[]): boolean {
    return kinds.includes(this.#next());
  }

  /** Nothing is read behind a refusal: every loop below ends at the token that stands for it. */
  #refuse(reason: RefusalReason): null {
    const { start } = this.#scanner.peek();
    return this.#refuseWith(refusal(reason, this.#text, { start }));
  }

  #refuseWith(problem: YamlProblem): null {
    this.#scanner.refusal ??= problem;
    return null;
  }

  #node(where: Where): Node | null {
    const first = this.#scanner.peek();
    if (first.kind === 'alias') return this.#alias(this.#scanner.take());
    let anchor: Anchor | undefined;
    let tag: string | undefined;
    let end = first.start;
    for (let next = this.#next(); next === 'anchor' || next === 'tag'; next = this.#next()) {
      if (next === 'anchor' ? anchor : tag !== undefined) break;
      const token = this.#scanner.take();
      if (next === 'anchor') anchor = this.#anchor(token.text);
      else tag = this.#tag(token);
      end = token.end;
    }
    const bare = this.#content(where, tag);
    const written = bare ?? (anchor || tag !== undefined ? emptyScalar(end, tag) : undefined);
    if (!written) return this.#refuse('content');
    if (anchor) anchor.node = written;
    return written;
  }

  #content(where: Where, tag: string | undefined): Node | null {
    const kind = this.#next();
    if (kind === 'scalar') {
      const { start, end, text, style } = this.#scanner.take();
      return tag === undefined ? { kind, style, text, start, end } : { kind, style, text, start, end, tag };
    }
    if (kind === '[') return this.#flowSequence();
    if (kind === '{') return this.#flowMapping();
    if (kind === 'dash' && where === 'pair') return this.#looseSequence();
    if (kind === 'blockSequence' && where !== 'flow') return this.#blockSequence();
    return kind === 'blockMapping' && where !== 'flow' ? this.#blockMapping() : null;
  }

  #tag(token: Token): string {
    const tag = this.#tags?.resolve(token.text);
    if (tag !== undefined) return tag;
    this.#refuseWith(refusal('tagHandle', this.#text, token));
    return token.text;
  }

  #anchor(name: string): Anchor {
    this.anchored = true;
    const anchor: Anchor = { node: undefined };
    this.#anchors.set(name, anchor);
    return anchor;
  }

  #alias({ text: name, start, end }: Token): AliasNode {
    this.anchored = true;
    const anchor = this.#anchors.get(name);
    const target = anchor?.node;
    if (!target) {
      const message = anchor
        ? `This alias stands within what \`&${name}\` names, so it would contain itself. Write out what is meant.`
        : `No anchor \`&${name}\` stands above this alias. Define it first, or quote the text if the \`*\` is meant literally.`;
      this.problems.push({ kind: 'alias', message, start, end });
    }
    return { kind: 'alias', name, start, end, ...(target && { target }) };
  }

  #blockMapping(): MappingNode {
    const { start } = this.#scanner.take();
    const pairs: Pair[] = [];
    while (this.#next() === 'key') {
      const { end } = this.#scanner.take();
      const key = this.#isNext('key', 'colon', 'blockEnd') ? null : this.#node('pair');
      const colon = this.#next() === 'colon' ? this.#scanner.take() : undefined;
      const value = !colon || this.#isNext('key', 'colon', 'blockEnd') ? null : this.#node('pair');
      pairs.push(this.#pair(key ?? emptyAt(colon?.start ?? end), value, colon?.start ?? Math.max(end, key?.end ?? 0) - 1));
    }
    this.#close('blockEnd', 'indent');
    return { kind: 'mapping', flow: false, pairs, start: pairs[0]?.start ?? start, end: pairs.at(-1)?.end ?? start };
  }

  #pair(key: Node, value: Node | null, colon: number | undefined): Pair {
    const { node, problem } = keyOf(key, this.#text);
    if (problem) this.problems.push(problem);
    const end = Math.max(node.end, value?.end ?? 0, colon === undefined ? 0 : colon + 1);
    return colon === undefined ? { key: node, value, start: node.start, end } : { key: node, colon, value, start: node.start, end };
  }

  #blockSequence(): SequenceNode {
    const { start } = this.#scanner.take();
    const items = this.#items(['dash', 'blockEnd']);
    this.#close('blockEnd', 'indent');
    return blockSequence(items, start);
  }

  /** In the column of its key. */
  #looseSequence(): SequenceNode {
    const { start } = this.#scanner.peek();
    return blockSequence(this.#items(['dash', 'key', 'colon', 'blockEnd']), start);
  }

  #items(empty: readonly TokenKind[]): readonly Item[] {
    const items: Item[] = [];
    while (this.#next() === 'dash') {
      const { start, end } = this.#scanner.take();
      const value = this.#isNext(...empty) ? null : this.#node('block');
      items.push({ value, start, end: value?.end ?? end });
    }
    return items;
  }

  #flowSequence(): SequenceNode {
    const { start } = this.#scanner.take();
    const items: Item[] = [];
    while (this.#separated(']', 'sequenceItem', items.length)) {
      const value = this.#next() === 'key' ? this.#flowPair() : this.#node('flow');
      if (value) items.push({ value, start: value.start, end: value.end });
    }
    return { kind: 'sequence', flow: true, items, start, end: this.#scanner.take().end };
  }

  /** `[a: b]` is a list whose item is a mapping of one pair. */
  #flowPair(): MappingNode {
    const { end } = this.#scanner.take();
    // The token behind an empty key is lost on Prometheus' reader.
    const key = this.#isNext('colon', ',', ']') ? (this.#scanner.take(), emptyAt(end)) : (this.#node('flow') ?? emptyAt(end));
    const pair = this.#flowValue(key, ']');
    return { kind: 'mapping', flow: true, pairs: [pair], start: pair.start, end: pair.end };
  }

  #flowValue(key: Node, closing: ']' | '}'): Pair {
    const colon = this.#next() === 'colon' ? this.#scanner.take().start : undefined;
    const value = colon === undefined || this.#isNext(',', closing) ? null : this.#node('flow');
    return this.#pair(key, value, colon);
  }

  #flowMapping(): MappingNode {
    const { start } = this.#scanner.take();
    const pairs: Pair[] = [];
    while (this.#separated('}', 'mappingItem', pairs.length)) {
      if (this.#next() === 'key') {
        const { end } = this.#scanner.take();
        const key = this.#isNext('colon', ',', '}') ? null : this.#node('flow');
        pairs.push(this.#flowValue(key ?? emptyAt(this.#next() === 'colon' ? this.#scanner.peek().start : end), '}'));
      } else {
        const key = this.#node('flow');
        if (key) pairs.push(this.#pair(key, null, undefined));
      }
    }
    return { kind: 'mapping', flow: true, pairs, start, end: this.#scanner.take().end };
  }

  /** Goes over the comma to the next item; false at the closing bracket, and where the text is refused. */
  #separated(closing: ']' | '}', reason: RefusalReason, known: number): boolean {
    if (this.#isNext(closing, 'refused')) return false;
    if (this.#next() === 'end') return this.#refuse(reason) !== null;
    if (known === 0) return true;
    if (this.#next() !== ',') return this.#refuse(reason) !== null;
    this.#scanner.take();
    return !this.#isNext(closing, 'refused');
  }

  #close(kind: TokenKind, reason: RefusalReason): void {
    if (this.#next() === kind) this.#scanner.take();
    else this.#refuse(reason);
  }
}

/** A node of which only a tag or an anchor is written. */
const emptyScalar = (at: number, tag: string | undefined): Node => ({ ...emptyAt(at), ...(tag !== undefined && { tag }) });

const emptyAt = (at: number): Node & { readonly kind: 'scalar' } => ({ kind: 'scalar', style: 'plain', text: '', start: at, end: at });

const blockSequence = (items: readonly Item[], start: number): SequenceNode => ({
  kind: 'sequence',
  flow: false,
  items,
  start: items[0]?.start ?? start,
  end: items.at(-1)?.end ?? start,
});
