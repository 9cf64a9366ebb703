import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { openAtCursor } from '../../support/openDocument.ts';

/** The document after the fix offered at the cursor is applied. */
function fixed(marked: string): string {
  const { service, uri, position, source } = openAtCursor(marked);
  const shown = service.diagnostics(uri);
  const [action, ...others] = service.codeActions(uri, { start: position, end: position }, shown);
  expect(others).toEqual([]);
  expect(action?.diagnostics, 'a fix is tied to what it fixes').not.toHaveLength(0);
  return TextDocument.applyEdits(source, [...(action?.edit?.changes?.[uri] ?? [])]);
}

describe('a quick fix', () => {
  test('spells a key as Prometheus does', () => {
    expect(fixed('scrape_configs:\n  - job_name: a\n    scrapeInt|erval: 1m\n')).toBe(
      'scrape_configs:\n  - job_name: a\n    scrape_interval: 1m\n',
    );
  });

  test('takes the nearest value, in the quotes that are there', () => {
    expect(fixed("scrape_configs:\n  - job_name: a\n    scheme: 'ht|tpss'\n")).toBe(
      "scrape_configs:\n  - job_name: a\n    scheme: 'https'\n",
    );
  });

  test('adds a missing key in front, in its column', () => {
    expect(fixed('scrape_configs:\n  - sch|eme: http\n')).toBe('scrape_configs:\n  - job_name: \n    scheme: http\n');
    expect(fixed('scrape_configs:\r\n  - sch|eme: http\r\n')).toBe('scrape_configs:\r\n  - job_name: \r\n    scheme: http\r\n');
  });

  test('makes a list of a single value', () => {
    expect(fixed('scrape_configs:\n  - job_name: a\n    static_configs:\n      - targets: ho|st:1\n')).toBe(
      'scrape_configs:\n  - job_name: a\n    static_configs:\n      - targets: [host:1]\n',
    );
  });

  test('makes a block an item, with all its lines', () => {
    const marked =
      'scrape_configs:\n  - job_name: a\n    static_con|figs:\n      targets:\n        - a:1\n      labels:\n        env: prod\n';
    expect(fixed(marked)).toBe(
      'scrape_configs:\n  - job_name: a\n    static_configs:\n      - targets:\n          - a:1\n        labels:\n          env: prod\n',
    );
  });

  test.each([
    ['relabel_configs: [{source_labels: [a], regex: (.+), target_label: b, replacement: $1|_x}]', '$1_x', '${1}_x'],
    ['relabel_configs: [{source_labels: [__meta_a_la|bel_x.io/y], target_label: b}]', '__meta_a_label_x.io/y', '__meta_a_label_x_io_y'],
    ['static_configs: [{targets: [91|00]}]', '9100', 'localhost:9100'],
    ["static_configs: [{targets: [' a|:1']}]", ' a:1', 'a:1'],
  ])('mends what Prometheus takes and nobody means: %s', (marked, wrong, right) => {
    const text = `scrape_configs:\n  - job_name: a\n    ${marked}\n`;
    expect(fixed(text)).toBe(text.replace('|', '').replace(wrong, () => right));
  });

  test.each([
    ['insecure_skip|_verify: true\n    scheme: https\n', 'tls_config:\n      insecure_skip_verify: true\n    scheme: https\n'],
    [
      'tls_config:\n      server_name: a\n    insecure_skip|_verify: true\n',
      'tls_config:\n      server_name: a\n      insecure_skip_verify: true\n',
    ],
    [
      'insecure_skip|_verify: true\n    tls_config:\n        server_name: a\n',
      'tls_config:\n        server_name: a\n        insecure_skip_verify: true\n',
    ],
    [
      'tls_config:\n    insecure_skip|_verify: true\n    scheme: https\n',
      'tls_config:\n      insecure_skip_verify: true\n    scheme: https\n',
    ],
  ])('moves a key into the block it belongs to: %j', (marked, right) => {
    const job = (lines: string) => `scrape_configs:\n  - job_name: a\n    ${lines}`;
    expect(fixed(job(marked))).toBe(job(right));
  });

  test('drops quotes that were the mistake', () => {
    expect(fixed("scrape_configs:\n  - job_name: a\n    sample_limit: '10|0'\n")).toBe(
      'scrape_configs:\n  - job_name: a\n    sample_limit: 100\n',
    );
  });
});

test('where no answer is sure, none is offered', () => {
  const { service, uri, position } = openAtCursor('scrape_configs:\n  - job_name: a\n    wholly_|unheard_of: 1\n');
  expect(service.codeActions(uri, { start: position, end: position }, service.diagnostics(uri))).toEqual([]);
});
