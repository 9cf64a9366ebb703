import { describe, expect, it } from 'vitest';
import type { Labels, QueryResult } from '../../../client/src/prometheus/api.ts';
import { filterRows, resultTable, sortRows } from '../../../client/src/prometheus/table.ts';
import { tableText } from '../../../client/src/prometheus/tableText.ts';

const vector = (...series: readonly (readonly [Labels, number])[]): QueryResult => ({
  type: 'vector',
  series: series.map(([labels, value]) => ({ labels, point: { kind: 'float', time: 1, value } })),
});

const table = resultTable({
  result: vector(
    [{ __name__: 'up', pod: 'web-10', zone: 'a' }, 2],
    [{ __name__: 'up', pod: 'web-9' }, Number.NaN],
    [{ pod: 'db,"1"' }, -1],
  ),
});

describe('a result as a table', () => {
  it('has a column for each label of any series, the name first', () => {
    expect(table.labelNames).toEqual(['__name__', 'pod', 'zone']);
    expect(table.rows.map(({ labels, text }) => [...labels, text])).toEqual([
      ['up', 'web-10', 'a', '2'],
      ['up', 'web-9', '', 'NaN'],
      ['', 'db,"1"', '', '-1'],
    ]);
  });

  it.each<[QueryResult, string]>([
    [{ type: 'scalar', sample: { time: 1, value: Infinity } }, '+Inf'],
    [{ type: 'string', time: 1, value: 'text' }, 'text'],
    [{ type: 'vector', series: [{ labels: {}, point: { kind: 'histogram', time: 1, count: 3, sum: 1.5 } }] }, 'count 3, sum 1.5'],
    [
      {
        type: 'matrix',
        series: [
          {
            labels: {},
            points: [
              { kind: 'float', time: 1.5, value: 1 },
              { kind: 'float', time: 2.5, value: 2 },
            ],
          },
        ],
      },
      '1 @1.5 2 @2.5',
    ],
  ])('shows $type', (result, text) => {
    expect(resultTable({ result }).rows.map(row => row.text)).toEqual([text]);
  });

  it('sorts numbers as numbers, NaN last', () => {
    const values = (descending: boolean) => sortRows(table, { by: 'value', descending }).map(({ text }) => text);
    expect(values(false)).toEqual(['-1', '2', 'NaN']);
    expect(values(true)).toEqual(['2', '-1', 'NaN']);
  });

  it('sorts labels as people count, empty ones last', () => {
    const cells = (column: number, descending = false) => {
      const label = table.labelNames[column] ?? '';
      return sortRows(table, { by: 'label', label, descending }).map(row => row.labels[column]);
    };
    expect(cells(1)).toEqual(['db,"1"', 'web-9', 'web-10']);
    expect(cells(2, true)).toEqual(['a', '', '']);
  });

  it('stays as it is where the label that it was sorted by is gone', () => {
    expect(sortRows(table, { by: 'label', label: 'gone', descending: true })).toEqual(table.rows);
  });

  it('keeps the rows in which every word occurs', () => {
    expect(filterRows(table.rows, ' WEB  nan').map(({ text }) => text)).toEqual(['NaN']);
    expect(filterRows(table.rows, '')).toBe(table.rows);
  });
});

describe('a table as text', () => {
  it('for spreadsheets', () => {
    expect(tableText(table, 'CSV')).toBe('__name__,pod,zone,value\nup,web-10,a,2\nup,web-9,,NaN\n,"db,""1""",,-1\n');
    expect(tableText(table, 'TSV')).toContain('up\tweb-10\ta\t2\n');
  });

  it('for programs, without the labels that a series lacks', () => {
    expect(JSON.parse(tableText(table, 'JSON'))[2]).toEqual({ labels: { pod: 'db,"1"' }, value: '-1' });
  });
});
