import type { DocumentSymbol } from 'vscode-languageserver';
import { expect, test } from 'vitest';
import { openDocument } from '../../support/openDocument.ts';

/** The outline as indented names. */
function outline(text: string, name?: string): string {
  const { service, uri } = openDocument(text, name === undefined ? {} : { name });
  const lines = (symbols: readonly DocumentSymbol[], depth: number): string[] =>
    symbols.flatMap(symbol => [`${'  '.repeat(depth)}${symbol.name}`, ...lines(symbol.children ?? [], depth + 1)]);
  return lines(service.documentSymbols(uri), 0).join('\n');
}

test('the outline names each job by its name, and the blocks in it by their keys', () => {
  const text = `
global:
  scrape_interval: 15s
rule_files: [a.yml]
scrape_configs:
  - job_name: traefik
    scheme: https
    static_configs:
      - targets: ['traefik:8080']
  - scheme: http
`;
  expect(outline(text)).toBe(
    `
global
rule_files
scrape_configs
  traefik
    static_configs
      traefik:8080
  scrape job
`.trim(),
  );
});

test('rule groups and their rules are named too', () => {
  const text =
    'groups:\n  - name: node\n    rules:\n      - alert: NodeDown\n        expr: up == 0\n      - record: job:up:sum\n        expr: sum(up)\n';
  expect(outline(text, 'node.rules.yml')).toMatch(/^groups\n {2}node\n {4}rules\n/);
});

test('a name is within its symbol, also where an alias stands for it', () => {
  const { service, uri } = openDocument('scrape_configs:\n  - job_name: &n a\n  - job_name: *n\n');
  const jobs = service.documentSymbols(uri)[0]?.children ?? [];
  expect(jobs.map(({ name }) => name)).toEqual(['a', 'a']);
  for (const { range, selectionRange } of jobs) {
    expect(selectionRange.start.line).toBeGreaterThanOrEqual(range.start.line);
    expect(selectionRange.end.line).toBeLessThanOrEqual(range.end.line);
  }
});

test('groups of targets go by their first targets', () => {
  expect(outline('- targets: [a:1, b:1, c:1, d:1]\n- targets: []\n  labels: { env: prod }\n', 'targets.yml')).toBe(
    'a:1, b:1, c:1, …\ntarget group',
  );
});

test('what stands in a ConfigMap is below its key', () => {
  const map =
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  prometheus.yml: |\n    scrape_configs:\n      - job_name: a\n  a.rules.yml: |\n    groups:\n      - name: g\n        rules: [{ alert: A, expr: up }]\n';
  expect(outline(map, 'map.yml')).toBe(
    'data\n  prometheus.yml\n    scrape_configs\n      a\n  a.rules.yml\n    groups\n      g\n        rules\n          A',
  );
});
