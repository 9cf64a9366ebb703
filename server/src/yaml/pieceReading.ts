import { assemble, assembleList } from './assembly.ts';
import { type Block, itemOutline, type Outline, outline, rootItems } from './blocks.ts';
import { type Composed, composeBlock, readBlock } from './compose.ts';
import { ListPart, Piece, type Section } from './piece.ts';

/** A text in pieces, behind what stands above the first of them. */
export type Cut =
  | { readonly kind: 'mapping'; readonly from: number; readonly sections: readonly Section[] }
  | { readonly kind: 'list'; readonly from: number; readonly parts: readonly ListPart[] };

/** What was read of a text before, by the text. */
export type Known = ReadonlyMap<string, Piece>;

/** Undefined where the beginnings of lines do not tell the structure. */
export function cut(text: string, known: Known): Cut | undefined {
  const sections = outline(text);
  const [first] = sections ?? [];
  if (sections && first) return { kind: 'mapping', from: first.start, sections: readSections(text, sections, known) };
  const items = rootItems(text);
  return items && { kind: 'list', from: items[0]?.start ?? 0, parts: partsOf(items.map(block => readItem(textOf(text, block), known))) };
}

export function readSections(text: string, sections: Outline, known: Known): readonly Section[] {
  return sections.map(({ start, end, list }) => {
    const head = readPiece(textOf(text, { start, end: list?.items[0]?.start ?? end }), known);
    if (!list) return { head, list };
    const { column, continues, items } = list;
    return { head, list: { column, continues, parts: partsOf(items.map(block => readItem(textOf(text, block), known))) } };
  });
}

export const textOf = (text: string, { start, end }: Block): string => text.slice(start, end);

const readPiece = (text: string, known: Known): Piece => known.get(text) ?? new Piece(text.length, composeBlock(text));

/** An item of more characters is read in pieces itself: a group may hold all the rules of a file. */
export const long = 4096;

export function readItem(text: string, known: Known): Piece {
  const before = known.get(text);
  if (before) return before;
  const sections = text.length > long ? itemOutline(text) : undefined;
  if (!sections) return new Piece(text.length, composeBlock(text));
  // What begins on the line of the dash stands where it would without the dash.
  return itemOf(text, readSections(withoutDash(text), sections, known));
}

const withoutDash = (text: string): string => text.replace('-', ' ');

/** An item whose text is a dash before the first of some sections. */
export function itemOf(text: string, sections: readonly Section[]): Piece {
  const mapping = assemble(sections, 0);
  if (!mapping) return new Piece(text.length, composeBlock(text));
  const start = text.indexOf('-');
  const { root: value, ...said } = mapping;
  const { end } = value;
  const composed: Composed = { ...said, root: { kind: 'sequence', flow: false, items: [{ value, start, end }], start, end } };
  const whole = mapping.refused && readBlock(text);
  return new Piece(text.length, whole || composed, sections);
}

/** So many that looking at a part, and at all the parts, costs little. */
const partSize = 64;

/** Pieces of a list in parts of much the same size. */
export function partsOf(pieces: readonly Piece[]): readonly ListPart[] {
  const count = Math.ceil(pieces.length / partSize);
  return Array.from({ length: count }, (_, index) => new ListPart(pieces.slice(index * partSize, (index + 1) * partSize)));
}

/** The pieces of sections, the first of which begins at an offset of the text, by what was read. */
export function knownPieces(sections: readonly Section[], text: string, from: number): Known {
  const known = new Map<string, Piece>();
  addPieces(sections, { text, from, known });
  return known;
}

interface Place {
  readonly text: string;
  readonly from: number;
  readonly known: Map<string, Piece>;
}

function addPieces(sections: readonly Section[], { text, from, known }: Place): void {
  let at = from;
  const add = (piece: Piece): void => {
    const own = text.slice(at, at + piece.length);
    known.set(own, piece);
    if (piece.sections) addPieces(piece.sections, { text: withoutDash(own), from: 0, known });
    at += piece.length;
  };
  for (const { head, list } of sections) {
    add(head);
    for (const { pieces } of list?.parts ?? []) pieces.forEach(add);
  }
}

/** The same of a text in pieces. */
export function knownIn(pieces: Cut, text: string): Known {
  if (pieces.kind === 'mapping') return knownPieces(pieces.sections, text, pieces.from);
  const none = new Piece(0, { root: null, problems: [], anchored: false });
  return knownPieces([{ head: none, list: { parts: pieces.parts, column: 0, continues: false } }], text, pieces.from);
}

/** The tree of a text; undefined where its pieces lean on one another. */
export const assembled = (pieces: Cut): Composed | undefined =>
  pieces.kind === 'mapping' ? assemble(pieces.sections, pieces.from) : assembleList(pieces.parts, pieces.from);
