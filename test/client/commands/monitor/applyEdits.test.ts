import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../client/src/commands/monitor/applyEdits.ts';

const insert = (line: number, character: number, newText: string) => ({
  range: { start: { line, character }, end: { line, character } },
  newText,
});

describe('a text after edits', () => {
  it('keeps every other character, whatever ends its lines', () => {
    expect(applyEdits('a\r\nb\nc', [insert(1, 1, '!'), insert(0, 0, '>')])).toBe('>a\r\nb!\nc');
  });

  it('replaces across lines', () => {
    const range = { start: { line: 0, character: 1 }, end: { line: 2, character: 0 } };
    expect(applyEdits('abc\ndef\nghi', [{ range, newText: '-' }])).toBe('a-ghi');
  });

  it('takes a place behind the last line as the end', () => {
    expect(applyEdits('a', [insert(9, 0, '\nb')])).toBe('a\nb');
  });
});
