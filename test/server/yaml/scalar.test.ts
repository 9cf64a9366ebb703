import { assert, constantFrom, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../server/src/yaml/parse.ts';
import { fitsTag, isNull, sourceOffsets, styleAsRead } from '../../../server/src/yaml/scalar.ts';
import type { ScalarNode } from '../../../server/src/yaml/tree.ts';

function valueOf(text: string): ScalarNode {
  const { root } = parseYaml(text);
  const value = root?.kind === 'mapping' ? root.pairs[0]?.value : undefined;
  if (value?.kind !== 'scalar') throw new Error(`No scalar in ${JSON.stringify(text)}.`);
  return value;
}

/** The decoded text, each character replaced by what stands at its place in the source. */
function spelled(text: string): string {
  const value = valueOf(text);
  return sourceOffsets(value, text)
    .slice(0, -1)
    .map(offset => text[offset])
    .join('');
}

describe('sourceOffsets', () => {
  test.each([
    ['plain', 'a: one two\n', 'one two'],
    ['plain over lines', 'a: one\n  two\n\n  three\n', 'one\ntwo\nthree'],
    ['single', "a: 'it''s'\n", "it's"],
    ['double with escapes', 'a: "x\\ty\\u0041z"\n', 'x\\y\\z'],
    ['double with an escaped break', 'a: "one\\\n  two"\n', 'onetwo'],
    ['literal', 'a: |\n  one\n    two\n\n  three\n', 'one\n  two\n\nthree\n'.slice(0, -1)],
    ['literal, CRLF', 'a: |\r\n  one\r\n  two\r\n', 'one\rtwo\r'],
    ['folded', 'a: >\n  one\n  two\n\n  three\n', 'one\ntwo\nthree'],
    ['literal with an indentation of its own', 'a: |2\n    one\n  two\n', '  one\ntwo'],
  ])('%s', (_, text, expected) => {
    expect(spelled(text).replace(/\n$|undefined$/, '')).toBe(expected);
  });

  test('are ordered and lie in the scalar, for any text in any style', () => {
    const word = string({ unit: constantFrom('a', 'b', ' ', '\n', "'", '\\', '😀', '\t'), maxLength: 12 });
    const styled = tuple(word, constantFrom('single', 'double', 'literal', 'folded')).map(([text, style]) => {
      if (style === 'single') return `a: '${text.replaceAll("'", "''")}'\n`;
      if (style === 'double') return `a: ${JSON.stringify(text)}\n`;
      return `a: ${style === 'literal' ? '|' : '>'}2\n${text.replace(/^/gm, '  ')}\n`;
    });
    assert(
      property(styled, text => {
        const { root } = parseYaml(text);
        const value = root?.kind === 'mapping' ? root.pairs[0]?.value : undefined;
        if (value?.kind !== 'scalar') return;
        const offsets = sourceOffsets(value, text);
        expect(offsets).toHaveLength(value.text.length + 1);
        expect(offsets.every((offset, i) => offset >= (offsets[i - 1] ?? value.start) && offset <= value.end)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('null is what YAML 1.1 writes for nothing', () => {
  for (const nothing of ['', '~', 'null', 'Null', 'NULL']) expect(isNull(firstValue(`a: ${nothing}\n`))).toBe(true);
  for (const something of ["''", '"null"', 'none', '0', '!!str null']) expect(isNull(firstValue(`a: ${something}\n`))).toBe(false);
});

function firstValue(text: string) {
  const { root } = parseYaml(text);
  return root?.kind === 'mapping' ? root.pairs[0]?.value : undefined;
}

describe('a tag', () => {
  test.each([
    ['!!str 5', 'text', true],
    ["!!int '5'", 'plain', true],
    ['!!int five', 'plain', false],
    ['!!int 1.5', 'plain', false],
    ['!!float 5', 'plain', true],
    ['!!float 1e3', 'plain', true],
    ["!!bool 'yes'", 'plain', true],
    ['!!bool 1', 'plain', false],
    ['!!null', 'plain', true],
    ['!!null x', 'plain', false],
    ['!!timestamp 2026-01-01', 'plain', true],
    ['!!timestamp soon', 'plain', false],
    ['!!binary aGk=', 'text', true],
    ['!!binary a', 'text', false],
    ['! 5', 'text', true],
    ['!mine 5', 'text', true],
  ])('%s is read as %s, and fits: %s', (written, style, fits) => {
    const scalar = valueOf(`a: ${written}\n`);
    expect([styleAsRead(scalar) === 'plain' ? 'plain' : 'text', fitsTag(scalar)]).toEqual([style, fits]);
  });

  test.each([
    ['!!str null', false],
    ['! null', false],
    ["!!null ''", true],
    ['!!str', false],
  ])('%s is nothing: %s', (written, nothing) => {
    expect(isNull(valueOf(`a: ${written}\n`))).toBe(nothing);
  });
});
