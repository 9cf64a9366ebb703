import { describe, expect, test } from 'vitest';
import { createDocument, createDocumentMemo, type PrometheusDocument } from '../../../server/src/documents/document.ts';
import { kindOf } from '../../../server/src/documents/kind.ts';
import { expressionFindings, promqlCompletion, promqlHover } from '../../../server/src/features/promql.ts';
import { promqlProblems } from '../../../server/src/promql/problems.ts';
import { parseYaml } from '../../../server/src/yaml/parse.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withCursor } from '../../support/cursor.ts';

function open(text: string, name = 'rules.yml'): PrometheusDocument {
  const source = TextDocument.create(`file:///work/${name}`, 'yaml', 1, text);
  const tree = parseYaml(name.endsWith('.promql') ? '' : text);
  const kind = kindOf({ uri: source.uri, languageId: source.languageId, root: tree.root });
  return createDocument({ source, kind, tree: { ...tree, text }, schema: undefined, memo: createDocumentMemo() });
}

const rule = (expr: string): string => `groups:\n  - name: a\n    rules:\n      - record: x\n        expr: ${expr}\n`;

/** `severity "underlined" message`. */
const shown = (text: string, name?: string): string[] => {
  const document = open(text, name);
  return expressionFindings(document, promqlProblems).map(({ start, end, message }) => `"${text.slice(start, end)}" ${message}`);
};

describe('problems stand where the expression is written', () => {
  test.each([
    ['plain', 'sum(rate(x))', '"x"'],
    ['in double quotes', '"sum(rate(x{a=\\"b\\"}))"', '"x{a=\\"b\\"}"'],
    ['in single quotes', "'sum(rate(x{a=''b''}))'", "\"x{a=''b''}\""],
    ['in a literal block', '|\n          sum(\n            rate(x)\n          )', '"x"'],
    ['in a folded block', '>-\n          sum(\n          rate(x)\n          )', '"x"'],
    ['empty', '""', '""""'],
  ])('%s', (_, expr, underlined) => {
    const [problem, ...others] = shown(rule(expr));
    expect(problem?.startsWith(`${underlined} `)).toBe(true);
    expect(others).toEqual([]);
  });

  test('in the queries of a .promql file', () => {
    expect(shown('up\n\nrate(x)\n', 'a.promql')).toEqual([expect.stringMatching(/^"x" `rate` takes a range vector/)]);
  });

  test('a rule that cannot evaluate is told apart from a query', () => {
    expect(shown(rule('x[5m]'))).toEqual([expect.stringMatching(/never evaluates/)]);
    expect(shown('x[5m]\n', 'a.promql')).toEqual([]);
  });
});

describe('completion in an expression', () => {
  const at = (marked: string, name?: string) => {
    const { text, offset } = withCursor(marked);
    const document = open(text, name);
    const items = promqlCompletion(document, document.positionAt(offset));
    return { labels: items?.map(({ label }) => label), items, document };
  };

  test.each([
    ['half a name', rule('sum(ra|)'), 'rate'],
    ['behind a blank at the end', rule('sum(x) |'), 'by'],
    ['in a block', rule('>\n          sum(x)\n          / |'), 'on'],
  ])('%s', (_, marked, offered) => {
    expect(at(marked).labels).toContain(offered);
  });

  test('replaces the word that is typed', () => {
    const { items, document } = at(rule('sum(ra|)'));
    const edit = items?.find(({ label }) => label === 'rate')?.textEdit;
    expect(edit && 'range' in edit && document.text.slice(document.offsetAt(edit.range.start), document.offsetAt(edit.range.end))).toBe(
      'ra',
    );
  });

  test('escapes its quotes within quotes', () => {
    const { items } = at(rule('"label_j|"'));
    expect(items?.find(({ label }) => label === 'label_join')?.textEdit?.newText).toContain('\\\\"${2:dst_label}\\\\"');
  });

  test('on an empty line of a .promql file, and not outside of expressions', () => {
    expect(at('up\n\n|', 'a.promql').labels).toContain('rate');
    expect(at('groups:\n  - na|me: a\n    rules: []\n').labels).toBeUndefined();
  });
});

test('hover explains the word, at its place in the document', () => {
  const { text, offset } = withCursor(rule('>\n          sum(x)\n          / ra|te(y[5m])'));
  const document = open(text);
  const found = promqlHover(document, document.positionAt(offset));
  expect(found?.range && document.text.slice(document.offsetAt(found.range.start), document.offsetAt(found.range.end))).toBe('rate');
  expect(promqlHover(document, { line: 0, character: 2 })).toBeNull();
});
