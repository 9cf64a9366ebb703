import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Rule {
  readonly beforeText: { readonly pattern: string };
  readonly action: { readonly indent: string; readonly appendText: string };
}

const { onEnterRules }: { onEnterRules: readonly Rule[] } = JSON.parse(readFileSync('yaml-language-configuration.json', 'utf8'));

/** The column that VS Code puts the cursor in after Enter at the end of a line; undefined where its own rules decide. */
function columnAfter(line: string): number | undefined {
  const rule = onEnterRules.find(({ beforeText }) => new RegExp(beforeText.pattern).test(line));
  return rule && line.search(/\S/) + rule.action.appendText.length;
}

test.each([
  ['  - job_name: traefik', 4],
  ['- job_name: traefik # the ingress', 2],
  ["  - 'job_name': a", undefined],
  ['-   job_name: traefik', 4],
  ['  - source_labels: [a, b]', 4],
  ['    - expr: |', 8],
  ['    - expr: >-', 8],
  ['  - targets:', undefined],
  ['  - targets: # none yet', undefined],
  ['  - rules/*.yml', undefined],
  ['  - http://localhost:9090', undefined],
  ['  - localhost:9090', undefined],
  ["  - 'a: b'", undefined],
  ['    scheme: http', undefined],
])('Enter after %j goes on in column %s', (line, column) => expect(columnAfter(line)).toBe(column));
