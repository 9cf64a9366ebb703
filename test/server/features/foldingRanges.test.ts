import { expect, test } from 'vitest';
import { openDocument } from '../../support/openDocument.ts';

/** Each line with the last line that it folds away. */
function folded(text: string, options?: Parameters<typeof openDocument>[1]): readonly string[] | null {
  const { service, uri } = openDocument(text, options);
  const lines = text.split('\n');
  const ranges = service.foldingRanges(uri);
  return (
    ranges &&
    ranges.map(
      ({ startLine, endLine, kind }) => `${(lines[startLine] ?? '').trim()} … ${(lines[endLine] ?? '').trim()}${kind ? ` (${kind})` : ''}`,
    )
  );
}

const config = `# What is scraped
# and why
global:
  scrape_interval: 15s

# one line

scrape_configs:
  - job_name: a
    static_configs:
      - targets:
          - a:1
  - { job_name: b,
      scheme: https }

rule_files: []
`;

test('keys, items and comments of several lines are folded, blank lines stay', () => {
  const expected = [
    'global: … scrape_interval: 15s',
    'scrape_configs: … scheme: https }',
    '- job_name: a … - a:1',
    'static_configs: … - a:1',
    '- targets: … - a:1',
    '- { job_name: b, … scheme: https }',
    '# What is scraped … # and why (comment)',
  ];
  expect(folded(config)).toEqual(expected);
  expect(folded(config.replaceAll('\n', '\r\n'))).toEqual(expected);
});

test('a text that only looks like comments is none', () => {
  const rules =
    'groups:\n  - name: a\n    rules:\n      - record: a:b\n        expr: |\n          # sums\n          # of a\n          sum(a)\n';
  expect(folded(rules, { name: 'a.rules.yml' })?.filter(range => range.endsWith('(comment)'))).toEqual([]);
  expect(folded(rules, { name: 'a.rules.yml' })).toContain('expr: | … sum(a)');
});

test('what is within a ConfigMap is folded too', () => {
  const map =
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  prometheus.yml: |\n    scrape_configs:\n      - job_name: a\n        scheme: https\n';
  expect(folded(map, { name: 'map.yml' })).toEqual(
    expect.arrayContaining(['prometheus.yml: | … scheme: https', 'scrape_configs: … scheme: https', '- job_name: a … scheme: https']),
  );
});

test('a foreign file is left to the editor', () => {
  expect(folded('services:\n  a:\n    image: b\nvolumes: {}\n', { name: 'compose.yml' })).toBeNull();
});
