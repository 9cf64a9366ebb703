import { describe, expect, test } from 'vitest';
import { openAtCursor, openDocument } from '../../support/openDocument.ts';

const name = 'alerts_test.yml';
const labels = (marked: string): readonly string[] => {
  const { service, uri, position } = openAtCursor(marked, { name });
  return service.completion(uri, position).map(({ label }) => label);
};

describe('a file of rule tests', () => {
  test('shows what is wrong in a series where it is written', () => {
    const text = `tests:
  - input_series:
      - series: "up{a=\\"b\\", c=d}"
        values: 1
    promql_expr_test: [{expr: up}]
`;
    const { service, uri, source } = openDocument(text, { name });
    const [first] = service.diagnostics(uri);
    expect(first?.code).toBe('series-syntax');
    expect(first && source.getText(first.range)).toBe('d');
  });

  test('offers its keys, and PromQL in a query', () => {
    expect(labels('rule_files: []\n|')).toEqual(expect.arrayContaining(['tests', 'evaluation_interval']));
    expect(labels('rule_files: []\ntests:\n  - input_series:\n      - series: up\n        values: |\n')).toContain('0+10x5');
    expect(labels('tests:\n  - promql_expr_test:\n      - expr: sum(ra|)\n')).toContain('rate');
  });

  test('says what values stand for', () => {
    const { service, uri, position } = openAtCursor('tests:\n  - input_series:\n      - values: 1+1|x3 _ stale\n', { name });
    expect(JSON.stringify(service.hover(uri, position)?.contents)).toContain('6 intervals: 1 2 3 4 _ stale');
  });

  test('has expressions to run', () => {
    const { service, uri } = openDocument('tests:\n  - promql_expr_test:\n      - expr: up == 0\n', { name });
    expect(service.expressions(uri)).toEqual([expect.objectContaining({ expr: 'up == 0', origin: { kind: 'test' } })]);
  });
});
