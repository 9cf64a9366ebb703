import { describe, expect, it } from 'vitest';
import { familyQuery } from '../../../../client/src/monitoring/familyQuery.ts';
import { readExposition } from '../../../../client/src/prometheus/exposition/families.ts';
import { peekRows } from '../../../../client/src/views/peek/items.ts';

describe('the rows of a target', () => {
  it('are its families with type, size, help and the labels that make them big', () => {
    const text = '# HELP a What it is.\n# TYPE a gauge\na{b="1",c="x",d="x",e="x"} 1\na{b="2",c="x",d="x",e="x"} 1\n';
    expect(peekRows(readExposition(text))).toMatchObject([
      { kind: 'family', label: 'a', description: 'gauge, 2 series', detail: 'What it is.  Labels: b (2), c (1), d (1) and 1 more' },
    ]);
  });

  it('begin with what is malformed, by its line as an editor counts', () => {
    expect(peekRows(readExposition('a 1\nb one\n'))).toMatchObject([
      { kind: 'separator' },
      { kind: 'malformed', label: '$(error) Line 2', detail: '"one" is no number.' },
      { kind: 'separator', label: 'Metrics' },
      { kind: 'family', label: 'a' },
    ]);
  });
});

describe('the first query for a family', () => {
  it.each([
    ['counter', 'rate(x_total[5m])'],
    ['gauge', 'x_total'],
    ['histogram', 'histogram_quantile(0.95, sum by (le) (rate(x_total_bucket[5m])))'],
    ['summary', 'rate(x_total_count[5m])'],
  ])('of type %s is %s', (type, query) => expect(familyQuery({ name: 'x_total', type })).toBe(query));

  it('quotes a name of other characters', () => expect(familyQuery({ name: 'a.b', type: 'gauge' })).toBe('{"a.b"}'));
});
