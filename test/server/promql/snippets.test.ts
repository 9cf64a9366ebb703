import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findRuleIslands } from '../../../server/src/islands/find.ts';
import { promqlProblems } from '../../../server/src/promql/problems.ts';
import { parseYaml } from '../../../server/src/yaml/parse.ts';

interface Snippet {
  readonly body: string | readonly string[];
}

function snippets(file: string): [string, string][] {
  const content: Record<string, Snippet> = JSON.parse(readFileSync(`snippets/${file}`, 'utf8'));
  return Object.entries(content).map(([name, { body }]) => [name, expand(typeof body === 'string' ? body : body.join('\n'))]);
}

/** The text that a snippet leaves when every tab stop is passed over. */
function expand(body: string): string {
  const values = new Map<string, string>();
  let text = body;
  for (let before = ''; before !== text; ) {
    before = text;
    // The innermost placeholder first: a default may hold further ones. Escaped braces belong to the text.
    text = text.replace(
      /\$\{(\d+)(?::((?:[^${}\\]|\\.|\{(?=[^$}]*\\\})|\{\{)*)|\|([^,|]*)[^|]*\|)\}/,
      (...[, stop = '', plain, choice]: string[]) => {
        values.set(stop, plain ?? choice ?? '');
        return plain ?? choice ?? '';
      },
    );
  }
  return text.replace(/\$(\d)/g, (_, stop: string) => values.get(stop) ?? '').replace(/\\([\\$}])/g, '$1');
}

describe('what a snippet leaves is sound', () => {
  test.each(snippets('promql.json'))('%s', (_, query) => {
    expect(query).not.toMatch(/\$/);
    expect(promqlProblems(query)).toEqual([]);
  });

  test.each(snippets('rules.json'))('%s', (_, text) => {
    const indented = (columns: number) => text.replace(/^/gm, ' '.repeat(columns));
    const file = text.startsWith('groups')
      ? text
      : /rules:/.test(text)
        ? `groups:\n${indented(2)}`
        : `groups:\n  - name: a\n    rules:\n${indented(6)}`;
    const { root, problems } = parseYaml(`${file}\n`);
    const islands = findRuleIslands(`${file}\n`, root);
    expect(problems).toEqual([]);
    expect(islands).not.toEqual([]);
    expect(islands.flatMap(island => promqlProblems(island.text, 'rule'))).toEqual([]);
  });
});
