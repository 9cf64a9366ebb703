import { array, assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween } from '../../../server/src/yaml/change.ts';

const long = 'a'.repeat(70_000);

test.each([
  { before: 'abc', after: 'abxc', changed: 'x', gone: '' },
  { before: 'abxc', after: 'abc', changed: '', gone: 'x' },
  { before: 'abc', after: 'abc', changed: '', gone: '' },
  { before: '', after: 'abc', changed: 'abc', gone: '' },
  { before: `${long}b${long}`, after: `${long}cd${long}`, changed: 'cd', gone: 'b' },
])('between texts of $before.length and $after.length characters', ({ before, after, changed, gone }) => {
  const { start, end, newEnd } = changeBetween(before, after);
  expect([before.slice(start, end), after.slice(start, newEnd)]).toEqual([gone, changed]);
});

test('outside of it the texts agree', () => {
  const text = array(constantFrom('a', 'b', '\n'), { maxLength: 20 }).map(parts => parts.join(''));
  assert(
    property(text, string(), text, (head, middle, tail) => {
      const before = head + tail;
      const after = head + middle + tail;
      const { start, end, newEnd } = changeBetween(before, after);
      expect(before.slice(0, start) + after.slice(start, newEnd) + before.slice(end)).toBe(after);
      expect(end - start).toBe(0);
    }),
  );
});
