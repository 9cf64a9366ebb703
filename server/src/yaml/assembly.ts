import type { Composed } from './compose.ts';
import { movedPair } from './moved.ts';
import { type ListPart, type Section, shiftedProblems } from './piece.ts';
import type { YamlProblem } from './problems.ts';
import { LongSequence, type PlacedStretch, stretchesOf } from './stretches.ts';
import type { MappingNode, Pair } from './tree.ts';

interface Assembled extends Composed {
  readonly root: MappingNode;
}

/** Puts the sections of a mapping together, the first of which begins at an offset; undefined where they cannot be understood one by one. */
export function assemble(sections: readonly Section[], from: number): Assembled | undefined {
  const pairs: Pair[] = [];
  const problems: YamlProblem[] = [];
  let refused = false;
  let at = from;
  for (const section of sections) {
    const { head, list } = section;
    const below = placed(list?.parts ?? [], at + head.length);
    const found = list?.continues ? continuation(section, { at, below, before: pairs.pop() }) : pairsOf(section, at, below);
    if (!found || list?.parts.some(({ isList }) => !isList)) return undefined;
    pairs.push(...found);
    problems.push(...shiftedProblems(head.problems, at));
    refused ||= head.refused;
    at += head.length;
    for (const part of list?.parts ?? []) {
      problems.push(...shiftedProblems(part.problems, at));
      refused ||= part.refused;
      at += part.length;
    }
  }
  const start = pairs[0]?.start ?? 0;
  const root: MappingNode = { kind: 'mapping', flow: false, pairs, start, end: pairs.at(-1)?.end ?? start };
  return { root, problems, anchored: false, ...(refused && { refused: true }) };
}

/** The same for a list and nothing else. */
export function assembleList(parts: readonly ListPart[], from: number): Composed | undefined {
  if (parts.some(({ isList }) => !isList)) return undefined;
  const below = placed(parts, from);
  const problems = parts.flatMap((part, index) => shiftedProblems(part.problems, below[index]?.by ?? 0));
  const refused = parts.some(part => part.refused);
  return { root: new LongSequence(below), problems, anchored: false, ...(refused && { refused: true }) };
}

/** The parts of a list at their places, the first of which begins at an offset. */
function placed(parts: readonly ListPart[], from: number): readonly Omit<PlacedStretch, 'first'>[] {
  let by = from;
  return parts.map(stretch => {
    const each = { stretch, by };
    by += stretch.length;
    return each;
  });
}

type Placed = ReturnType<typeof placed>;

function pairsOf({ head, list }: Section, at: number, below: Placed): readonly Pair[] | undefined {
  const pairs = head.pairs?.map(pair => movedPair(pair, at));
  if (!list) return pairs;
  const [pair, ...others] = pairs ?? [];
  if (!pair || others.length > 0) return undefined;
  const value = new LongSequence(below);
  return [{ ...pair, value, end: value.end }];
}

interface Continuation {
  readonly at: number;
  readonly below: Placed;
  readonly before: Pair | undefined;
}

/** A section in which the list of the pair before it goes on. */
function continuation({ head }: Section, { at, below, before }: Continuation): readonly Pair[] | undefined {
  const list = before?.value;
  const pairs = head.pairs?.map(pair => movedPair(pair, at));
  if (!before || list?.kind !== 'sequence' || list.flow || !pairs) return undefined;
  const value = new LongSequence([...stretchesOf(list), ...below]);
  return [{ ...before, value, end: value.end }, ...pairs];
}
