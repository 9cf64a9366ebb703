import type { Position, Range } from '../protocol.ts';

/** Where a file begins, for what is about all of it. */
export const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export const contains = (outer: Range, inner: Range): boolean => !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);

/** Ranges that only touch do, too. */
export const overlap = (a: Range, b: Range): boolean => !isBefore(a.end, b.start) && !isBefore(b.end, a.start);

const isBefore = (a: Position, b: Position): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);
