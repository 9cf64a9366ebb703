import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { visibleRows } from '../../client/webview/virtualRows.ts';

const rowHeight = 24;

it('takes the rows in sight and a page on either side', () => {
  expect(visibleRows(5000, { top: 2400, height: 240, rowHeight })).toEqual({ first: 90, last: 120 });
  expect(visibleRows(5000, { top: 0, height: 240, rowHeight })).toEqual({ first: 0, last: 20 });
  expect(visibleRows(3, { top: 0, height: 240, rowHeight })).toEqual({ first: 0, last: 3 });
});

it('is always a part of the list, and holds every row that can be seen', () => {
  const numbers = { count: fc.nat(300), top: fc.integer({ min: -500, max: 9000 }), height: fc.nat(2000) };
  fc.assert(
    fc.property(fc.record(numbers), ({ count, top, height }) => {
      const { first, last } = visibleRows(count, { top, height, rowHeight });
      expect(0 <= first && first <= last && last <= count).toBe(true);
      const seen = Array.from({ length: count }, (_, row) => row * rowHeight).filter(y => y + rowHeight > top && y < top + height);
      for (const y of [seen.at(0), seen.at(-1)]) {
        if (y !== undefined) expect(y / rowHeight >= first && y / rowHeight < last).toBe(true);
      }
    }),
  );
});
