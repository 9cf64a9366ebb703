import { type Change, changeBetween } from './change.ts';
import { forbiddenCharacters, hasOddCharacters, plainBreaks } from './characters.ts';
import { type Composed, compose, read } from './compose.ts';
import { cutAfter } from './pieceChange.ts';
import { assembled, type Cut, cut, knownIn } from './pieceReading.ts';
import type { YamlProblem } from './problems.ts';
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
      const pieces = piecesOf(text, isOdd ? undefined : change, known);
      known = { written, isOdd, pieces };
      const { root, problems } = composedOf(text, pieces);
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
  readonly pieces: Cut | undefined;
}

/** The text in pieces; those of the version before stay where they can. */
function piecesOf(text: string, change: Change | undefined, known: Version | undefined): Cut | undefined {
  if (!known?.pieces) return cut(text, new Map());
  const { pieces, written: before } = known;
  return (change && cutAfter(pieces, { before, text, change })) ?? cut(text, knownIn(pieces, before));
}

/**
 * A piece that is refused may be half of something: quotes and brackets may reach to the beginning of a line. Only where Prometheus
 * refuses the text as a whole, too, what the pieces were meant to say is the best there is to know.
 */
function composedOf(text: string, pieces: Cut | undefined): Composed {
  const composed = pieces && assembled(pieces);
  if (!composed) return compose(text);
  if (!composed.refused) return composed;
  const whole = read(text);
  return isReading(whole) ? whole : composed;
}
