import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { openDocument } from '../../support/openDocument.ts';

function formatted(text: string, options?: Parameters<typeof openDocument>[1]): string | null {
  const { service, uri, source } = openDocument(text, options);
  const edits = service.formatting(uri);
  return edits && TextDocument.applyEdits(source, [...edits]);
}

test('a configuration is laid out', () => {
  expect(formatted('scrape_configs:\n    - job_name: a   \n      # none\n      static_configs: []\n')).toBe(
    'scrape_configs:\n  - job_name: a\n    # none\n    static_configs: []\n',
  );
});

test('of several documents in one file each is, and what stands in a ConfigMap stays as it is', () => {
  const map =
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n    name: a\ndata:\n    prometheus.yml: |\n        global:\n            scrape_interval: 1m\n';
  const laidOut =
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  prometheus.yml: |\n    global:\n        scrape_interval: 1m\n';
  expect(formatted(`${map}---\n${map}`, { name: 'map.yml' })).toBe(`${laidOut}---\n${laidOut}`);
});

test.each([
  ['broken YAML', 'global: {a\n    b: 1', undefined],
  ['a template', 'scrape_configs:\n    - job_name: {{ .Values.name }}\n', undefined],
  ['queries', 'up   \n', { name: 'a.promql' }],
])('%s stays as it is', (_, text, options) => {
  expect(formatted(text, options)).toBe(text);
});

test('what is none of our business is left to others', () => {
  expect(formatted('a:\n    b: 1\n', { name: 'values.yml' })).toBeNull();
});

describe('of a selection', () => {
  /** What is between the marks is selected. */
  function selected(marked: string, options?: Parameters<typeof openDocument>[1]): string {
    const [before = '', part = '', after = ''] = marked.split('«»');
    const { service, uri, source } = openDocument(before + part + after, options);
    const range = { start: source.positionAt(before.length), end: source.positionAt(before.length + part.length) };
    return TextDocument.applyEdits(source, [...(service.formatting(uri, range) ?? [])]);
  }

  test('only its lines are laid out', () => {
    expect(selected('global:\n    scrape_interval: 1m   \n«»alerting:\n    alertmanagers: []   \n«»storage:\n    tsdb: {}\n')).toBe(
      'global:\n    scrape_interval: 1m   \nalerting:\n  alertmanagers: []\nstorage:\n    tsdb: {}\n',
    );
  });

  test('nothing is, where these lines alone would say something else', () => {
    const jobs = 'scrape_configs:\n    - job_name: a\n«»    - job_name: b\n«»';
    expect(selected(jobs)).toBe(jobs.replaceAll('«»', ''));
  });

  test('of several documents in one file only those that it touches', () => {
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n    name: a\n';
    expect(selected(`${map}---\n«»${map}«»`, { name: 'map.yml' })).toBe(`${map}---\n${map.replace('    ', '  ')}`);
  });
});
