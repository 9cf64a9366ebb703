import { describe, expect, it } from 'vitest';
import { shift } from '../../../../client/src/views/results/shift.ts';

const at = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });
/** From the beginning of one line to that of another. */
const lines = (from: number, to: number) => ({ start: { line: from, character: 0 }, end: { line: to, character: 0 } });
const expression = at(5, 10, 20);

describe('the place of a result after an edit', () => {
  it('stays where an edit below it leaves it', () => {
    expect(shift(expression, { range: at(6, 0, 0), text: 'more\n' })).toBe(expression);
  });

  it('moves with lines that are added or taken away above', () => {
    expect(shift(expression, { range: at(1, 0, 0), text: 'one\ntwo\n' })).toEqual(at(7, 10, 20));
    expect(shift(expression, { range: lines(1, 3), text: '' })).toEqual(at(3, 10, 20));
  });

  it('moves when a line is added right before its own', () => {
    expect(shift(expression, { range: at(5, 0, 0), text: '# why\n' })).toEqual(at(6, 10, 20));
  });

  it.each([
    ['in the expression', at(5, 12, 13)],
    ['behind it on its line', at(5, 20, 20)],
    ['across it', lines(3, 9)],
  ])('is gone after an edit %s', (_, range) => {
    expect(shift(expression, { range, text: 'x' })).toBeUndefined();
  });
});
