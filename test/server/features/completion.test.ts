import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { onOneLine } from '../../../server/src/features/snippetFlow.ts';
import { plainText } from '../../../server/src/snippetText.ts';
import { openAtCursor } from '../../support/openDocument.ts';
import { allSnippets, expand, snippetPlaces } from '../../support/snippetDocuments.ts';

type Options = Parameters<typeof openAtCursor>[1];

function offered(marked: string, options?: Options): readonly CompletionItem[] {
  const { service, uri, position, host } = openAtCursor(marked, options);
  const items = service.completion(uri, position);
  expect(host.logged).toEqual([]);
  return items;
}

const labels = (marked: string, options?: Options): readonly string[] => offered(marked, options).map(({ label }) => label);

/** The document after one item is accepted, the snippet's places left in. */
function accepted(marked: string, label: string, options?: Options): string {
  const { service, uri, position, source } = openAtCursor(marked, options);
  const item = service.completion(uri, position).find(each => each.label === label);
  if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`\`${label}\` is not offered.`);
  const { range } = item.textEdit;
  expect(range.start.line, 'editors take edits of one line only').toBe(position.line);
  expect(range.end.line).toBe(position.line);
  expect(range.start.character).toBeLessThanOrEqual(position.character);
  expect(range.end.character).toBeGreaterThanOrEqual(position.character);
  const prefix = source.getText({ start: range.start, end: position }).trim();
  expect(
    item.filterText?.startsWith(prefix) || !label.startsWith(prefix.replace(/^['"]/, '')),
    `\`${item.filterText}\` is filtered by \`${prefix}\``,
  ).toBe(true);
  return TextDocument.applyEdits(source, [item.textEdit]);
}

describe('keys are offered wherever one may stand', () => {
  const job = ['job_name', 'scrape_interval', 'static_configs', 'relabel_configs', 'kubernetes_sd_configs'];

  test.each([
    ['in an empty file', '|', ['global', 'scrape_configs', 'rule_files']],
    ['in a file that begins with an empty line', '\n  scr|\n', []],
    ['on an empty line between two blocks', 'global:\n  scrape_interval: 1m\n|\nrule_files: []\n', ['scrape_configs', 'alerting']],
    ['on an empty indented line', 'global:\n  |\n', ['scrape_interval', 'external_labels']],
    ['at the end of a record', 'scrape_configs:\n  - scheme: http\n    |', job],
    ['between two keys', 'scrape_configs:\n  - scheme: http\n    |\n    metrics_path: /m\n', job],
    ['half-typed above another key', 'scrape_configs:\n  - scheme: http\n    scr|\n    metrics_path: /m\n', job],
    ['half-typed at the end', 'scrape_configs:\n  - scheme: http\n    scr|', job],
    ['right after a dash', 'scrape_configs:\n  - |', job],
    ['right at a dash', 'scrape_configs:\n  -|', job],
    ['after a dash above keys', 'scrape_configs:\n  - |\n    scheme: http\n', job],
    ['in the column of the dash, with more of the item below', 'scrape_configs:\n  - scheme: http\n  |\n    metrics_path: /m\n', job],
    ['half-typed there', 'scrape_configs:\n  - scheme: http\n  scr|\n    metrics_path: /m\n', job],
    ['in a list without indentation', 'scrape_configs:\n- |', job],
    ['below a list without indentation', 'scrape_configs:\n- job_name: a\n|', ['- scrape job', 'global']],
    ['below comments', 'scrape_configs:\n  - scheme: http\n    # what it is\n\n    # and more\n    |', job],
    ['with CRLF', 'scrape_configs:\r\n  - scheme: http\r\n    |\r\n    metrics_path: /m\r\n', job],
    ['deep down', 'scrape_configs:\n  - job_name: a\n    static_configs:\n      - targets: []\n        |', ['labels']],
    ['in braces', 'global: { | }', ['scrape_interval', 'scrape_timeout']],
    ['in braces, half-typed', 'scrape_configs:\n  - { job_name: a, sch| }\n', ['scheme']],
    ['in braces not closed yet', 'scrape_configs: [{ job_name: a, |', ['scheme']],
    ['above a broken quote', "scrape_configs:\n  - scheme: http\n    |\n    metrics_path: '/m\n", job],
    ['in a file indented by tabs', 'global:\n\tevaluation_interval: 1m\n\t|\n', ['scrape_interval']],
  ])('%s', (_, marked, expected) => {
    expect(labels(marked)).toEqual(expect.arrayContaining(expected));
  });

  test('and only those that are not there yet', () => {
    const offer = labels('global:\n  scrape_interval: 1m\n  |\n  evaluation_interval: 1m\n');
    expect(offer).toContain('scrape_timeout');
    expect(offer).not.toContain('scrape_interval');
    expect(offer).not.toContain('evaluation_interval');
    expect(offer).not.toContain('job_name');
  });

  test('the one at the cursor counts as not there', () => {
    expect(labels('global:\n  scrape_int|erval: 1m\n')).toContain('scrape_interval');
  });

  test('required ones first, deprecated ones last', () => {
    const sorted = offered('scrape_configs:\n  - |')
      .filter(({ kind }) => kind === 10)
      .toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
      .map(({ label }) => label);
    expect(sorted[0]).toBe('job_name');
    expect(sorted.at(-1)).toMatch(/^bearer_token/);
  });
});

describe('nothing is offered', () => {
  test.each([
    ['in a comment', '# |\nglobal:\n'],
    ['in a comment behind a value', 'global:\n  scrape_interval: 1m # |\n'],
    ['below an unknown key', 'nonsense:\n  |\n'],
    ['in another kind of file', 'kind: Pod\napiVersion: v1\n|\n'],
  ])('%s', (_, marked) => {
    expect(labels(marked)).toEqual([]);
  });
});

describe('an accepted key', () => {
  test('of a single value has its place behind the colon', () => {
    expect(accepted('scrape_configs:\n  - scheme: http\n    job|\n', 'job_name')).toBe(
      'scrape_configs:\n  - scheme: http\n    job_name: $1$0\n',
    );
  });

  test('of a choice offers the choice', () => {
    expect(accepted('scrape_configs:\n  - |', 'scheme')).toBe('scrape_configs:\n  - scheme: ${1|http,https|}$0');
  });

  test('of a list begins its first item, indented from where the key stands', () => {
    expect(accepted('scrape_configs:\n  - job_name: a\n    static|\n', 'static_configs')).toBe(
      'scrape_configs:\n  - job_name: a\n    static_configs:\n      - targets:\n          - ${1:localhost:9100}$0\n',
    );
  });

  test('in the column of the dash it gets the indentation of its neighbours', () => {
    const text = (line: string): string => `scrape_configs:\n  - job_name: a\n${line}\n    metrics_path: /m\n`;
    expect(labels(text('  |'))).not.toContain('- scrape job');
    expect(labels(text('  |'))).not.toContain('job_name');
    expect(accepted(text('  sch|'), 'scheme')).toMatch(/\n {4}scheme: /);
    expect(accepted(text('  |'), 'static_configs')).toMatch(/\n {4}static_configs:\n {6}- /);
    expect(labels('scrape_configs:\n  - job_name: a\n  |\n  - job_name: b\n')).toContain('- scrape job');
  });

  test('common ways of discovery come before the settings of a job, rare ones after them', () => {
    const order = offered('scrape_configs:\n  - job_name: a\n    |')
      .toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
      .map(({ label }) => label);
    const places = ['kubernetes_sd_configs', 'scrape_interval', 'scaleway_sd_configs'].map(label => order.indexOf(label));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('right at a dash gets its space', () => {
    expect(accepted('scrape_configs:\n  -|', 'job_name')).toBe('scrape_configs:\n  - job_name: $1$0');
  });

  test('takes the place of a key that has its colon', () => {
    expect(accepted('global:\n  scrape_t|ieout: 1m\n', 'scrape_timeout')).toBe('global:\n  scrape_timeout: 1m\n');
  });

  test('in braces stays on its line', () => {
    expect(accepted('scrape_configs: [{ job_name: a, | }]\n', 'static_configs')).toBe(
      'scrape_configs: [{ job_name: a, static_configs: [$1]$0 }]\n',
    );
  });

  test('keeps the line ends of its file', () => {
    expect(accepted('scrape_configs:\r\n  - job_name: a\r\n    |\r\n', 'basic_auth')).toMatch(/basic_auth:\r\n {6}/);
  });
});

describe('values', () => {
  test.each([
    ['of a choice', 'scrape_configs:\n  - scheme: |\n', ['http', 'https']],
    ['half-typed', 'scrape_configs:\n  - scheme: ht|\n', ['http', 'https']],
    ['right at the colon', 'scrape_configs:\n  - scheme:|\n', ['http', 'https']],
    ['of a boolean', 'scrape_configs:\n  - honor_labels: |\n', ['true', 'false']],
    ['the default among them', 'scrape_configs:\n  - metrics_path: |\n', ['/metrics']],
    ['in braces', 'scrape_configs: [{ scheme: | }]\n', ['http', 'https']],
    ['of a discovery role', 'scrape_configs:\n  - kubernetes_sd_configs:\n      - role: |\n', ['pod', 'endpointslice']],
    ['of list items', 'scrape_configs:\n  - scrape_protocols:\n      - |\n', ['PrometheusProto']],
    ['of list items in brackets', 'scrape_configs:\n  - scrape_protocols: [PrometheusProto, |]\n', ['OpenMetricsText1.0.0']],
  ])('%s', (_, marked, expected) => {
    expect(labels(marked)).toEqual(expect.arrayContaining(expected));
  });

  test('keep the quotes that were begun', () => {
    expect(accepted("scrape_configs:\n  - scheme: 'ht|'\n", 'https')).toBe("scrape_configs:\n  - scheme: 'https'$0\n".replace('$0', ''));
  });

  test('right at the colon get their space', () => {
    expect(accepted('scrape_configs:\n  - scheme:|\n', 'https')).toBe('scrape_configs:\n  - scheme: https\n');
  });

  test('of a block begin it on the next line', () => {
    expect(accepted('scrape_configs:\n  - job_name: a\n    static_configs: |\n', '- target group')).toMatch(
      /static_configs: ?\n {6}- targets:\n {10}- /,
    );
  });
});

test('a whole new job is offered where the list goes on', () => {
  const marked = 'scrape_configs:\n  - job_name: a\n  |\n';
  expect(labels(marked)).toContain('- scrape job');
  expect(accepted(marked, '- scrape job')).toBe('scrape_configs:\n  - job_name: a\n  - job_name: $1$0\n');
});

describe('within brackets and braces', () => {
  const own = '{job_name: $1}$0';
  const ready = "job_name: ${1:node}, static_configs: [{targets: ['${2:node-1:9100}']}]";

  test.each([
    ['in empty brackets', 'scrape_configs: [ | ]\n', `scrape job > scrape_configs: [ ${own} ]\n`],
    ['behind a comma', 'scrape_configs: [{job_name: a},|]\n', `scrape job > scrape_configs: [{job_name: a}, ${own}]\n`],
    ['half-typed', 'scrape_configs: [nod|]\n', `node exporter job > scrape_configs: [{${ready}}]\n`],
    ['in braces of its own', 'scrape_configs: [{ | }]\n', `node exporter job > scrape_configs: [{ ${ready} }]\n`],
    ['in braces behind a dash', 'scrape_configs:\n  - {|}\n', `node exporter job > scrape_configs:\n  - {${ready}}\n`],
    ['as a list behind its key', '{scrape_configs: |}\n', '[scrape job] > {scrape_configs: [{job_name: $1}]$0}\n'],
    ['as a block behind its key', '{global:|}\n', 'global section > {global: {scrape_interval: $1}$0}\n'],
  ])('a whole block is offered %s', (_, marked, then) => {
    const [label = '', after] = then.split(' > ');
    expect(accepted(marked, label)).toBe(after);
  });

  test('of a job that has keys only the keys are offered', () => {
    expect(labels('scrape_configs: [{ job_name: a, | }]\n')).not.toContain('node exporter job');
    expect(labels('scrape_configs:\n  - job_name: a\n    |')).not.toContain('node exporter job');
  });
});

test.each(allSnippets.map(({ label, body }) => [label, body] as const))('the snippet `%s` says the same on one line', (_, body) => {
  expect(parse(`{${plainText(onOneLine(body))}}`)).toEqual(parse(plainText(body)));
  expect(plainText(body), 'without places, as an editor without snippets writes it').toBe(expand(body));
});

test('whole blocks come behind the keys that are needed, and are called like none of them', () => {
  const order = offered('scrape_configs:\n  - |').toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
  expect(order.slice(0, 2).map(({ label }) => label)).toEqual(['job_name', 'static job']);
  for (const { record } of snippetPlaces) {
    const taken = [record.name, ...Object.keys(record.fields)];
    expect(record.snippets?.filter(({ label }) => taken.includes(label)) ?? []).toEqual([]);
  }
});

test('a snippet is offered to the releases that take it', () => {
  const snippets = (prometheusVersion: string): readonly string[] => {
    const { service, uri, position } = openAtCursor('scrape_configs:\n  - |');
    service.configure({ prometheusVersion });
    return service.completion(uri, position).flatMap(({ label, kind }) => (kind === CompletionItemKind.Snippet ? [label] : []));
  };
  expect(snippets('')).toEqual(expect.arrayContaining(['http discovery job', 'kubernetes endpoints job', 'static job']));
  expect(snippets('2.27')).toEqual(expect.not.arrayContaining(['http discovery job']));
  expect(snippets('2.27')).toContain('kubernetes endpoints job');
  expect(snippets('2.20')).toEqual(expect.not.arrayContaining(['kubernetes endpoints job']));
});
