import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';
import { openAtCursor, openDocument, type OpenDocument } from '../../support/openDocument.ts';

/** Each document stands above what becomes of it, parted by the title of the fix that is offered at the cursor. */
const fixtures = fixtureDocuments('actions').map(({ name, text }) => {
  const [before = '', title = '', after = ''] = text.split(/^=== (.*)\n/m);
  return { name, before, title, after };
});

const optionsOf = (name: string) => ({ name: name.startsWith('rules') ? 'a.rules.yml' : 'prometheus.yml' });

type Actions = ReturnType<OpenDocument['service']['codeActions']>;

/** What the only action makes of the document, below its title. */
function applied({ uri, source }: OpenDocument, actions: Actions): string {
  const [action, ...others] = actions;
  expect(others.map(({ title }) => title)).toEqual([]);
  return `=== ${action?.title}\n${TextDocument.applyEdits(source, [...(action?.edit?.changes?.[uri] ?? [])])}`;
}

function fixedAtCursor(marked: string, options?: Parameters<typeof openAtCursor>[1]): string {
  const { position, ...open } = openAtCursor(marked, options);
  const { service, uri, host } = open;
  const shown = service.diagnostics(uri);
  const actions = service.codeActions(uri, { start: position, end: position }, shown);
  expect(host.logged).toEqual([]);
  for (const { diagnostics } of actions) expect(diagnostics, 'a fix is tied to what it fixes').not.toHaveLength(0);
  return applied(open, actions);
}

describe('a quick fix', () => {
  test.each(fixtures.filter(({ name }) => !name.startsWith('fixAll')))('$name', ({ name, before, title, after }) => {
    expect(fixedAtCursor(before, optionsOf(name))).toBe(`=== ${title}\n${after}`);
  });

  test('keeps the line ends of the file', () => {
    const config = fixtures.filter(({ name }) => name.startsWith('config.yml'));
    for (const { before, title, after } of config) {
      const crlf = (text: string) => text.replaceAll('\n', '\r\n');
      expect(fixedAtCursor(crlf(before))).toBe(`=== ${title}\n${crlf(after)}`);
    }
  });

  test('fits into a ConfigMap', () => {
    const inMap = (text: string) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  prometheus.yml: |\n${text.replaceAll(/^(?=.)/gm, '    ')}`;
    const several = fixtures.filter(({ name }) =>
      /right below their job|older login$|setting of TLS|labelmap ignores|below the global/.test(name),
    );
    expect(several).toHaveLength(5);
    for (const { before, title, after } of several)
      expect(fixedAtCursor(inMap(before), { name: 'map.yml' })).toBe(`=== ${title}\n${inMap(after)}`);
  });
});

describe('fixing all', () => {
  test.each(fixtures.filter(({ name }) => name.startsWith('fixAll')))('$name', ({ before, title, after }) => {
    const open = openDocument(before);
    expect(applied(open, open.service.fixAll(open.uri))).toBe(`=== ${title}\n${after}`);
  });

  test('does nothing where there is nothing to do', () => {
    const { service, uri } = openDocument('scrape_configs:\n  - job_name: a\n');
    expect(service.fixAll(uri)).toEqual([]);
  });
});

describe('no fix is offered', () => {
  test.each([
    ['where no answer is sure', 'scrape_configs:\n  - job_name: a\n    wholly_|unheard_of: 1\n'],
    ['where a block would lose its only entry', 'scrape_configs:\n  |-\n'],
    ['where a key would land in the midst of a block', 'global:\n  scrape_con|figs: []\n  scrape_interval: 15s\n'],
    ['where the block is there already', 'scrape_configs:\n  - job_name: a\n    bearer_to|ken: x\n    authorization: {}\n'],
    ['where a URL says more than its address', 'scrape_configs:\n  - job_name: a\n    static_configs: [{targets: [https://a|/m]}]\n'],
    [
      'where it would carry along what a template engine puts in',
      'scrape_configs:\n  - job_name: a\n    tar|gets:\n      - {{ .Values.host }}:9100\n',
    ],
    ['where two values differ', 'scrape_configs:\n  - job_name: a\n    scheme: http\n    sche|me: https\n'],
  ])('%s', (_, marked) => {
    const { service, uri, position } = openAtCursor(marked);
    expect(service.diagnostics(uri)).not.toEqual([]);
    expect(service.codeActions(uri, { start: position, end: position }, [])).toEqual([]);
  });
});
