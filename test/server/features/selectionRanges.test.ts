import type { SelectionRange } from 'vscode-languageserver';
import { describe, expect, test } from 'vitest';
import { openAtCursor } from '../../support/openDocument.ts';

/** What is selected, from the innermost out, the whole file left out. */
function selected(marked: string, options?: Parameters<typeof openAtCursor>[1]): readonly string[] {
  const { service, uri, position, source } = openAtCursor(marked, options);
  const texts: string[] = [];
  let range: SelectionRange | undefined = service.selectionRanges(uri, [position])?.[0];
  for (; range?.parent; range = range.parent) texts.push(source.getText(range.range));
  return texts;
}

describe('a selection grows', () => {
  test('from a value to its key, its block and its list', () => {
    expect(selected("scrape_configs:\n  - job_name: 'a|b'\n    scheme: https\n")).toEqual([
      'ab',
      "'ab'",
      "job_name: 'ab'",
      "job_name: 'ab'\n    scheme: https",
      "- job_name: 'ab'\n    scheme: https",
      "scrape_configs:\n  - job_name: 'ab'\n    scheme: https",
    ]);
  });

  test('from a key to its pair', () => {
    expect(selected('global: { scrape_in|terval: 1m, scrape_timeout: 1s }\n').slice(0, 3)).toEqual([
      'scrape_interval',
      'scrape_interval: 1m',
      '{ scrape_interval: 1m, scrape_timeout: 1s }',
    ]);
  });

  test('from a comment to its lines', () => {
    expect(selected('global:\n  # o|ne\n  # two\n  scrape_interval: 1m\n')[0]).toBe('# one\n  # two');
    expect(selected('global:\n  scrape_interval: 1m # o|ne\n')[0]).toBe('# one');
  });

  test('from a document to what holds it', () => {
    const map = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  prometheus.yml: |\n    scrape_configs:\n      - job_name: |a\n';
    const texts = selected(map, { name: 'map.yml' });
    expect(texts[0]).toBe('a');
    expect(texts).toContain('job_name: a');
    expect(texts.some(text => text.startsWith('prometheus.yml: |'))).toBe(true);
  });
});

test('a foreign file is left to the editor', () => {
  const { service, uri, position } = openAtCursor('services:\n  |a: {}\nvolumes: {}\n', { name: 'compose.yml' });
  expect(service.selectionRanges(uri, [position])).toBeNull();
});
