import { lastIndexWhere } from '../sorted.ts';
import { type Block, itemBlocks, outline } from './blocks.ts';
import type { Change } from './change.ts';
import { type ListPart, lengthOf, Piece, type Section } from './piece.ts';
import { withLiteral } from './literalChange.ts';
import { ownCopy } from './ownCopy.ts';
import { type Cut, itemOf, knownPieces, long, partsOf, readItem, readSections, textOf } from './pieceReading.ts';

/** Two versions of a text. */
interface Versions {
  readonly before: string;
  readonly text: string;
  readonly change: Change;
}

/** The pieces after a change: all stay but those that it touches. Undefined where it may reach further. */
export function cutAfter(known: Cut, versions: Versions): Cut | undefined {
  if (known.kind === 'mapping') {
    const sections = sectionsAfter(known.sections, known.from, versions);
    return sections && { ...known, sections };
  }
  const parts = partsAfter(known.parts, { from: known.from, column: 0 }, versions);
  return parts && { ...known, parts };
}

function sectionsAfter(sections: readonly Section[], from: number, versions: Versions): readonly Section[] | undefined {
  const found = sectionAt(sections, from, versions.change);
  if (!found) return undefined;
  const { section, index, start } = found;
  const listed = listAfter(section, start, versions) ?? literalAfter(section, start, versions);
  const after = listed ? [listed] : cutAgain(section, start, versions);
  return after && [...sections.slice(0, index), ...after, ...sections.slice(index + 1)];
}

interface SectionPlace {
  readonly section: Section;
  readonly index: number;
  /** Where it begins. */
  readonly start: number;
}

/** The section that a change lies in, if it lies in one. */
function sectionAt(sections: readonly Section[], from: number, { start, end }: Change): SectionPlace | undefined {
  let at = from;
  for (const [index, section] of sections.entries()) {
    const next = at + lengthOf(section);
    if (start < next || index === sections.length - 1) return at <= start && end <= next ? { section, index, start: at } : undefined;
    at = next;
  }
  return undefined;
}

/** A section after a change within its list. */
function listAfter({ head, list }: Section, at: number, versions: Versions): Section | undefined {
  const parts = list && partsAfter(list.parts, { from: at + head.length, column: list.column }, versions);
  return parts && { head, list: { ...list, parts } };
}

/** A section after a change within a long text in it. */
function literalAfter({ head, list }: Section, at: number, { text, change }: Versions): Section | undefined {
  const { composed } = head;
  const by = change.newEnd - change.end;
  if (list || composed.anchored || composed.problems.length > 0) return undefined;
  const root = withLiteral(composed.root, { text, from: at, start: change.start, newEnd: change.newEnd, by });
  return root && { head: new Piece(head.length + by, { ...composed, root }), list };
}

/** Where a section is cut its own lines tell, and no others. */
function cutAgain(section: Section, start: number, { before, text, change }: Versions): readonly Section[] | undefined {
  const within = { start, end: start + lengthOf(section) + change.newEnd - change.end };
  if (!endsLine(text, within)) return undefined;
  const sections = outline(text, within);
  return sections?.[0]?.start === start ? readSections(text, sections, knownPieces([section], before, start)) : undefined;
}

const endsLine = (text: string, { end }: Block): boolean => end === text.length || text[end - 1] === '\n';

interface ListPlace {
  /** Where the first item begins. */
  readonly from: number;
  readonly column: number;
}

function partsAfter(parts: readonly ListPart[], { from, column }: ListPlace, versions: Versions): readonly ListPart[] | undefined {
  const { text, change } = versions;
  const touched = touchedBy(change, parts, from);
  if (!touched) return undefined;
  const { first, last, start, end } = touched;
  const block = { start, end: end + change.newEnd - change.end };
  const only = first.part === last.part && first.piece === last.piece ? parts[first.part]?.pieces[first.piece] : undefined;
  const longItem = only && longItemAfter(only, block, versions);
  const read = longItem ? [longItem] : itemBlocks(text, block, column)?.map(item => readItem(ownCopy(textOf(text, item)), new Map()));
  if (!read) return undefined;
  const above = parts[first.part]?.pieces.slice(0, first.piece) ?? [];
  const below = parts[last.part]?.pieces.slice(last.piece + 1) ?? [];
  const after = [...parts.slice(0, first.part), ...partsOf([...above, ...read, ...below]), ...parts.slice(last.part + 1)];
  return after.length > 0 ? after : undefined;
}

/** A piece by the index of its part, and its own in there. */
interface PieceIndex {
  readonly part: number;
  readonly piece: number;
}

interface Touched extends Block {
  readonly first: PieceIndex;
  readonly last: PieceIndex;
}

/** The pieces that a change lies in; what is written where one begins may belong to the one above. */
function touchedBy({ start, end }: Change, parts: readonly ListPart[], from: number): Touched | undefined {
  const first = pieceBefore(Math.max(start, from + 1), parts, from);
  const last = pieceBefore(Math.max(end, first ? first.end : 0), parts, from);
  if (!first || !last || start < from || end > last.end) return undefined;
  return { first: first.index, last: last.index, start: first.start, end: last.end };
}

/** The last piece that begins before an offset. */
function pieceBefore(offset: number, parts: readonly ListPart[], from: number): (Block & { readonly index: PieceIndex }) | undefined {
  let at = from;
  let found: { readonly part: number; readonly at: number } | undefined;
  for (const [part, { length }] of parts.entries()) {
    if (at >= offset) break;
    found = { part, at };
    at += length;
  }
  const within = found && parts[found.part];
  if (!found || !within) return undefined;
  const into = offset - found.at;
  const piece = lastIndexWhere(within.starts, start => start < into);
  const start = found.at + (within.starts[piece] ?? 0);
  return { index: { part: found.part, piece }, start, end: start + (within.pieces[piece]?.length ?? 0) };
}

/** An item that was read in pieces, after a change in the midst of it. */
function longItemAfter({ sections = [] }: Piece, block: Block, { before, text, change }: Versions): Piece | undefined {
  const found = sectionAt(sections, block.start, change);
  if (!found || block.end - block.start <= long || !endsLine(text, block)) return undefined;
  const changed = listAfter(found.section, found.start, { before, text, change });
  return changed && itemOf(textOf(text, block), sections.with(found.index, changed));
}
