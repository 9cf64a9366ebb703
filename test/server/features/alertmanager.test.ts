import type { DocumentSymbol, Hover } from 'vscode-languageserver';
import { describe, expect, test } from 'vitest';
import { openAtCursor, openDocument } from '../../support/openDocument.ts';

const name = 'alertmanager.yml';

function labels(marked: string): readonly string[] {
  const { service, uri, position, host } = openAtCursor(marked, { name });
  const items = service.completion(uri, position);
  expect(host.logged).toEqual([]);
  return items.map(({ label }) => label);
}

function hovered(marked: string): string {
  const { service, uri, position } = openAtCursor(marked, { name });
  const hover: Hover | null = service.hover(uri, position);
  return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
}

const receivers = 'receivers:\n  - name: mail\n    email_configs: []\n  - name: nobody\n';

describe('completion', () => {
  test.each([
    ['sections in an empty file', '|', ['route', 'receivers', 'inhibit_rules', 'time_intervals']],
    ['keys of a route', `route:\n  receiver: mail\n  |\n${receivers}`, ['routes', 'group_by', 'repeat_interval']],
    ['ways to notify', 'receivers:\n  - name: a\n    |', ['slack_configs', 'msteamsv2_configs', 'incidentio_configs']],
    ['keys of one of them', 'receivers:\n  - name: a\n    slack_configs:\n      - |', ['api_url_file', 'channel', 'http_config']],
    ['keys of the HTTP client', 'global:\n  http_config:\n    |', ['proxy_url', 'tls_config', 'oauth2']],
    ['time zones', 'time_intervals:\n  - name: a\n    time_intervals:\n      - location: |', ['UTC', 'Europe/Berlin', 'Asia/Tokyo']],
    ['ranges of weekdays', 'time_intervals:\n  - name: a\n    time_intervals:\n      - weekdays: [|]', ['monday:friday', 'sunday']],
    ['labels to group by', 'route:\n  group_by: [|]', ['alertname', '...']],
    ['whole receivers', 'receivers:\n  - |', ['Slack receiver', 'email receiver']],
  ])('offers %s', (_, marked, wanted) => {
    expect(labels(marked)).toEqual(expect.arrayContaining(wanted));
  });

  test('offers for a route exactly the receivers and time intervals of the file', () => {
    const intervals = 'time_intervals:\n  - name: nights\nmute_time_intervals:\n  - name: days\n';
    expect(labels(`route:\n  receiver: |\n${receivers}`)).toEqual(['mail', 'nobody']);
    expect(labels(`route:\n  routes:\n    - mute_time_intervals: [|]\n${receivers}${intervals}`)).toEqual(['nights', 'days']);
  });
});

describe('hover', () => {
  test.each([
    ['says what a key does, and its default', 'route:\n  group_wa|it: 30s\n', '**group\\_wait**|**group_wait**', 'default `30s`'],
    ['names releases of Alertmanager', 'route:\n  match|ers: []\n', 'since Alertmanager 0.22', 'list of matchers'],
    ['says which alerts a matcher means', 'route:\n  routes:\n    - matchers: [a=~"x|"]\n', 'matches', 'as a whole'],
    [
      'knows the functions of templates',
      'route:\n  routes:\n    - labels: {a: "{{ .Status | toUp|per }}"}\n',
      'toUpper text',
      'upper case',
    ],
    ['knows the data of templates', 'route:\n  routes:\n    - labels: {a: "{{ .Common|Labels.a }}"}\n', 'CommonLabels', 'share'],
    ['names no release of Prometheus for what both have', 'global:\n  http_config:\n    enable_ht|tp2: true\n', 'HTTP/2', 'default `true`'],
  ])('%s', (_, marked, ...wanted) => {
    // The text itself holds pipes, so that the cursor is the last of them.
    const at = marked.lastIndexOf('|');
    const text = marked.slice(0, at) + marked.slice(at + 1);
    const { service, uri, at: position } = openDocument(`${text}receivers: []\n`, { name });
    const hover = service.hover(uri, position(at));
    const said = hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
    for (const part of wanted)
      expect(
        part.split('|').some(one => said.includes(one)),
        `${part} in ${said}`,
      ).toBe(true);
    expect(said).not.toContain('since Prometheus');
  });

  test('never shows a secret', () => {
    expect(hovered('global:\n  opsgenie_api_key: s3c|ret\nroute: {}\n')).not.toContain('s3cret');
  });
});

test('the outline names routes by their receivers, and receivers by their names', () => {
  const { service, uri } = openDocument(
    `route:\n  receiver: mail\n  routes:\n    - receiver: nobody\n      matchers: [a="b"]\n    - matchers: [c="d"]\n${receivers}`,
    { name },
  );
  const lines = (symbols: readonly DocumentSymbol[], depth: number): string[] =>
    symbols.flatMap(symbol => [`${'  '.repeat(depth)}${symbol.name}`, ...lines(symbol.children ?? [], depth + 1)]);
  expect(lines(service.documentSymbols(uri), 0).join('\n')).toBe(
    'route\n  routes\n    nobody\n    route\nreceivers\n  mail\n    email_configs\n  nobody',
  );
});

test('a configuration in a Secret is checked too', () => {
  const manifest = `apiVersion: v1\nkind: Secret\nstringData:\n  alertmanager.yaml: |\n    route:\n      receiver: team-x\n    receivers: []\n`;
  const { service, uri } = openDocument(manifest, { name: 'secret.yaml' });
  expect(service.diagnostics(uri).map(({ code }) => code)).toEqual(['unknown-reference']);
});

describe('braces', () => {
  const codes = (text: string): readonly unknown[] => {
    const { service, uri } = openDocument(text, { name });
    return service.diagnostics(uri).map(({ code }) => code);
  };
  const slack = (text: string, channel: string) =>
    `route: {receiver: a}\nreceivers:\n  - name: a\n    slack_configs:\n      - api_url_file: a\n        channel: ${channel}\n        title: ${text}\n`;

  test('are templates of Alertmanager, also while the YAML around them is broken', () => {
    expect(codes(slack("'{{ .Status }}'", 'x'))).toEqual([]);
    expect(codes(slack("'{{ .Status }}", 'x'))).toEqual(['yaml-syntax']);
    expect(codes(`route: {}\n${slack("'{{ .Status | toUpper }}'", 'x')}`)).toContain('duplicate-key');
  });

  test('are those of an engine that makes the file where they call what only that has', () => {
    expect(codes(slack("'{{ .Status }}'", '{{ slack_channel }}'))).toEqual(['templated-file']);
    expect(codes(slack("'{{ .Status }}'", '{{ .Values.channel }}'))).toEqual(['templated-file']);
  });
});

test('the values of a Helm chart may hold half a configuration, and a switch of the chart', () => {
  const values = (config: string): readonly unknown[] => {
    const { service, uri } = openDocument(`serverFiles: {}\nalertmanager:\n  replicaCount: 2\n  config:\n    enabled: true\n${config}`, {
      name: 'values.yaml',
    });
    return service.diagnostics(uri).map(({ code }) => code);
  };
  expect(values('    route: {group_by: [alertname]}\n')).toEqual([]);
  expect(values('    receivers: [{name: a, slack_configs: [{chanel: b}]}]\n')).toEqual(['unknown-key']);
  const title = (text: string) => `    receivers: [{name: a, slack_configs: [{title: '${text}'}]}]\n`;
  expect(values(title('{{ .Status }}'))).toEqual([]);
  expect(values(title('{{ .Nope }}'))).toEqual(['template-never-expands']);
  expect(values(title('{{ .Values.title }}'))).toEqual(['templated-file']);
  expect(values('    route: {receiver: b}\n    receivers: [{name: a}]\n')).toEqual(['unknown-reference', 'unused-name']);
});

test('a receiver is renamed wherever the file speaks of it', async () => {
  const text = 'route:\n  receiver: mail\n  routes:\n    - receiver: mail\n      matchers: [a="b"]\nreceivers:\n  - name: ma|il\n';
  const { service, uri, position } = openAtCursor(text, { name });
  const references = await service.references(uri, position, true);
  expect(references.map(({ range }) => range.start.line)).toEqual([1, 3, 6]);
});
