import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from '../../../server/src/yaml/compose.ts';
import { createParser, parseYaml } from '../../../server/src/yaml/parse.ts';
import type { Node } from '../../../server/src/yaml/tree.ts';
import { arbitraryConfig } from '../../support/arbitraryConfig.ts';

/** A tree in one line: braces and brackets as in flow YAML, `?` behind a key without its colon. */
function sketch(node: Node | null): string {
  if (node === null) return 'null';
  switch (node.kind) {
    case 'mapping':
      return `{${node.pairs.map(({ key, colon, value }) => `${key.text}${colon === undefined ? '?' : ''}: ${sketch(value)}`).join(', ')}}`;
    case 'sequence':
      return `[${node.items.map(({ value }) => sketch(value)).join(', ')}]`;
    case 'scalar':
      return node.text;
    case 'alias':
      return `*${node.name}`;
  }
}

/** The tree in full, with every offset. */
const written = (node: Node | null): unknown => JSON.parse(JSON.stringify(node, (_, value: unknown) => plainObject(value)));

/** A moved node holds its children behind getters. */
function plainObject(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
  const { start, end, flow } = { start: undefined, end: undefined, flow: undefined, ...value };
  if ('pairs' in value) return { kind: value.kind, start, end, flow, pairs: value.pairs };
  if ('items' in value) return { kind: value.kind, start, end, flow, items: value.items };
  return value;
}

describe('a broken text keeps its tree', () => {
  test.each([
    ['a half-typed key above another', 'a:\n  b: 1\n  cc\n  d: 2\n', '{a: {b: 1, cc?: null, d: 2}}'],
    ['a half-typed key at the top', 'a: 1\nbb\nc: 2\n', '{a: 1, bb?: null, c: 2}'],
    ['a half-typed key at the end', '- a: 1\n  b', '[{a: 1, b?: null}]'],
    ['a key indented deeper than its neighbour', 'a: 1\n  b: 2\n', '{a: 1, b: 2}'],
    ['a quote left open', "a: 'x\nb: 2\n", '{a: x, b: 2}'],
    ['a quote left open within a block', 'a:\n  b: "x\n  c: y\nd: \'z\n', '{a: {b: x, c: y}, d: z}'],
    ['a bracket left open', 'a: [x,\nb: 2\n', '{a: [x], b: 2}'],
    ['tabs for indentation', 'a:\n\tb: 1\n\tc:\n\t\td: 2\n', '{a: {b: 1, c: {d: 2}}}'],
    ['CRLF', 'a:\r\n  b: 1\r\n  c:\r\n    - d\r\n', '{a: {b: 1, c: [d]}}'],
    [
      'a word at the beginning of a line in the midst of a list',
      'a:\n  - b: 1\n    c: 2\nx\n    d: 3\n  - b: 4\n',
      '{a: [{b: 1, c: 2}, {b: 4}], x?: null, d: 3}',
    ],
    ['a template in place of a value', 'a: {{ b }}\nc: 1\n', '{a: {{ b }?: null}, c: 1}'],
    ['a key behind a list', 'a:\n  - b\n  c: 1\nd: 2\n', '{a: [b], d: 2}'],
  ])('%s', (_, text, expected) => {
    const { root, problems } = parseYaml(text);
    if (!text.includes('\r')) expect(problems).not.toEqual([]);
    expect(sketch(root)).toBe(expected);
  });
});

describe('a sound text', () => {
  test('has only its first document, as for Prometheus', () => {
    const { root, problems } = parseYaml('a: 1\n---\nb: 2\n');
    expect(sketch(root)).toBe('{a: 1}');
    expect(problems).toMatchObject([{ kind: 'ignored' }]);
  });

  test('may use anchors across blocks', () => {
    const { root, problems } = parseYaml('a: &x { b: 1 }\nc:\n  - *x\n');
    expect(problems).toEqual([]);
    const items = root?.kind === 'mapping' ? root.pairs[1]?.value : undefined;
    const alias = items?.kind === 'sequence' ? items.items[0]?.value : undefined;
    expect(alias?.kind === 'alias' && sketch(alias.target ?? null)).toBe('{b: 1}');
  });

  test('may close its brackets at the beginning of a line', () => {
    const { root, problems } = parseYaml('a: [\n  x,\n]\nc: 1\n');
    expect(problems).toEqual([]);
    expect(sketch(root)).toBe('{a: [x], c: 1}');
  });

  test('is read block by block just as it is read in one go', () => {
    assert(
      property(arbitraryConfig, text => {
        const whole = compose(text);
        const blocks = parseYaml(text);
        expect(whole.problems).toEqual([]);
        expect(blocks.problems).toEqual([]);
        expect(written(blocks.root)).toEqual(written(whole.root));
      }),
      { numRuns: 30 },
    );
  });
});

describe('versions of a document', () => {
  test('give the tree that a fresh parse gives', () => {
    assert(
      property(
        arbitraryConfig,
        array(tuple(nat(), constantFrom('x', '\n', ': ', '- ', "'", '  ', '')), { maxLength: 5 }),
        (text, edits) => {
          const parser = createParser();
          let current = text;
          parser.parse(current);
          for (const [place, insert] of edits) {
            const at = place % (current.length + 1);
            current = insert === '' ? current.slice(0, at) + current.slice(at + 3) : current.slice(0, at) + insert + current.slice(at);
            const again = parser.parse(current);
            expect(again.problems).toEqual(parseYaml(current).problems);
            expect(written(again.root)).toEqual(written(parseYaml(current).root));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('share what did not change', () => {
    const parser = createParser();
    const before = parser.parse('a:\n  - b: 1\n  - c: 2\n');
    const after = parser.parse('a:\n  - b: 10\n  - c: 2\n');
    expect(sketch(before.root)).toBe('{a: [{b: 1}, {c: 2}]}');
    expect(sketch(after.root)).toBe('{a: [{b: 10}, {c: 2}]}');
  });
});

test('no text makes it throw, and every offset lies in the text', () => {
  const pieces = constantFrom(
    'a',
    ': ',
    ':',
    '- ',
    '-',
    '\n',
    '  ',
    '\t',
    "'",
    '"',
    '[',
    ']',
    '{',
    '}',
    ',',
    '#',
    '&x ',
    '*x',
    '|\n',
    '>',
    '---\n',
    '\r\n',
    '? ',
    '!t ',
    '<<',
    '%',
  );
  assert(
    property(array(pieces, { maxLength: 40 }), parts => {
      const text = parts.join('');
      const { root, problems } = parseYaml(text);
      for (const { start, end } of problems) expect(0 <= start && start <= end && end <= text.length).toBe(true);
      expectWithin(root, 0, text.length);
    }),
    { numRuns: 500 },
  );
});

test('a text nested beyond reason is refused in a sentence', () => {
  const { problems } = parseYaml('['.repeat(10_001));
  expect(problems.length).toBeGreaterThan(0);
});

function expectWithin(node: Node | null, from: number, to: number): void {
  if (node === null) return;
  expect(from <= node.start && node.start <= node.end && node.end <= to, `${node.kind} ${node.start}-${node.end}`).toBe(true);
  if (node.kind === 'mapping') {
    for (const { key, value, start, end } of node.pairs) {
      expect(start <= key.start && key.end <= end).toBe(true);
      expectWithin(value, from, to);
    }
  }
  if (node.kind === 'sequence') for (const { value } of node.items) expectWithin(value, from, to);
}
