import { describe, expect, test } from 'vitest';
import type { Expression, Position } from '../../../server/src/protocol.ts';
import { openDocument, type OpenDocument } from '../../support/openDocument.ts';

const yaml = (text: string): OpenDocument => openDocument(text, { name: 'rules.yml' });
const promql = (text: string): OpenDocument => openDocument(text, { name: 'queries.promql', languageId: 'promql' });

const expressions = ({ service, uri }: OpenDocument): readonly Expression[] => service.expressions(uri);
const expressionAt = ({ service, uri }: OpenDocument, position: Position): Expression | null => service.expressionAt(uri, position);

/** `origin: what is sent @ what is underlined`. */
const shown = (open: OpenDocument): string[] =>
  expressions(open).map(
    ({ origin, expr, range }) => `${'name' in origin ? origin.name : origin.kind}: ${expr} @ ${open.source.getText(range)}`,
  );

const rules = `groups:
  - name: traefik
    rules:
      - record: job:requests:rate5m
        expr: sum by (job) (rate(requests_total[5m]))
      - alert: TraefikDown
        expr: |
          up{job="traefik"}
            == 0
        for: 5m
      - alert: Unfinished
      - alert: Empty
        expr: ""
      - alert: Quoted
        expr: 'up{job=''a''} == 0'
`;

const expected = [
  'job:requests:rate5m: sum by (job) (rate(requests_total[5m])) @ sum by (job) (rate(requests_total[5m]))',
  'TraefikDown: up{job="traefik"}\n  == 0 @ up{job="traefik"}\n            == 0',
  "Quoted: up{job='a'} == 0 @ up{job=''a''} == 0",
];

describe('the expressions of a document', () => {
  test('of a rule file, with the rule each belongs to', () => {
    expect(shown(yaml(rules))).toEqual(expected);
    expect(expressions(yaml(rules)).map(({ origin }) => origin.kind)).toEqual(['recordingRule', 'alert', 'alert']);
  });

  test('of a PrometheusRule, told by its content', () => {
    const indented = rules.replace(/^/gm, '  ').trimEnd();
    const manifest = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: a\nspec:\n${indented}\n`;
    expect(shown(yaml(manifest)).map(each => each.replaceAll(/\n {2,}== 0$/g, ' == 0'))).toEqual(
      expected.map(each => each.replaceAll(/\n {2,}== 0$/g, ' == 0')),
    );
  });

  test('of a .promql file: blocks parted by blank lines, the comments before and behind left out', () => {
    const text = '# Requests\nsum(\n  # of all\n  rate(a[5m])\n)\n# end\n\n\nup\r\n\r\n  b + 1  \n';
    expect(shown(promql(text))).toEqual([
      'query: sum(\n  # of all\n  rate(a[5m])\n) @ sum(\n  # of all\n  rate(a[5m])\n)',
      'query: up @ up',
      'query: b + 1 @ b + 1',
    ]);
  });

  test.each(['scrape_configs: []\n', 'groups: 5\n', 'groups:\n  - rules:\n      - expr: [a]\n', ''])('none in %j', text => {
    expect(expressions(yaml(text))).toEqual([]);
  });
});

describe('the expression at a position', () => {
  const at = (line: number, character: number) => expressionAt(yaml(rules), { line, character })?.origin;

  test('anywhere in it, its end included', () => {
    expect(at(4, 14)).toMatchObject({ name: 'job:requests:rate5m' });
    expect(at(4, 53)).toMatchObject({ name: 'job:requests:rate5m' });
    expect(at(8, 12)).toMatchObject({ name: 'TraefikDown' });
  });

  test('none on a key, in another value', () => {
    expect(at(4, 9)).toBeUndefined();
    expect(at(9, 14)).toBeUndefined();
  });

  test('of several queries in one file', () => {
    const source = promql('a\n\nb\n');
    expect(expressionAt(source, { line: 0, character: 1 })?.expr).toBe('a');
    expect(expressionAt(source, { line: 1, character: 0 })).toBeNull();
    expect(expressionAt(source, { line: 2, character: 0 })?.expr).toBe('b');
  });
});
