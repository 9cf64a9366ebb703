import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose, type OffsetMap, toInner, toOuter, toOuterExtent } from '../../../server/src/islands/offsetMap.ts';
import { scalarMap } from '../../../server/src/islands/scalarMap.ts';
import { parseYaml } from '../../../server/src/yaml/parse.ts';
import type { ScalarNode } from '../../../server/src/yaml/tree.ts';

function valueOf(source: string): ScalarNode {
  const { root } = parseYaml(source);
  const value = root?.kind === 'mapping' ? root.pairs[0]?.value : undefined;
  if (value?.kind !== 'scalar') throw new Error(`No scalar in ${JSON.stringify(source)}.`);
  return value;
}

const mapOf = (source: string): OffsetMap => scalarMap(valueOf(source), source);

/** What the first occurrence of `words` in the decoded text is underlined as. */
function underlined(source: string, words: string): string {
  const scalar = valueOf(source);
  const from = scalar.text.indexOf(words);
  expect(from).toBeGreaterThanOrEqual(0);
  const extent = toOuterExtent(scalarMap(scalar, source), { from, to: from + words.length });
  return source.slice(extent.from, extent.to);
}

describe('a word of an expression is underlined where it is written', () => {
  test.each([
    ['expr: rate(x[5m]) > 1 # note\n'],
    ['expr:   sum(y)\n    / rate(x[5m])\n'],
    ['expr: "a\\"b\\" + rate(x[5m])"\n'],
    ["expr: 'it''s + rate(x[5m])'\n"],
    ['expr: |\n  sum(y)\n\n    / rate(x[5m])\n'],
    ['expr: |-\n      sum(y)\n      / rate(x[5m])'],
    ['expr: |2+\n    sum(y)\n  / rate(x[5m])\n\n\nnext: 1\n'],
    ['expr: >\n  sum(y)\n  / rate(x[5m])\n\n  + 1\n'],
    ['expr: >-\r\n  sum(y)\r\n  / rate(x[5m])\r\n'],
    ['expr: >\n\n  sum(y)\n     more\n\n\n  / rate(x[5m])\n'],
    ['expr: | # why\n  sum(y)\n  \n     \n  / rate(x[5m])\n'],
  ])('%j', source => {
    expect(underlined(source, 'rate(x[5m])')).toBe('rate(x[5m])');
  });

  test('an escape is underlined whole', () => {
    expect(underlined('expr: "a\\u0041b\\tc"\n', 'A')).toBe('\\u0041');
    expect(underlined('expr: "a\\u0041b\\tc"\n', '\t')).toBe('\\t');
    expect(underlined("expr: 'it''s'\n", "'")).toBe("''");
  });

  test('over several lines', () => {
    expect(underlined('expr: |\n  sum(\n    x\n  )\n', 'sum(\n  x\n)')).toBe('sum(\n    x\n  )');
  });
});

const word = fc.constantFrom('sum', 'x', '(a)', '>', '0.5', '/', 'é', '😀', "it's", '"q"', '\\', '{b="c"}');
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' '));
const lines = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 }), line), { minLength: 1, maxLength: 5 });

/** Block scalars of every header, indentation and run of blank lines. */
const blockScalars = fc
  .tuple(
    fc.constantFrom('|', '>'),
    fc.constantFrom('', '-', '+'),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
    lines,
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([kind, chomp, indent, explicit, content, eol]) => {
    const header = `expr: ${kind}${explicit ? indent : ''}${chomp}`;
    const body = content.flatMap(([blank, deeper, text], index) => [
      ...Array.from({ length: blank }, () => (deeper === 1 && index > 0 ? ' '.repeat(indent + 1) : '')),
      ' '.repeat(indent + (index === 0 && !explicit ? 0 : deeper)) + text,
    ]);
    return [header, ...body, 'next: 1', ''].join(eol);
  });

const quotedScalars = fc.tuple(fc.constantFrom('single', 'double'), lines).map(([style, content]) => {
  const text = content.map(([blank, , each]) => '\n'.repeat(blank) + each).join('\n  ');
  return `expr: ${style === 'single' ? `'${text.replaceAll("'", "''")}'` : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`}\n`;
});

const plainScalars = fc
  .array(fc.constantFrom('sum', 'x', '(a)', '0.5', '/', 'é', '😀'), { minLength: 1, maxLength: 6 })
  .map(words => `expr: ${words.map((each, index) => (index % 3 === 2 ? `${each}\n   ` : `${each} `)).join('')}\nnext: 1\n`);

describe('whatever the scalar', () => {
  test('each character is found in the source, and the way out and back leads to it', () => {
    fc.assert(
      fc.property(fc.oneof(blockScalars, quotedScalars, plainScalars), source => {
        const scalar = valueOf(source);
        const map = mapOf(source);
        for (let inner = 0; inner < scalar.text.length; inner += 1) {
          const outer = toOuter(map, inner);
          const character = scalar.text[inner] ?? '';
          expect(outer).toBeGreaterThanOrEqual(scalar.start);
          if (/\S/.test(character) && source[outer] !== '\\') expect(source[outer]).toBe(character);
        }
        for (let inner = 0; inner <= scalar.text.length; inner += 1) {
          const outer = toOuter(map, inner);
          if (outer < map.outerEnd) expect(toInner(map, outer)).toBe(inner);
        }
        for (const { inner, innerLength, outer, outerLength } of map.segments) {
          if (innerLength !== outerLength) continue;
          for (let at = 0; at < outerLength; at += 1)
            expect([toInner(map, outer + at), toOuter(map, inner + at)]).toEqual([inner + at, outer + at]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('maps compose: a rule file in a ConfigMap', () => {
  const outerSource = 'data: |\n  expr: >\n    sum(y)\n    / rate(x[5m])\n';
  const outer = valueOf(outerSource);
  const inner = valueOf(outer.text);
  const map = compose(scalarMap(outer, outerSource), scalarMap(inner, outer.text));
  const from = inner.text.indexOf('y)');
  const extent = toOuterExtent(map, { from, to: inner.text.indexOf('rate') + 4 });
  expect(outerSource.slice(extent.from, extent.to)).toBe('y)\n    / rate');
  expect(toInner(map, outerSource.indexOf('rate'))).toBe(inner.text.indexOf('rate'));
  expect(toInner(map, outerSource.indexOf('    / rate'))).toBeUndefined();
});
