import { array, assert, constant, constantFrom, nat, oneof, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { outside, rangesOf } from '../../support/answers.ts';
import { arbitraryConfig } from '../../support/arbitraryConfig.ts';
import { openDocument } from '../../support/openDocument.ts';

const realistic = `# The whole of a small world
global:
  scrape_interval: 15s
  external_labels: { cluster: "eu", replica: '1' }
rule_files:
  - rules/*.yml
alerting:
  alertmanagers:
    - static_configs:
        - targets: ['alertmanager:9093']
scrape_configs:
  - job_name: traefik
    metrics_path: /metrics # where they are
    params:
      module: [http_2xx]
    basic_auth:
      username: u
      password_file: /etc/secret
    static_configs:
      - targets: ['traefik:8080', "other:1"]
        labels:
          env: prod
    relabel_configs:
      - source_labels: [__address__]
        regex: '(.*):\\d+'
        target_label: instance
        replacement: \${1}
  - job_name: pods
    kubernetes_sd_configs: [{ role: pod, namespaces: { names: [default] } }]
`;

const rules = `groups:
  - name: node
    rules:
      - alert: Down
        expr: |
          up == 0
        for: 5m
        annotations: { summary: "{{ $labels.instance }} is down" }
`;

/** What fingers do: cut, insert, swap. */
const edit = tuple(
  nat(),
  nat({ max: 30 }),
  constantFrom(
    '',
    '\n',
    ' ',
    '  ',
    '\t',
    ':',
    ': ',
    '- ',
    "'",
    '"',
    '[',
    ']',
    '{',
    '}',
    '#',
    '|',
    '>',
    '&a ',
    '*a',
    '<<: *a',
    ',',
    'x',
    '\r\n',
    '---\n',
  ),
);

test('no feature fails on a text being typed, and every range lies in the text', () => {
  const base = oneof(
    { weight: 3, arbitrary: constant(realistic) },
    { weight: 1, arbitrary: constant(rules) },
    { weight: 1, arbitrary: arbitraryConfig },
  );
  assert(
    property(base, array(edit, { maxLength: 4 }), array(nat(), { minLength: 3, maxLength: 3 }), (text, edits, places) => {
      const changed = edits.reduce((current, [place, cut, insert]) => {
        const at = place % (current.length + 1);
        return current.slice(0, at) + insert + current.slice(at + (insert === '' ? cut : 0));
      }, text);
      const open = openDocument(changed, { name: text === rules ? 'x.rules.yml' : 'prometheus.yml' });
      expect(outside(open, rangesOf(open, places))).toEqual([]);
      expect(open.host.logged).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('a text cut off anywhere is a text being typed, and fixes do not get into each other’s way', () => {
  for (let end = 0; end < realistic.length; end += 11) {
    const open = openDocument(realistic.slice(0, end));
    expect(outside(open, rangesOf(open, [end]))).toEqual([]);
    for (const { edit: all } of open.service.fixAll(open.uri)) TextDocument.applyEdits(open.source, all?.changes?.[open.uri] ?? []);
    expect(open.host.logged).toEqual([]);
  }
});
