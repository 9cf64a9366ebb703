import type { Position, TextEdit } from '../../../../server/src/protocol.ts';

/** The text after the edits, which do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lineStarts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: lineBreak }) => index + lineBreak.length)];
  const offsetOf = ({ line, character }: Position): number => {
    const start = lineStarts[line];
    if (start === undefined) return text.length;
    return Math.min(start + character, lineStarts[line + 1] ?? text.length);
  };
  const fromTheEnd = edits
    .map(({ range, newText }) => ({ start: offsetOf(range.start), end: offsetOf(range.end), newText }))
    .sort((a, b) => b.start - a.start);
  return fromTheEnd.reduce((before, { start, end, newText }) => before.slice(0, start) + newText + before.slice(end), text);
}
