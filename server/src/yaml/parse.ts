import { type Block, outline, type Section } from './blocks.ts';
import { forbiddenCharacters, plainBreaks } from './characters.ts';
import { type Composed, compose, composeBlock, read } from './compose.ts';
import { moved, movedItem, movedPair } from './moved.ts';
import type { YamlProblem } from './problems.ts';
import { isNull } from './scalar.ts';
import { isReading } from './strict/read.ts';
import { type Item, type Node, type Pair, valueSpan } from './tree.ts';

export type { YamlProblem };

/** One text as YAML. Never throws; `root` is the first document, which is all that Prometheus reads. */
export interface SyntaxTree {
  readonly text: string;
  readonly root: Node | null;
  readonly problems: readonly YamlProblem[];
}

/** Parses versions of one document: what did not change since the last version is not parsed again. */
export interface Parser {
  parse(text: string): SyntaxTree;
}

export function parseYaml(text: string): SyntaxTree {
  return createParser().parse(text);
}

export function createParser(): Parser {
  let known: ReadonlyMap<string, Composed> = new Map();
  return {
    parse(written) {
      const text = plainBreaks(written);
      const used = new Map<string, Composed>();
      const composeOnce = (block: string): Composed => {
        const composed = used.get(block) ?? known.get(block) ?? composeBlock(block);
        used.set(block, composed);
        return composed;
      };
      const tree = parseText(text, composeOnce);
      known = used;
      const forbidden = forbiddenCharacters(written);
      return { text: written, root: tree.root, problems: forbidden.length > 0 ? [...forbidden, ...tree.problems] : tree.problems };
    },
  };
}

type Compose = (text: string) => Composed;

/**
 * A block that is refused may be half of something: quotes and brackets may reach to the beginning of a line. Only where Prometheus
 * refuses the text as a whole, too, what the blocks were meant to say is the best there is to know.
 */
function parseText(text: string, composeOnce: Compose): Composed {
  const blocks = parseBlocks(text, composeOnce);
  if (!blocks) return compose(text);
  if (!blocks.refused) return blocks;
  const whole = read(text);
  return isReading(whole) ? whole : blocks;
}

/** Undefined where the blocks cannot be understood one by one. */
function parseBlocks(text: string, composeOnce: Compose): Composed | undefined {
  const sections = outline(text);
  if (!sections || sections.length === 0) return undefined;
  const assembly = new Assembly(text, composeOnce);
  const pairs: Pair[] = [];
  for (const section of sections) {
    const found = section.continues ? assembly.continuation(section, pairs.pop()) : assembly.section(section);
    if (!found) return undefined;
    pairs.push(...found);
  }
  const start = pairs[0]?.start ?? 0;
  const root: Node = { kind: 'mapping', flow: false, pairs, start, end: pairs.at(-1)?.end ?? start };
  return { root, problems: assembly.problems, anchored: false, ...(assembly.refused && { refused: true }) };
}

class Assembly {
  readonly problems: YamlProblem[] = [];
  /** Prometheus refuses one of the blocks. */
  refused = false;
  readonly #text: string;
  readonly #compose: Compose;

  constructor(text: string, composeOnce: Compose) {
    this.#text = text;
    this.#compose = composeOnce;
  }

  section(section: Section): readonly Pair[] | undefined {
    const [first] = section.items;
    if (!first) return this.#pairs(section);
    const header = this.#pairs({ start: section.start, end: first.start });
    const items = section.items.map(block => this.#items(block));
    const [pair] = header ?? [];
    if (!pair || header?.length !== 1 || !items.every(found => found !== undefined)) return undefined;
    const all = items.flat();
    const { start } = all[0] ?? valueSpan(pair);
    const end = all.at(-1)?.end ?? start;
    return [{ ...pair, value: { kind: 'sequence', flow: false, items: all, start, end }, end }];
  }

  /** A section in which the list of the pair before it goes on. */
  continuation(section: Section, before: Pair | undefined): readonly Pair[] | undefined {
    const [first] = section.items;
    if (!before) return undefined;
    const list = before.value;
    if (!first || list?.kind !== 'sequence' || list.flow) return undefined;
    const header = this.#pairs({ start: section.start, end: first.start });
    const items = section.items.map(block => this.#items(block));
    if (!header || !items.every(found => found !== undefined)) return undefined;
    const all = [...list.items, ...items.flat()];
    const end = all.at(-1)?.end ?? list.end;
    return [{ ...before, value: { ...list, items: all, end }, end }, ...header];
  }

  #pairs(block: Block): readonly Pair[] | undefined {
    const root = this.#block(block);
    if (root?.kind === 'mapping' && !root.flow) return root.pairs.map(pair => movedPair(pair, block.start));
    if (root?.kind !== 'scalar' || root.style !== 'plain' || isNull(root)) return undefined;
    const key = moved(root, block.start);
    if (key.kind !== 'scalar') return undefined;
    this.problems.push({
      kind: 'half-key',
      message: 'This key has no colon. Write `key: value`, or `key:` above an indented block.',
      start: key.start,
      end: key.end,
    });
    return [{ key, value: null, start: key.start, end: key.end }];
  }

  #items(block: Block): readonly Item[] | undefined {
    const root = this.#block(block);
    return root?.kind === 'sequence' && !root.flow ? root.items.map(item => movedItem(item, block.start)) : undefined;
  }

  /** The block's root, unmoved; undefined where it leans on the text around it. */
  #block(block: Block): Node | undefined {
    const { root, problems, anchored, refused } = this.#compose(this.#text.slice(block.start, block.end));
    if (anchored || root === null) return undefined;
    if (refused) this.refused = true;
    for (const problem of problems) {
      this.problems.push({ ...problem, start: problem.start + block.start, end: problem.end + block.start });
    }
    return root;
  }
}
