import { expect, test } from 'vitest';
import { looksLikeTargets } from '../../../client/src/language/jsonTargets.ts';

test.each([
  ['[{"targets": ["a:1"]}]', true],
  ['[\n  {\n    "labels": { "env": "prod" },\n    "targets": []\n  }\n]', true],
  ['[{"Targets": []}]', true],
  ['[{"targets":', true],
  ['{"targets": {"build": {}}}', false],
  ['[{"name": "a", "targets": []}]', false],
  ['["targets"]', false],
  ['', false],
])('%s is a file with targets: %s', (text, expected) => {
  expect(looksLikeTargets(text)).toBe(expected);
});
