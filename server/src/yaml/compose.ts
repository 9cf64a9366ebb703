import { type Document, isAlias, isMap, isScalar, isSeq, type Pair as LibraryPair, type ParsedNode, parseDocument, Scalar } from 'yaml';
import { describeYamlError, type YamlProblem } from './problems.ts';
import type { AliasNode, Item, MappingNode, Node, Pair, ScalarNode, ScalarStyle, SequenceNode, Span } from './tree.ts';

/** What one text holds; offsets count from its start. */
export interface Composed {
  readonly root: Node | null;
  readonly problems: readonly YamlProblem[];
  /** An anchor or alias occurs: such a text cannot be understood without the text around it. */
  readonly anchored: boolean;
  /** A quote or bracket is open at the end, so the text may go on in what was cut off behind it. */
  readonly unclosed: boolean;
}

/** Turns a text into our tree, whatever it holds; the one place that sees classes of the `yaml` package. */
export function compose(text: string): Composed {
  const document = parseDocument(text, {
    // Everything stays text: what a plain scalar means depends on the type wanted, and is read by YAML 1.1's rules (scalar.ts).
    schema: 'failsafe',
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
    keepSourceTokens: true,
    logLevel: 'error',
  });
  const composer = new Composer(text);
  const root = composer.node(document.contents as ParsedNode | null);
  const errors = [...document.errors, ...document.warnings].map(error => describeYamlError(error, text));
  const problems = [...errors, ...composer.problems].sort((a, b) => a.start - b.start);
  return {
    root,
    problems,
    anchored: composer.anchored,
    unclosed: problems.some(problem => problem.kind === 'unclosed'),
  };
}

class Composer {
  anchored = false;
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #anchors = new Map<string, Node>();

  constructor(text: string) {
    this.#text = text;
  }

  node(source: ParsedNode | null): Node | null {
    if (source === null) return null;
    if (isAlias(source)) return this.#alias(source.source, span(source.range));
    const node = this.#content(source);
    const anchor = source.anchor;
    if (anchor !== undefined) {
      this.anchored = true;
      if (node) this.#anchors.set(anchor, node);
    }
    return node;
  }

  #content(source: Exclude<ParsedNode, { source: string; resolve: unknown }>): Node | null {
    if (isMap(source)) return this.#mapping(source as unknown as MapSource);
    if (isSeq(source)) return this.#sequence(source as unknown as SeqSource);
    if (isScalar(source)) return this.#scalar(source);
    return null;
  }

  #alias(name: string, at: Span): AliasNode {
    this.anchored = true;
    const target = this.#anchors.get(name);
    return { kind: 'alias', name, ...at, ...(target && { target }) };
  }

  #mapping(source: MapSource): MappingNode {
    const pairs = source.items.map(pair => this.#pair(pair));
    const range = span(source.range);
    const flow = source.flow === true;
    return {
      kind: 'mapping',
      flow,
      pairs,
      start: flow ? range.start : (pairs[0]?.start ?? range.start),
      end: flow ? range.end : (pairs.at(-1)?.end ?? range.end),
      ...tagOf(source),
    };
  }

  #pair(source: LibraryPair<ParsedNode, ParsedNode | null>): Pair {
    const key = this.#key(source.key);
    const value = this.node(source.value);
    const colon = this.#colon(source, key.end);
    const end = Math.max(key.end, value?.end ?? 0, colon === undefined ? 0 : colon + 1);
    return { key, value, start: key.start, end, ...(colon !== undefined && { colon }) };
  }

  #key(source: ParsedNode): ScalarNode {
    const node = this.node(source);
    if (node?.kind === 'scalar') return node;
    const at = node ?? span(source.range);
    if (node?.kind === 'alias' && node.target?.kind === 'scalar') return { ...node.target, start: at.start, end: at.end };
    if (node !== null) {
      this.problems.push({
        kind: 'structure',
        message: 'A key must be plain text here. Where the braces belong to a template, quote the whole value.',
        start: at.start,
        end: at.end,
      });
    }
    return { kind: 'scalar', style: 'plain', text: this.#text.slice(at.start, at.end), start: at.start, end: at.end };
  }

  #colon(source: LibraryPair<ParsedNode, ParsedNode | null>, from: number): number | undefined {
    const separator = source.srcToken?.sep?.find(token => token.type === 'map-value-ind');
    if (separator) return separator.offset;
    // The parser drops the separator of some incomplete pairs.
    const next = /\S/g;
    next.lastIndex = from;
    const found = next.exec(this.#text);
    return source.value !== null && found?.[0] === ':' ? found.index : undefined;
  }

  #sequence(source: SeqSource): SequenceNode {
    const range = span(source.range);
    const flow = source.flow === true;
    const tokens = source.srcToken?.items;
    const items = source.items.map((item, index): Item => {
      const value = this.#item(item);
      const dash = tokens?.[index]?.start.find(token => token.type === 'seq-item-ind')?.offset;
      const start = dash ?? value?.start ?? range.start;
      return { value, start, end: value?.end ?? (dash === undefined ? start : dash + 1) };
    });
    return {
      kind: 'sequence',
      flow,
      items,
      start: flow ? range.start : (items[0]?.start ?? range.start),
      end: flow ? range.end : (items.at(-1)?.end ?? range.end),
      ...tagOf(source),
    };
  }

  /** `[a: b]` is a list whose item is a mapping of one pair. */
  #item(source: ParsedNode | LibraryPair<ParsedNode, ParsedNode | null>): Node | null {
    if (!('key' in source)) return this.node(source);
    const pair = this.#pair(source);
    return { kind: 'mapping', flow: true, pairs: [pair], start: pair.start, end: pair.end };
  }

  #scalar(source: Scalar.Parsed): ScalarNode | null {
    const { start, end } = span(source.range);
    const written = start < end || source.anchor !== undefined || source.tag !== undefined;
    if (!written) return null;
    const style = styles[source.type ?? Scalar.PLAIN] ?? 'plain';
    const block = style === 'literal' || style === 'folded';
    return {
      kind: 'scalar',
      style,
      text: typeof source.value === 'string' ? source.value : source.source,
      start,
      end: block ? start + this.#text.slice(start, end).trimEnd().length : end,
      ...tagOf(source),
    };
  }
}

type Children<T> = { items: T[]; flow?: boolean; range: Document.Parsed['range']; tag?: string };
type MapSource = Children<LibraryPair<ParsedNode, ParsedNode | null>>;
type SeqSource = Children<ParsedNode | LibraryPair<ParsedNode, ParsedNode | null>> & {
  srcToken?: { items: { start: { type: string; offset: number }[] }[] };
};

const styles: Readonly<Record<string, ScalarStyle>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.QUOTE_DOUBLE]: 'double',
  [Scalar.BLOCK_LITERAL]: 'literal',
  [Scalar.BLOCK_FOLDED]: 'folded',
};

const span = (range: readonly [number, number, number]): Span => ({ start: range[0], end: range[1] });

const tagOf = (source: { tag?: string | undefined }): { tag?: string } => (source.tag === undefined ? {} : { tag: source.tag });
