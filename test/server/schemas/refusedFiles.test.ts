import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findingsOn, refusalsOf } from '../../support/documentFindings.ts';
import { refusedConfigs, refusedRules } from '../../support/refusedFiles.ts';

/** One line for each rule: what it is about, and where its document has which error. */
const table = (['config', 'rules'] as const).flatMap(kind =>
  (kind === 'config' ? refusedConfigs : refusedRules).map(([why, refused]) => {
    const lines = refused.split('\n');
    const errors = findingsOn(kind, refused)
      .filter(({ severity }) => severity === 1)
      .map(
        ({ code, range: { start, end } }) => `${code} on ${(lines[start.line] ?? '').slice(start.character, end.character) || 'nothing'}`,
      );
    return `${kind}: ${why}: ${errors.join(', ')}`;
  }),
);

describe('each rule of Prometheus has a document that breaks it and one that does not', () => {
  test('and what is said of the first, on which part of it, stands in the table', () => {
    expect(`${table.join('\n')}\n`).toBe(readFileSync(new URL('../../fixtures/refusals-table.txt', import.meta.url), 'utf8'));
  });

  test.each([
    ['config', refusedConfigs],
    ['rules', refusedRules],
  ] as const)('and nothing of the second, in files of the kind %s', (kind, rows) => {
    expect(rows.filter(([, , fine]) => refusalsOf(kind, fine).length > 0)).toEqual([]);
    expect(new Set(rows.map(([why]) => why)).size).toBe(rows.length);
  });
});
