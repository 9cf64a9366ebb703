import { assemble, type PlacedSection } from './assembly.ts';
import { type Block, outline } from './blocks.ts';
import { type Change, changeBetween } from './change.ts';
import { forbiddenCharacters, hasOddCharacters, plainBreaks } from './characters.ts';
import { type Composed, compose, composeBlock, read } from './compose.ts';
import { PlacedBlock } from './placedBlock.ts';
import type { YamlProblem } from './problems.ts';
import { withChange } from './sectionChange.ts';
import { isReading } from './strict/read.ts';
import type { Node } from './tree.ts';

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
  let known: Version | undefined;
  return {
    parse(written) {
      const change = known && changeBetween(known.written, written);
      const isOdd = hasOddCharacters(written, known?.isOdd ? undefined : change);
      const text = isOdd ? plainBreaks(written) : written;
      const sections = sectionsOf(text, isOdd ? undefined : change, known);
      known = { written, isOdd, sections };
      const { root, problems } = composedOf(text, sections);
      const forbidden = isOdd ? forbiddenCharacters(written) : [];
      return { text: written, root, problems: forbidden.length > 0 ? [...forbidden, ...problems] : problems };
    },
  };
}

interface Version {
  readonly written: string;
  /** It has characters that stand for others, or that nobody may write. */
  readonly isOdd: boolean;
  /** Undefined where the beginnings of lines do not tell the structure. */
  readonly sections: readonly PlacedSection[] | undefined;
}

/** The text in blocks; those of the version before stay where they can. */
function sectionsOf(text: string, change: Change | undefined, known: Version | undefined): readonly PlacedSection[] | undefined {
  const changed = known?.sections && change && withChange(known.sections, text, change);
  if (changed) return changed;
  const sections = outline(text);
  if (!sections || sections.length === 0) return undefined;
  const readBefore = new Map(blocksOf(known).map(({ start, end, composed }) => [known?.written.slice(start, end) ?? '', composed]));
  const place = (block: Block): PlacedBlock => {
    const own = text.slice(block.start, block.end);
    return new PlacedBlock(block, readBefore.get(own) ?? composeBlock(own));
  };
  return sections.map(({ start, end, items, continues }) => ({
    head: place({ start, end: items[0]?.start ?? end }),
    items: items.map(place),
    continues,
  }));
}

const blocksOf = (version: Version | undefined): readonly PlacedBlock[] =>
  version?.sections?.flatMap(({ head, items }) => [head, ...items]) ?? [];

/**
 * A block that is refused may be half of something: quotes and brackets may reach to the beginning of a line. Only where Prometheus
 * refuses the text as a whole, too, what the blocks were meant to say is the best there is to know.
 */
function composedOf(text: string, sections: readonly PlacedSection[] | undefined): Composed {
  const blocks = sections && assemble(sections);
  if (!blocks) return compose(text);
  if (!blocks.refused) return blocks;
  const whole = read(text);
  return isReading(whole) ? whole : blocks;
}
