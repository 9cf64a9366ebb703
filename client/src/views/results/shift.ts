import type { Position, Range } from '../../../../server/src/protocol.ts';

export interface Change {
  /** What was replaced. */
  readonly range: Range;
  readonly text: string;
}

/** Where a place stands after an edit; undefined where the edit touched it. Whole lines count: what is typed behind a result is about it. */
export function shift(range: Range, change: Change): Range | undefined {
  if (change.range.start.line > range.end.line) return range;
  const endsBefore = change.range.end.line < range.start.line;
  // A line broken right at its beginning moves down whole.
  const atLineStart = change.range.end.line === range.start.line && change.range.end.character === 0 && change.text.endsWith('\n');
  if (!endsBefore && !atLineStart) return undefined;
  const lines = change.text.split('\n').length - 1 - (change.range.end.line - change.range.start.line);
  return { start: moved(range.start, lines), end: moved(range.end, lines) };
}

const moved = ({ line, character }: Position, lines: number): Position => ({ line: line + lines, character });
