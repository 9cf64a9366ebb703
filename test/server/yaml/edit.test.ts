import { describe, expect, test } from 'vitest';
import { appendToRootList, applySplices } from '../../../server/src/yaml/edit.ts';
import { parseYaml } from '../../../server/src/yaml/parse.ts';
import { quote } from '../../../server/src/yaml/render.ts';

const defaults = { flow: ['ports'], quoted: ['name', 'ports'] };
const item = { name: 'b', inner: { depth: '1', list: [{ ports: ['80', '443'] }] } };

function append(text: string, key = 'things'): string | undefined {
  const splices = appendToRootList(text, parseYaml(text).root, { key, item, defaults });
  return splices && applySplices(text, splices);
}

describe('an item is appended as its neighbours are written', () => {
  test('nothing to go by', () => {
    expect(append('')).toBe("things:\n  - name: 'b'\n    inner:\n      depth: '1'\n      list:\n        - ports: ['80', '443']\n");
  });

  test('indentation by four, wide dashes, lists flush', () => {
    const before = 'things:\n-   name: a\n    inner:\n        depth: x\n        list:\n        -   ports:\n            - http\n';
    const added =
      "-   name: b\n    inner:\n        depth: '1'\n        list:\n        -   ports:\n            -   '80'\n            -   '443'\n";
    expect(append(before)).toBe(before + added);
  });

  test('quoted keys', () => {
    expect(append('"things":\n  - "name": "a"\n')).toBe(
      '"things":\n  - "name": "a"\n  - "name": "b"\n    "inner":\n      "depth": "1"\n      "list":\n        - "ports": ["80", "443"]\n',
    );
  });

  test('in brackets over several lines', () => {
    expect(append('things: [\n    {name: a},\n]\n')).toBe(
      "things: [\n    {name: a},\n    {name: b, inner: {depth: '1', list: [{ports: ['80', '443']}]}},\n]\n",
    );
  });
});

describe('what follows the list keeps its place', () => {
  const job = '  - name: a\n    inner:\n      depth: x\n';
  const rest = (text: string) => append(text)?.split(/443'?\]\n/)[1];

  test.each([
    ['a comment at the margin', `things:\n${job}# next\nother: 1\n`, '# next\nother: 1\n'],
    ['a comment in the column of the dashes', `things:\n${job}  # - name: c\n`, '  # - name: c\n'],
    ['blank lines', `things:\n${job}\n\nother: 1\n`, '\n\nother: 1\n'],
    ['the end of the document', `things:\n${job}...\n`, '...\n'],
  ])('%s', (_, before, after) => {
    expect(rest(before)).toBe(after);
  });

  test('but comments that are part of the last item stay with it', () => {
    const before = `things:\n${job}      # deeper: y\n    # shallower\n`;
    expect(append(before)?.startsWith(before)).toBe(true);
  });

  test('and the blank lines that a block scalar keeps stay in it', () => {
    const before = 'things:\n  - name: |+\n      a\n\n\nother: 1\n';
    const after = append(before) ?? '';
    const value = parseYaml(after).root;
    const things = value?.kind === 'mapping' ? value.pairs[0]?.value : undefined;
    const first = things?.kind === 'sequence' ? things.items[0]?.value : undefined;
    const name = first?.kind === 'mapping' ? first.pairs[0]?.value : undefined;
    expect(name).toMatchObject({ text: 'a\n\n\n' });
  });
});

describe('where there is no list to append to', () => {
  test.each(['things: {}\n', 'things: text\n', '- a\n', 'text\n', 'a: &l [x]\nthings: *l\n'])('%j is left alone', text => {
    expect(append(text)).toBeUndefined();
  });
});

describe('a scalar is quoted where it has to be', () => {
  test.each([
    ['traefik:8080', 'plain', 'traefik:8080'],
    ['10.0.0.1:9100', 'plain', '10.0.0.1:9100'],
    ['[::1]:9100', 'plain', "'[::1]:9100'"],
    ['8080', 'plain', "'8080'"],
    ['1:30', 'plain', "'1:30'"],
    ['no', 'plain', "'no'"],
    ['a: b', 'plain', "'a: b'"],
    ['ends:', 'plain', "'ends:'"],
    ['', 'plain', "''"],
    ["it's", 'single', "'it''s'"],
    ['a"b\\', 'double', '"a\\"b\\\\"'],
    ['tab\t', 'plain', '"tab\\t"'],
  ] as const)('%j wanted %s', (text, wanted, written) => {
    expect(quote(text, wanted)).toBe(written);
  });
});
