import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair as LibraryPair,
  type ParsedNode,
  parseDocument,
  Scalar,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { describeYamlError, type YamlProblem } from './problems.ts';
import { hoist, splitKey } from './recover.ts';
import { lineFrom } from './line.ts';
import { applyPatches, closeQuote, openedAt, type Patch, throughPatches, untabbed } from './repair.ts';
import { keyOf } from './strict/key.ts';
import { isReading, type Reading, readStrictly } from './strict/read.ts';
import { refusal as refusalOf } from './strict/refusals.ts';
import type { AliasNode, Item, MappingNode, Node, Pair, ScalarNode, ScalarStyle, SequenceNode, Span } from './tree.ts';

/** What one text holds; offsets count from its start. A text with an anchor or alias cannot be understood without the text around it. */
export interface Composed extends Reading {
  /** Prometheus does not take the text as YAML; the tree is what it was probably meant to say. */
  readonly refused?: true;
}

/** More quotes than these left open at once is not a text being typed. */
const maxRepairs = 3;

/** Turns a text into our tree, whatever it holds. */
export function compose(text: string): Composed {
  const reading = read(text);
  return isReading(reading) ? reading : recover(text, reading);
}

/** The same for a block of a text: where Prometheus would stop reading a text of its own, it refuses one that goes on above it. */
export function composeBlock(text: string): Composed {
  const composed = compose(text);
  const rest = composed.problems.find(({ kind }) => kind === 'ignored');
  return rest && !composed.refused ? recover(text, refusalOf('indent', text, rest)) : composed;
}

/** A text as Prometheus reads it, or why it does not. */
export const read = (text: string): Reading | YamlProblem => withinDepth(text, () => readStrictly(text));

/** A block of a text as Prometheus reads it; undefined where it does not. */
export function readBlock(text: string): Composed | undefined {
  const reading = read(text);
  return isReading(reading) && !reading.problems.some(({ kind }) => kind === 'ignored') ? reading : undefined;
}

/** The tree that a text was probably meant to have, where Prometheus refuses it; the one place that sees classes of the `yaml` package. */
function recover(text: string, refusal: YamlProblem): Composed {
  const recovered = withinDepth(text, () => recovery(text));
  if (!('problems' in recovered)) return { root: null, problems: [recovered], anchored: false, refused: true };
  const explained = recovered.problems.some(({ kind }) => kind !== 'ignored');
  const problems = explained ? recovered.problems : [...recovered.problems, refusal].sort((a, b) => a.start - b.start);
  return { ...recovered, problems, refused: true };
}

function withinDepth<T>(text: string, attempt: () => T): T | YamlProblem {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refusalOf('depth', text, { start: 0 });
  }
}

function recovery(text: string): Composed {
  const asWritten = composeWith(text, []);
  const unclosed = asWritten.problems.some(problem => problem.kind === 'unclosed');
  const repaired = unclosed ? closeQuotes(text, asWritten) : asWritten;
  const problems = distinct(repaired.problems.map(problem => atOpening(problem, repaired.root, text)));
  return withoutTabs(text, { ...repaired, problems });
}

function closeQuotes(text: string, asWritten: Composed): Composed {
  let reading = asWritten;
  let patches: readonly Patch[] = [];
  for (let round = 0; round < maxRepairs; round++) {
    const patch = nextPatch(reading, text);
    if (!patch) break;
    const next = [...patches, patch].sort((a, b) => a.at - b.at);
    const repaired = composeWith(text, next);
    if (repaired.problems.length > reading.problems.length) break;
    patches = next;
    reading = repaired;
  }
  return reading;
}

function nextPatch({ root, problems }: Composed, text: string): Patch | undefined {
  const open = problems.find(problem => problem.kind === 'unclosed' && problem.start === problem.end);
  const at = open && openedAt(root, open.start);
  return at === undefined ? undefined : closeQuote(text, at);
}

/** What is open is shown where it was opened: the parser notices at the end of the text. */
function atOpening(problem: YamlProblem, root: Node | null, text: string): YamlProblem {
  const start = problem.kind === 'unclosed' ? openedAt(root, problem.start) : undefined;
  return start === undefined ? problem : { ...problem, start, end: start + lineFrom(text, start).length };
}

/** Of brackets within brackets the parser misses each, at one place; and of stray text it reports every word, where the first will do. */
function distinct(problems: readonly YamlProblem[]): readonly YamlProblem[] {
  const same = (a: YamlProblem, b: YamlProblem): boolean => a.kind === b.kind && (a.kind === 'stray' || a.start === b.start);
  const seen: YamlProblem[] = [];
  for (const problem of problems) if (!seen.some(other => same(problem, other))) seen.push(problem);
  return seen;
}

function withoutTabs(text: string, asWritten: Composed): Composed {
  const tabs = asWritten.problems.filter(problem => problem.kind === 'tab');
  if (tabs.length === 0) return asWritten;
  const { root, problems, anchored } = composeWith(text, [], untabbed(text));
  return { root, problems: [...tabs, ...problems].sort((a, b) => a.start - b.start), anchored };
}

function composeWith(text: string, patches: readonly Patch[], source = applyPatches(text, patches)): Composed {
  const document = parseDocument(source, {
    // Everything stays text: what a plain scalar means depends on the type wanted, and is read by YAML 1.1's rules (scalar.ts).
    schema: 'failsafe',
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
    keepSourceTokens: true,
    logLevel: 'error',
  });
  const composer = new Composer(text, patches);
  const root = composer.node(document.contents);
  const errors = composer.describe(document.errors);
  const problems = [...errors, ...composer.problems, ...patches.map(patch => patch.problem)];
  return { root, problems: problems.sort((a, b) => a.start - b.start), anchored: composer.anchored };
}

class Composer {
  anchored = false;
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #patches: readonly Patch[];
  readonly #anchors = new Map<string, Node>();
  /** Places whose errors the tree answers better than the parser. */
  readonly #answered = new Set<number>();

  constructor(text: string, patches: readonly Patch[]) {
    this.#text = text;
    this.#patches = patches;
  }

  /** The parser's errors in our words, at their places in the text as written. */
  describe(errors: readonly YAMLError[]): readonly YamlProblem[] {
    return errors
      .map(error => describeYamlError(error, this.#at({ range: error.pos }), this.#text))
      .filter(({ start }) => !this.#answered.has(start));
  }

  #at({ range }: { range: readonly [number, number, ...number[]] }): Span {
    return { start: this.#offset(range[0]), end: this.#offset(range[1]) };
  }

  #offset(patched: number): number {
    return Math.min(this.#text.length, throughPatches(patched, this.#patches));
  }

  node(source: ParsedNode | null): Node | null {
    if (source === null) return null;
    if (isAlias(source)) return this.#alias(source.source, this.#at(source));
    const node = this.#content(source);
    const anchor = source.anchor;
    if (anchor !== undefined) {
      this.anchored = true;
      if (node) this.#anchors.set(anchor, node);
    }
    return node;
  }

  #content(source: Exclude<ParsedNode, { source: string; resolve: unknown }>): Node | null {
    if (isMap(source)) return this.#mapping(source);
    if (isSeq(source)) return this.#sequence(source);
    if (isScalar(source)) return this.#scalar(source);
    return null;
  }

  #alias(name: string, at: Span): AliasNode {
    this.anchored = true;
    const target = this.#anchors.get(name);
    if (!target) {
      const message = `No anchor \`&${name}\` stands above this alias. Define it first, or quote the text if the \`*\` is meant literally.`;
      this.problems.push({ kind: 'alias', message, ...at });
    }
    return { kind: 'alias', name, ...at, ...(target && { target }) };
  }

  #mapping(source: YAMLMap.Parsed): MappingNode {
    const pairs = source.items.flatMap(pair => this.#recovered(this.#pair(pair)));
    const range = this.#at(source);
    const flow = source.flow === true;
    return {
      kind: 'mapping',
      flow,
      pairs,
      start: flow ? range.start : (pairs[0]?.start ?? range.start),
      end: flow ? range.end : (pairs.at(-1)?.end ?? range.end),
    };
  }

  #recovered(pair: Pair): readonly Pair[] {
    const { pairs, problem } = hoist(pair, this.#text);
    if (problem) {
      this.problems.push(problem);
      if (pair.value) this.#answered.add(pair.value.start);
    }
    return pairs.flatMap(found => splitKey(found, this.#text));
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
    if (node === null) {
      const { start, end } = this.#at(source);
      return { kind: 'scalar', style: 'plain', text: this.#text.slice(start, end), start, end };
    }
    const key = keyOf(node, this.#text);
    if (key.problem) this.problems.push(key.problem);
    return key.node;
  }

  #colon(source: LibraryPair<ParsedNode, ParsedNode | null>, from: number): number | undefined {
    const separator = source.srcToken?.sep?.find(token => token.type === 'map-value-ind');
    if (separator) return this.#offset(separator.offset);
    // The parser drops the separator of some incomplete pairs.
    const next = /\S/g;
    next.lastIndex = from;
    const found = next.exec(this.#text);
    return source.value !== null && found?.[0] === ':' ? found.index : undefined;
  }

  #sequence(source: YAMLSeq.Parsed): SequenceNode {
    const range = this.#at(source);
    const flow = source.flow === true;
    const tokens = source.srcToken?.items;
    const items = source.items.map((item, index): Item => {
      const value = this.#item(item);
      const token = tokens?.[index]?.start.find(({ type }) => type === 'seq-item-ind');
      const dash = token && this.#offset(token.offset);
      const start = dash ?? value?.start ?? range.start;
      return { value, start, end: value?.end ?? (dash === undefined ? start : dash + 1) };
    });
    return {
      kind: 'sequence',
      flow,
      items,
      start: flow ? range.start : (items[0]?.start ?? range.start),
      end: flow ? range.end : (items.at(-1)?.end ?? range.end),
    };
  }

  /** `[a: b]` is a list whose item is a mapping of one pair. */
  #item(source: ParsedNode | LibraryPair<ParsedNode, ParsedNode | null>): Node | null {
    if (!('key' in source)) return this.node(source);
    const pair = this.#pair(source);
    return { kind: 'mapping', flow: true, pairs: [pair], start: pair.start, end: pair.end };
  }

  #scalar(source: Scalar.Parsed): ScalarNode | null {
    const { start, end } = this.#at(source);
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

const styles: Readonly<Record<string, ScalarStyle>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.QUOTE_DOUBLE]: 'double',
  [Scalar.BLOCK_LITERAL]: 'literal',
  [Scalar.BLOCK_FOLDED]: 'folded',
};

const tagOf = ({ tag }: { tag?: string | undefined }): { tag?: string } =>
  tag === undefined ? {} : { tag: tag.replace(/^tag:yaml\.org,2002:/, '!!') };
