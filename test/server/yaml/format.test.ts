import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applySplices } from '../../../server/src/yaml/edit.ts';
import { format } from '../../../server/src/yaml/format.ts';
import { parseYaml } from '../../../server/src/yaml/parse.ts';
import { sameReading } from '../../../server/src/yaml/sameReading.ts';
import { arbitraryConfig } from '../../support/arbitraryConfig.ts';
import { layouts } from '../../support/configLayouts.ts';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';
import { yamlTexts } from '../../support/yamlTexts.ts';

function formatted(text: string): string | undefined {
  const splices = format(parseYaml(text));
  return splices && applySplices(text, splices);
}

describe('a text is laid out', () => {
  test.each([
    ['two columns a step', 'a:\n    b:\n       c: 1\n', 'a:\n  b:\n    c: 1\n'],
    ['dashes where most are: deeper', 'a:\n- x\nb:\n    - y\nc:\n    - z\n', 'a:\n  - x\nb:\n  - y\nc:\n  - z\n'],
    ['dashes where most are: flush', 'a:\n- x\nb:\n- y\nc:\n  - z\n', 'a:\n- x\nb:\n- y\nc:\n- z\n'],
    ['one blank behind a dash', 'a:\n  -   b: 1\n      c: 2\n  -   - x\n      - y\n', 'a:\n  - b: 1\n    c: 2\n  - - x\n    - y\n'],
    ['no blanks at the end', 'a: 1   \nb: 2\t\n   \nc: [1,   \n  2]  \n', 'a: 1\nb: 2\n\nc: [1,\n  2]\n'],
    ['one blank line at most', 'a: 1\n\n\n\nb: 2\n\n\n', 'a: 1\n\nb: 2\n'],
    ['a line break at the end', 'a: 1', 'a: 1\n'],
    ['comments with what they stand above', 'a:\n    # of b\n    b: 1\n# of c\nc: 2 # two\n', 'a:\n  # of b\n  b: 1\n# of c\nc: 2 # two\n'],
    [
      'comments at the end of a block',
      'a:\n    b:\n        c: 1\n        # of c\n    # of b\nd: 2\n',
      'a:\n  b:\n    c: 1\n    # of c\n  # of b\nd: 2\n',
    ],
    [
      'block scalars as a whole',
      'a:\n    b: |\n       x\n         y\n\n       z\n    c: >2\n        w\n',
      'a:\n  b: |\n    x\n      y\n\n    z\n  c: >2\n      w\n',
    ],
    [
      'what goes on below',
      'a:\n    b: "one\n      two  \n      three"\n    c: [x,\n        y]\n',
      'a:\n  b: "one\n    two  \n    three"\n  c: [x,\n      y]\n',
    ],
    ['quotes and brackets left alone', 'a:   {  b: "1", c: \'2\'  }\n', 'a:   {  b: "1", c: \'2\'  }\n'],
    ['line breaks of Windows', 'a:\r\n    b: 1  \r\n\r\n\r\n    c: 2\r\n', 'a:\r\n  b: 1\r\n\r\n  c: 2\r\n'],
    ['blank lines that a block scalar keeps', 'a: |+\n    x\n\n\nb: 1\n', 'a: |+\n  x\n\n\nb: 1\n'],
    [
      'a comment below a block scalar',
      'a:\n    b: |\n        x\n      # no part of it\n    c: 1\n',
      'a:\n  b: |\n    x\n  # no part of it\n  c: 1\n',
    ],
  ])('%s', (_, text, wanted) => {
    expect(formatted(text)).toBe(wanted);
    expect(formatted(wanted)).toBe(wanted);
  });

  test.each([
    ['broken YAML', 'a: [1\n'],
    ['more than Prometheus reads', 'a: 1\n---\nb: 2\n'],
    ['a key behind a question mark', '? a\n: b\n'],
  ])('but not %s', (_, text) => {
    expect(formatted(text)).toBeUndefined();
  });
});

describe('formatting', () => {
  const keepsAll = (text: string): void => {
    const once = formatted(text);
    if (once === undefined) return;
    expect(sameReading(parseYaml(text), parseYaml(once))).toBe(true);
    expect(formatted(once), text).toBe(once);
  };
  const isSound = (text: string): boolean => parseYaml(text).problems.length === 0;

  test('keeps what the oddest YAML says, and changes nothing the second time', () => {
    for (const text of Object.values(yamlTexts).flatMap(({ taken }) => taken)) keepsAll(text);
  });

  test('can lay out all good fixtures', () => {
    const texts = ['config/good', 'rules/good'].flatMap(fixtureDocuments);
    for (const { text } of texts) keepsAll(text);
    expect(texts.filter(({ text }) => formatted(text) === undefined).map(({ name }) => name)).toEqual([]);
  });

  test('can lay out any sound configuration, and keeps what it says', () => {
    const texts = fc.oneof(
      arbitraryConfig,
      layouts.map(({ text }) => text),
    );
    const lays = (text: string): void => {
      fc.pre(isSound(text));
      expect(formatted(text)).toBeDefined();
      keepsAll(text);
    };
    fc.assert(fc.property(texts, lays), { numRuns: 40 });
  });
});
