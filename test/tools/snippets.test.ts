import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeSnippets } from '../../tools/snippets.ts';

test('the snippet file says what the records of the schema say', () => {
  const file: unknown = JSON.parse(readFileSync(new URL('../../snippets/prometheus.json', import.meta.url), 'utf8'));
  expect(file).toEqual(codeSnippets());
});
