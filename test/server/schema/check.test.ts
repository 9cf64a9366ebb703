import { describe, expect, test } from 'vitest';
import { embedded, list, map, oneOf, oneOfValues, record, scalar } from '../../../server/src/schema/build.ts';
import { check, createCheckMemo } from '../../../server/src/schema/check.ts';
import * as rules from '../../../server/src/schema/rules.ts';
import type { Rule } from '../../../server/src/schema/rule.ts';
import type { Format, Ref } from '../../../server/src/schema/types.ts';
import { createParser, parseYaml } from '../../../server/src/yaml/parse.ts';

const text: Format = { name: 'text', yaml: 'string', example: 'text', check: () => undefined };
const digits: Format = {
  name: 'number',
  yaml: 'int',
  example: '1',
  check: value => (/^\d+$/.test(value.text) ? undefined : { message: 'Digits only.', from: value.text.search(/\D/) }),
};
const field = (type: Ref) => ({ type, doc: '' });

/** A record of the keys a to d, with rules. */
const withRules = (...of: readonly Rule[]) =>
  record({
    name: 'thing',
    doc: '',
    rules: of,
    fields: { a: field(scalar(text)), b: field(scalar(text)), c: field(scalar(text)), d: field(scalar(text)) },
  });

/** What is found, as `code@text at its place`. */
const found = (schema: Ref, yaml: string): readonly string[] =>
  check(schema, parseYaml(yaml).root).map(({ code, start, end }) => `${code}@${yaml.slice(start, end)}`);

test('an open record takes keys of others, and holds its own to what they may be', () => {
  const root = record({ name: 'values', doc: '', open: true, fields: { n: field(scalar(digits)) } });
  expect(found(root, 'image: x\nn: y\n')).toEqual(['invalid-value@y']);
  expect(found(root, 'a: &a {image: x}\nn: 1\n<<: *a\n')).toEqual([]);
});

describe('rules', () => {
  test.each<[string, Rule, string, readonly string[]]>([
    ['atMostOneOf', rules.atMostOneOf(['a', 'b', 'c']), 'a: 1\nb: 2\nc: 3\n', ['conflicting-keys@b', 'conflicting-keys@c']],
    ['atMostOneOf, an empty one', rules.atMostOneOf(['a', 'b']), "a: 1\nb: ''\n", []],
    ['atLeastOneOf', rules.atLeastOneOf(['a', 'b']), 'c: 1\n', ['missing-key@c']],
    ['exactlyOneOf', rules.exactlyOneOf(['a', 'b']), 'a: 1\nb: 2\n', ['conflicting-keys@b']],
    ['requires', rules.requires('a', ['b', 'c']), 'a: 1\nb: 2\n', ['dependent-key@a']],
    ['requiresOneOf', rules.requiresOneOf('a', ['b', 'c']), 'a: 1\nc: 2\n', []],
    ['allOrNone', rules.allOrNone(['a', 'b']), 'b: 1\n', ['dependent-key@b']],
    ['forbiddenWith', rules.forbiddenWith('a', ['b']), 'a: 1\nb: 2\n', ['conflicting-keys@b']],
    ['requiredKey', rules.requiredKey('a'), 'b: 1\n', ['missing-key@b']],
    ['forbiddenKeys', rules.forbiddenKeys(['a']), 'a: 1\n', ['conflicting-keys@a']],
    ['lessOrEqual', rules.lessOrEqual('a', 'b', { compare: (x, y) => Number(x) - Number(y) }), 'a: 2\nb: 1\n', ['value-order@2']],
    [
      'lessOrEqual with a default',
      rules.lessOrEqual('a', 'b', { compare: (x, y) => Number(x) - Number(y), largerDefault: '5' }),
      'a: 6\n',
      ['value-order@6'],
    ],
  ])('%s', (...[, rule, yaml, expected]) => {
    expect(found(withRules(rule), yaml)).toEqual(expected);
  });

  test('hold only when their condition does', () => {
    const rule = rules.when(rules.valueIs('a', ['x'], 'x'), rules.requiredKey('b'));
    expect(found(withRules(...rule), 'c: 1\n')).toEqual(['missing-key@c']);
    expect(found(withRules(...rule), 'a: y\n')).toEqual([]);
  });

  test('see keys that are merged in', () => {
    const root = record({ name: 'file', doc: '', fields: { x: field(withRules()), y: field(withRules(rules.requiredKey('b'))) } });
    expect(found(root, 'x: &x { b: 1 }\ny: { <<: *x }\n')).toEqual([]);
  });

  test('compare the entries of a list', () => {
    const root = record({
      name: 'file',
      doc: '',
      rules: [rules.uniqueBy('l', 'a'), rules.uniqueItems('s')],
      fields: { l: field(list(withRules())), s: field(list(scalar(text))) },
    });
    expect(found(root, 'l: [{ a: x }, { b: x }, { a: x }]\ns: [1, 2, 1]\n')).toEqual(['duplicate-name@x', 'duplicate-name@1']);
  });
});

describe('shapes', () => {
  const root = record({
    name: 'file',
    doc: '',
    fields: {
      n: field(scalar(digits)),
      l: field(list(scalar(digits), { nonEmpty: 'Name one.', noNullItems: true })),
      m: field(map(digits, scalar(text))),
      e: field(oneOfValues({ value: 'one', doc: '' }, { value: 'two', doc: '' })),
      o: field(oneOf(scalar(digits), record({ name: 'pair', doc: '', fields: { p: { type: scalar(digits), doc: '', required: true } } }))),
      q: field(embedded('promql')),
    },
  });

  test.each([
    ['n: 1\nl: [1, 2]\nm: { 1: x }\ne: one\no: 1\nq: up\n', []],
    ['n: ~\nl: null\nm:\ne:\no:\nq:\n', []],
    ['n: [1]\n', ['wrong-type@[1]']],
    ['l: 1\n', ['wrong-type@1']],
    ['l: []\n', ['empty-list@[]']],
    ['l:\n  - 1\n  -\n', ['null-item@-']],
    ['m: { x: y }\n', ['invalid-value@x']],
    ['e: three\n', ['invalid-value@three']],
    ['o: { p: 1 }\n', []],
    ['o: { p: x }\n', ['invalid-value@x']],
    ['o: {}\n', ['missing-key@o']],
    ['q: [up]\n', ['wrong-type@[up]']],
    ['- 1\n', ['wrong-type@- 1']],
    ['', []],
  ])('%j', (yaml, expected) => {
    expect(found(root, yaml)).toEqual(expected);
  });

  test('a format can point at part of its scalar', () => {
    const [problem] = check(root, parseYaml("n: '12x'\n").root);
    expect(problem?.part).toMatchObject({ from: 2, to: 3 });
  });
});

test('a block that did not change is not checked again, and its findings move with it', () => {
  let checks = 0;
  const counted: Format = { ...digits, check: value => (checks++, digits.check(value)) };
  const root = record({
    name: 'file',
    doc: '',
    fields: { l: field(list(record({ name: 'item', doc: '', fields: { n: field(scalar(counted)) } }))) },
  });
  const parser = createParser();
  const memo = createCheckMemo();
  const before = check(root, parser.parse('l:\n  - n: 1\n  - n: x\n').root, { memo });
  expect(checks).toBe(2);
  const after = check(root, parser.parse('l:\n  - n: 100\n  - n: x\n').root, { memo });
  expect(checks).toBe(3);
  expect(before.map(({ start }) => start)).toEqual([19]);
  expect(after.map(({ start }) => start)).toEqual([21]);
});
