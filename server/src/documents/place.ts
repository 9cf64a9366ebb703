import type { Span } from '../yaml/tree.ts';
import type { BlockLines } from './blockLines.ts';

/**
 * How a document stands in its file: as the whole of it, as one of several, or as the text of a scalar in another document, such as
 * a configuration in a ConfigMap. Offsets are UTF-16 units.
 */
export interface Place {
  /** The document as its reader gets it. */
  readonly text: string;
  /** Of a literal block; what the next version may take over. */
  readonly lines?: BlockLines;
  /** The extent in the file of an extent in the document. */
  toFile(span: Span): Span;
  /** The offset in the document that is nearest to one in the file. */
  fromFile(offset: number): number;
  /** Whether what is typed at an offset of the file belongs to the document. */
  holds(offset: number): boolean;
  /** What to write in the file so that `text` stands at a span of the document; undefined where the way it is written there cannot say it. */
  edit(span: Span, text: string): FileEdit | undefined;
}

export interface FileEdit extends Span {
  readonly text: string;
}

export const wholeFile = (text: string): Place => ({
  text,
  toFile: span => span,
  fromFile: offset => offset,
  holds: () => true,
  edit: ({ start, end }, written) => ({ start, end, text: written }),
});

/** One of several documents of a file. */
export const partOf = (outer: Place, part: Span): Place => ({
  text: outer.text.slice(part.start, part.end),
  toFile: ({ start, end }) => outer.toFile({ start: start + part.start, end: end + part.start }),
  fromFile: offset => Math.max(0, Math.min(outer.fromFile(offset), part.end) - part.start),
  holds(offset) {
    const inner = outer.fromFile(offset);
    // The end of one is the beginning of the next, but for the last.
    return outer.holds(offset) && part.start <= inner && (inner < part.end || part.end === outer.text.length);
  },
  edit: ({ start, end }, written) => outer.edit({ start: start + part.start, end: end + part.start }, written),
});
