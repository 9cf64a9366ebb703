import type { Location } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { type OpenProject, openProject, projectAt } from '../../support/openProject.ts';

const config = `rule_files: [rules/*.yml]
scrape_config_files: [jobs.yml]
scrape_configs:
  - job_name: node
`;

const recorded = `groups:
  - name: node
    rules:
      - record: job:up:sum
        expr: sum by (job) (up{job="node"})
`;

const alerts = `groups:
  - name: node
    rules:
      - alert: NodeDown
        expr: "job:up:sum{job=~\\"node|other\\"} == 0 unless ALERTS{alertname='NodeDown'}"
`;

const files = { 'prometheus.yml': config, 'rules/recorded.yml': recorded, 'rules/alerts.yml': alerts, 'jobs.yml': 'scrape_configs: []\n' };

type Files = Readonly<Record<string, string>>;

interface Place {
  readonly name: string;
  readonly text: string;
}

const inConfig = (text: string): Place => ({ name: 'prometheus.yml', text });
const inRecorded = (text: string): Place => ({ name: 'rules/recorded.yml', text });
const inAlerts = (text: string): Place => ({ name: 'rules/alerts.yml', text });

const shown = (at: OpenProject['at'], found: readonly Location[]): readonly string[] =>
  found.map(({ uri, range }) => `${uri.slice('file:///work/'.length)}:${range.start.line + 1} ${at(uri, range)}`);

describe('definitions', () => {
  test.each([
    ['a recording rule in an expression', inAlerts('job:up:sum'), ['rules/recorded.yml:4 job:up:sum']],
    ['a job in a matcher', inRecorded('node"'), ['prometheus.yml:4 node']],
    ['a job in an alternative', inAlerts('node|'), ['prometheus.yml:4 node']],
    ['an alert in a matcher', inAlerts("NodeDown'"), ['rules/alerts.yml:4 NodeDown']],
    ['a metric that no rule records', inRecorded('up{'), []],
    ['nothing', inRecorded('by (job)'), []],
  ])('of %s', async (_, place, wanted) => {
    const { service, here, position, at } = projectAt(files, place);
    expect(shown(at, await service.definition(here, position))).toEqual(wanted);
  });

  test('a path leads to its files', async () => {
    const { service, here, position } = projectAt(files, inConfig('rules/*'));
    expect((await service.definition(here, position)).map(({ uri }) => uri)).toEqual([
      'file:///work/rules/alerts.yml',
      'file:///work/rules/recorded.yml',
    ]);
  });
});

describe('references', () => {
  test('stand in all files of the project, the definition among them where it is wanted', async () => {
    const { service, here, position, at } = projectAt(files, inConfig('node'));
    const uses = ['rules/alerts.yml:5 node', 'rules/recorded.yml:5 node'];
    expect(shown(at, await service.references(here, position, false))).toEqual(uses);
    expect(shown(at, await service.references(here, position, true))).toEqual(['prometheus.yml:4 node', ...uses]);
  });

  test('of a group there are none, whatever other files have one of its name', async () => {
    const { service, here, position } = projectAt(files, inAlerts('node\n'));
    expect(await service.references(here, position, true)).toHaveLength(1);
  });
});

/** The files after a renaming at the cursor, or why it was refused. */
async function renamed(before: Files, place: Place, newName: string): Promise<Files | string> {
  const { service, here, position, uri } = projectAt(before, place);
  const renaming = await service.rename(here, position, newName);
  if (renaming.kind === 'refused') return renaming.reason;
  const after = Object.entries(before).map(([file, text]) => {
    const source = TextDocument.create('', '', 0, text);
    return [file, TextDocument.applyEdits(source, renaming.edit.changes?.[uri(file)] ?? [])];
  });
  return Object.fromEntries(after);
}

describe('renaming', () => {
  test('a job reaches every matcher, with the escapes of its place', async () => {
    expect(await renamed(files, inConfig('node'), 'node.a')).toEqual({
      ...files,
      'prometheus.yml': config.replace(': node', ': node.a'),
      'rules/recorded.yml': recorded.replace('"node"', '"node.a"'),
      'rules/alerts.yml': alerts.replace('node|', 'node\\\\\\\\.a|'),
    });
  });

  test('keeps the quotes that are there, and adds those that are needed', async () => {
    const quoted = { 'prometheus.yml': 'scrape_configs:\n  - job_name: "a"\n' };
    expect(await renamed(quoted, inConfig('"a'), "it's")).toEqual({
      'prometheus.yml': 'scrape_configs:\n  - job_name: "it\'s"\n',
    });
    expect(await renamed({ 'prometheus.yml': 'scrape_configs:\n  - job_name: a\n' }, inConfig('a\n'), 'a # b')).toEqual({
      'prometheus.yml': "scrape_configs:\n  - job_name: 'a # b'\n",
    });
  });

  test('a recording rule reaches the expressions that use it', async () => {
    expect(await renamed(files, inAlerts('job:up:sum'), 'job:up:total')).toEqual({
      ...files,
      'rules/recorded.yml': recorded.replace('job:up:sum', 'job:up:total'),
      'rules/alerts.yml': alerts.replace('job:up:sum', 'job:up:total'),
    });
  });

  test('an anchor reaches its aliases', async () => {
    const text = 'global: &all # of all\n  scrape_interval: 1m\nstorage: {tsdb: &t {}}\nx: *all\ny: {<<: *all, z: *t}\n';
    expect(await renamed({ 'prometheus.yml': text }, inConfig('*all'), 'every')).toEqual({
      'prometheus.yml': text.replaceAll('all', 'every').replace('of every', 'of all'),
    });
  });

  test.each([
    ['a metric of nobody here', inRecorded('up{'), 'x', 'is defined in no file'],
    ['what cannot stand in an expression', inAlerts('job:up:sum'), 'a-b', 'cannot be written in expressions'],
    ['what would end the plain text of an expression', inConfig('node'), 'a: b', 'does not fit into line 5 of recorded.yml'],
    ['an empty name', inConfig('node'), ' ', 'cannot be empty'],
    ['no name', inConfig('job_name'), 'x', 'no name here'],
  ])('to %s is refused with a reason', async (_, place, ...[newName, reason]) => {
    expect(await renamed(files, place, newName)).toMatch(reason);
  });

  test('stays in the ConfigMap that it stands in, at its indentation', async () => {
    const rules = recorded
      .replaceAll('job:up:sum', 'a:b')
      .replace('sum by (job) (up{job="node"})', 'a:b > 0')
      .replaceAll('\n', '\n    ')
      .trimEnd();
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: rules}\ndata:\n  rules.yml: |\n    ${rules}\n`;
    expect(await renamed({ 'map.yml': text }, { name: 'map.yml', text: 'a:b > 0' }, 'c:d')).toEqual({
      'map.yml': text.replaceAll('a:b', 'c:d'),
    });
  });

  test('two jobs do not become one', async () => {
    const text = 'scrape_configs:\n  - job_name: a\n  - job_name: b\n';
    expect(await renamed({ 'prometheus.yml': text }, inConfig('a\n'), 'b')).toBe('There is a job `b` already.');
  });

  test('begins with the name as it stands, without quotes', async () => {
    const { service, here, position, at } = projectAt(files, inAlerts("NodeDown'"));
    const prepared = await service.prepareRename(here, position);
    expect(prepared && [at(here, prepared.range), prepared.placeholder]).toEqual(['NodeDown', 'NodeDown']);
    const other = projectAt(files, inRecorded('up{'));
    expect(await other.service.prepareRename(other.here, other.position)).toBeNull();
  });
});

test('symbols of the workspace are found by their letters', async () => {
  const { service } = openProject(files);
  service.openFolders(['file:///work']);
  const found = async (query: string) =>
    (await service.workspaceSymbols(query)).map(({ name, containerName }) => `${containerName} ${name}`);
  expect(await found('')).toEqual([
    'prometheus.yml node',
    'alerts.yml node',
    'alerts.yml NodeDown',
    'recorded.yml node',
    'recorded.yml job:up:sum',
  ]);
  expect(await found('jups')).toEqual(['recorded.yml job:up:sum']);
});

test('receivers and time intervals of Alertmanager are names as well', async () => {
  const text = `route:
  receiver: team
  mute_time_intervals: [nights]
  routes: [{receiver: 'team'}]
receivers: [{name: team}]
time_intervals: [{name: nights}]
`;
  const alertmanager = { 'alertmanager.yml': text };
  const at = (place: string): Place => ({ name: 'alertmanager.yml', text: place });
  expect(await renamed(alertmanager, at("team'"), 'ops')).toEqual({ 'alertmanager.yml': text.replaceAll('team', 'ops') });
  expect(await renamed(alertmanager, at('nights]'), 'late')).toEqual({ 'alertmanager.yml': text.replaceAll('nights', 'late') });
});

describe('files of queries beside a configuration', () => {
  const queries = 'job:up:sum{job="node"} > 0\n\nsum(job:up:sum)\n';
  const withQueries = { ...files, 'queries/board.promql': queries };
  const inQueries = (text: string): Place => ({ name: 'queries/board.promql', text });

  test('lead to what they name', async () => {
    const { service, here, position, at } = projectAt(withQueries, inQueries('job:up:sum)'));
    expect(shown(at, await service.definition(here, position))).toEqual(['rules/recorded.yml:4 job:up:sum']);
  });

  test('are among the uses of a recording rule and of a job', async () => {
    const rule = projectAt(withQueries, inRecorded('job:up:sum'));
    expect(shown(rule.at, await rule.service.references(rule.here, rule.position, false))).toEqual([
      'rules/alerts.yml:5 job:up:sum',
      'queries/board.promql:1 job:up:sum',
      'queries/board.promql:3 job:up:sum',
    ]);
    const job = projectAt(withQueries, inConfig('node'));
    expect(shown(job.at, await job.service.references(job.here, job.position, false))).toContain('queries/board.promql:1 node');
  });

  test('follow a new name, and give one', async () => {
    for (const place of [inRecorded('job:up:sum'), inQueries('job:up:sum{')]) {
      const { service, here, position, uri } = projectAt(withQueries, place);
      const renaming = await service.rename(here, position, 'job:up:count');
      if (renaming.kind === 'refused') throw new Error(renaming.reason);
      const { changes = {} } = renaming.edit;
      expect(Object.keys(changes).toSorted()).toEqual(
        ['queries/board.promql', 'rules/alerts.yml', 'rules/recorded.yml'].map(name => uri(name)),
      );
      expect(changes[uri('queries/board.promql')]?.map(({ newText }) => newText)).toEqual(['job:up:count', 'job:up:count']);
    }
  });
});
