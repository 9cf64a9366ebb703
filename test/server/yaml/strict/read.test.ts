import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from '../../../../server/src/yaml/compose.ts';
import { parseYaml } from '../../../../server/src/yaml/parse.ts';
import { isReading, readStrictly } from '../../../../server/src/yaml/strict/read.ts';
import { resolveAlias } from '../../../../server/src/yaml/tree.ts';

/** The decoded text of the one value in `a: …`, or the start of the sentence why there is none. */
function valueOf(text: string): string | undefined {
  const reading = readStrictly(text);
  if (!isReading(reading)) return `refused at ${reading.start}`;
  const value = reading.root?.kind === 'mapping' ? resolveAlias(reading.root.pairs[0]?.value) : undefined;
  return value?.kind === 'scalar' ? value.text : undefined;
}

describe('a scalar means what it means to Prometheus', () => {
  test.each([
    ['plain, over lines', 'a: b\n  c\n\n\n  d\n', 'b c\n\nd'],
    ['plain, before a comment', 'a: b#c #d\n', 'b#c'],
    ['single quotes', "a: 'it''s\n  b\n\n  c '\n", "it's b\nc "],
    ['double quotes', String.raw`a: "\x41\u00e9\U0001F600\t\N\_\L\P\e\0\"\\"` + '\n', 'A\u00e9😀\t\u0085\u00a0\u2028\u2029\u001b\0"\\'],
    ['an escaped line break', 'a: "b \\\n  c\\\n\n  d"\n', 'b c\nd'],
    ['literal', 'a: |\n  b\n   c\n\n  d\n\n', 'b\n c\n\nd\n'],
    ['literal, stripped', 'a: |-\n  b\n\n', 'b'],
    ['literal, kept', 'a: |+\n  b\n\n', 'b\n\n'],
    ['literal, with an indentation given', 'a: |2\n    b\n  c\n', '  b\nc\n'],
    ['literal, without a line break at the end of the text', 'a: |\n  b', 'b'],
    ['folded', 'a: >\n  b\n  c\n\n  d\n   e\n  f\n', 'b c\nd\n e\nf\n'],
    ['CRLF', 'a: |\r\n  b\r\n  c\r\n', 'b\nc\n'],
    ['a tag alone', 'a: !!str\n', ''],
  ])('%s', (_, text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });
});

test.each([
  { what: 'a tab in place of indentation', text: 'a:\n\tb: 1\n', kind: 'tab', at: '\t' },
  { what: 'a key without its colon', text: 'a: 1\nbb\nc: 2\n', kind: 'half-key', at: 'bb' },
  { what: 'a second colon', text: 'a: b: c\n', kind: 'structure', at: ': c' },
  { what: 'an open quote', text: "a: 'b\n", kind: 'unclosed', at: "'b" },
  { what: 'an unknown escape', text: 'a: "b\\q"\n', kind: 'structure', at: '\\q' },
  { what: 'an unknown directive', text: '%FOO\n---\n', kind: 'structure', at: '%FOO' },
  { what: 'an unknown handle', text: 'a: !x!y z\n', kind: 'structure', at: '!x!y' },
  { what: 'a key out of line', text: 'a:\n  b: 1\n c: 2\n', kind: 'indent', at: 'c: 2' },
])('$what is refused at its place', ({ text, kind, at }) => {
  const refusal = readStrictly(text);
  expect(isReading(refusal) ? undefined : [refusal.kind, text.slice(refusal.start, refusal.end)]).toEqual([kind, at]);
});

test('an alias within what it names is told', () => {
  const reading = readStrictly('a: &x\n  b: *x\n');
  expect(reading).toMatchObject({ problems: [{ kind: 'alias', start: 11, end: 13 }] });
});

test('blocks are taken if and only if the whole is', () => {
  const pieces = constantFrom(
    'a: ',
    'b: 1\n',
    'c\n',
    '- ',
    '- x: y\n',
    '\n',
    '  ',
    '    ',
    "'",
    '"',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '# z\n',
    '|\n',
    '>-\n',
    '? ',
    '\r\n',
    ':',
    '!t ',
  );
  assert(
    property(array(pieces, { minLength: 2, maxLength: 14 }), parts => {
      const text = `k:\n${parts.join('')}`;
      const whole = compose(text);
      const { problems } = parseYaml(text);
      const refused = (found: typeof problems): boolean => found.some(({ kind }) => kind !== 'ignored');
      expect(refused(problems), JSON.stringify(text)).toBe(refused(whole.problems));
    }),
    { numRuns: 400 },
  );
});
