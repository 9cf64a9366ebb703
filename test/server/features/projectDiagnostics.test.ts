import { describe, expect, test } from 'vitest';
import { annotated, plain } from '../../support/annotations.ts';
import { openProject } from '../../support/openProject.ts';

const job = (name: string, more = ''): string => `scrape_configs:\n  - job_name: ${name}\n${more}`;
const rules = (name: string): string => `groups:\n  - name: ${name}\n    rules:\n      - record: a:b\n        expr: up\n`;

/** `severity code "underlined"`, of one open file among others. */
async function found(files: Readonly<Record<string, string>>, name = 'prometheus.yml'): Promise<readonly string[]> {
  const { service, uri, at } = openProject(files, [name]);
  const severities = ['', 'error', 'warning', 'information', 'hint'];
  const diagnostics = await service.projectDiagnostics(uri(name));
  return diagnostics.map(({ severity = 0, code, range }) => `${severities[severity]} ${code} "${at(uri(name), range)}"`);
}

describe('what is wrong between a configuration and the files around it', () => {
  test('is said in full sentences, at the path', async () => {
    const document = `rule_files:
  - rules/alerts.yml
  - rules/none/*.yml
    ^^^^^^^^^^^^^^^^ no-matching-file: No file matches \`rules/none/*.yml\` from the folder of this file on, so there is no rule file here to read. Correct the pattern, or add a file.
  - rules/gone.yml
    ^^^^^^^^^^^^^^ missing-file: There is no rule file \`rules/gone.yml\`, looked for from the folder of this file on. Correct the path, or create the file.
  - /etc/prometheus/rules.yml
  - ../elsewhere/*.yml
`;
    const { service, uri } = openProject({ 'prometheus.yml': plain(document), 'rules/alerts.yml': rules('a') }, ['prometheus.yml']);
    expect(annotated(plain(document), await service.projectDiagnostics(uri('prometheus.yml')))).toBe(document);
  });

  test.each([
    ['a rule file', 'rule_files: [gone.yml]', 'error missing-file "gone.yml"'],
    ['a pattern without a star', 'rule_files: ["go?e.yml"]', 'error missing-file ""go?e.yml""'],
    ['a file with jobs', 'scrape_config_files: [gone.yml]', 'warning missing-file "gone.yml"'],
    ['a pattern of files with jobs', 'scrape_config_files: [gone/*.yml]', 'warning no-matching-file "gone/*.yml"'],
    ['a file with targets', job('a', '    file_sd_configs: [{files: [gone.yml]}]'), 'warning missing-file "gone.yml"'],
    ['a token', job('a', '    authorization: {credentials_file: gone}'), 'error missing-file "gone"'],
    ['an older token', job('a', '    bearer_token_file: gone'), 'error missing-file "gone"'],
    ['a password', job('a', '    basic_auth: {username: a, password_file: gone}'), 'warning missing-file "gone"'],
    ['an authority', job('a', '    tls_config: {ca_file: gone}'), 'warning missing-file "gone"'],
    ['the token of another server', 'remote_write: [{url: http://x, bearer_token_file: gone}]', 'warning missing-file "gone"'],
  ])('%s that is not there is as bad as promtool says', async (_, text, wanted) => {
    expect(await found({ 'prometheus.yml': text })).toEqual([wanted]);
  });

  test('a log that Prometheus will make is not missed', async () => {
    expect(await found({ 'prometheus.yml': 'global: {query_log_file: query.log}' })).toEqual([]);
  });

  test('a certificate and its key are looked for from the file that names them on', async () => {
    const tls = '    tls_config: {cert_file: tls/a.crt, key_file: a.key}';
    const files = { 'prometheus.yml': 'scrape_config_files: [jobs/a.yml]', 'jobs/a.yml': job('a', tls), 'jobs/tls/a.crt': 'x' };
    expect(await found(files, 'jobs/a.yml')).toEqual(['error missing-file "a.key"']);
  });

  test('jobs of one name in several files are found in each', async () => {
    const files = {
      'prometheus.yml': `scrape_config_files: [jobs/*.yml]\n${job('a')}  - job_name: b\n`,
      'jobs/one.yml': job('a'),
      'jobs/two.yml': job('c'),
    };
    expect(await found(files)).toEqual(['error duplicate-name "a"']);
    expect(await found(files, 'jobs/one.yml')).toEqual(['error duplicate-name "a"']);
    expect(await found(files, 'jobs/two.yml')).toEqual([]);
  });

  test('a file with jobs is read once', async () => {
    const files = { 'prometheus.yml': 'scrape_config_files: [jobs/*.yml, jobs/one.yml]', 'jobs/one.yml': job('a') };
    expect(await found(files)).toEqual(['error duplicate-name "jobs/one.yml"']);
  });

  test.each<readonly [string, readonly [string, string, number]]>([
    ['targets that are no list', ['t.yml', 'targets: [a:1]\n', 1]],
    ['broken JSON', ['t.json', '[{"targets": ["a:1"]},]', 1]],
    ['a JSON of another shape', ['t.json', '[{"targets": "a:1"}]', 1]],
    ['JSON with tabs', ['t.json', '[\n\t{\n\t\t"targets": ["a:1"]\n\t}\n]', 0]],
    ['targets', ['t.yaml', '- targets: [a:1]\n', 0]],
    ['nothing', ['t.yaml', '', 0]],
  ])('file discovery of %s', async (_, [name, text, count]) => {
    const files = { 'prometheus.yml': job('a', '    file_sd_configs: [{files: [t.*]}]').replace('t.*', name), [name]: text };
    expect(await found(files)).toEqual(count === 0 ? [] : [`error unfit-file "${name}"`]);
  });

  test('a manifest is no rule file, and what a configuration names as one is checked as one', async () => {
    const manifest = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  ${rules('a').replaceAll('\n', '\n  ')}`;
    expect(await found({ 'prometheus.yml': 'rule_files: [r.yml]', 'r.yml': manifest })).toEqual(['error unfit-file "r.yml"']);
    const targets = { 'prometheus.yml': job('a', '    file_sd_configs: [{files: [t.yml]}]'), 't.yml': 'targets: [a:1]\n' };
    expect(await found(targets, 't.yml')).toEqual([expect.stringMatching(/^error wrong-type/)]);
  });

  test('groups of one name in several files are no mistake', async () => {
    const files = { 'prometheus.yml': 'rule_files: [r/*.yml, r/1.yml]', 'r/1.yml': rules('a'), 'r/2.yml': rules('a') };
    expect(await found(files)).toEqual([]);
  });
});

describe('the files around a document', () => {
  test('count as they stand in the editor, and else as they are saved', async () => {
    const files = { 'prometheus.yml': `scrape_config_files: [jobs.yml]\n${job('a')}`, 'jobs.yml': job('b') };
    const { service, uri, open } = openProject(files, ['prometheus.yml']);
    expect(await service.projectDiagnostics(uri('prometheus.yml'))).toEqual([]);
    open('jobs.yml', job('a'));
    expect(await service.projectDiagnostics(uri('prometheus.yml'))).toHaveLength(1);
    service.close(uri('jobs.yml'));
    expect(await service.projectDiagnostics(uri('prometheus.yml'))).toEqual([]);
  });

  test('are read once, until they change', async () => {
    const files = { 'prometheus.yml': 'scrape_config_files: [jobs.yml]\nrule_files: [r.yml]', 'jobs.yml': job('b') };
    const { service, uri, host } = openProject(files, ['prometheus.yml']);
    const first = await service.projectDiagnostics(uri('prometheus.yml'));
    expect(first.map(({ code }) => code)).toEqual(['missing-file']);
    const { length } = host.asked;
    await service.projectDiagnostics(uri('prometheus.yml'));
    expect(host.asked).toHaveLength(length);
    host.write(uri('r.yml'), rules('a'));
    service.filesChanged();
    expect(await service.projectDiagnostics(uri('prometheus.yml'))).toEqual([]);
  });

  test('matter to others by what they name, define and break', () => {
    const { service, uri, open } = openProject({ 'prometheus.yml': job('a', '    scheme: http\n') }, ['prometheus.yml']);
    const before = service.projectDigest(uri('prometheus.yml'));
    open('prometheus.yml', job('a', '    scheme: https\n'));
    expect(service.projectDigest(uri('prometheus.yml'))).toBe(before);
    open('prometheus.yml', job('b', '    scheme: https\n'));
    expect(service.projectDigest(uri('prometheus.yml'))).not.toBe(before);
  });

  test('that are not there can be made', async () => {
    const { service, uri, open } = openProject({}, []);
    const text = "rule_files: ['rules/a b.yml']\n";
    const source = open('prometheus.yml', text);
    const shown = await service.projectDiagnostics(uri('prometheus.yml'));
    const range = { start: source.positionAt(14), end: source.positionAt(14) };
    expect(await service.projectActions(uri('prometheus.yml'), range, shown)).toEqual([
      {
        title: 'Create file `rules/a b.yml`',
        kind: 'quickfix',
        diagnostics: shown,
        edit: { documentChanges: [{ kind: 'create', uri: 'file:///work/rules/a%20b.yml', options: { ignoreIfExists: true } }] },
      },
    ]);
  });
});

test('links lead to the files that are there, and a pattern of several to their folder', async () => {
  const { service, uri, at } = openProject(
    {
      'conf/prometheus.yml': 'rule_files: [r/1.yml, "r/*.yml", r/2*, none.yml, /etc/r.yml]\nscrape_config_files: [../jobs.yml]',
      'conf/r/1.yml': rules('a'),
      'conf/r/2.yml': rules('a'),
      'jobs.yml': job('a'),
    },
    ['conf/prometheus.yml'],
  );
  const links = await service.documentLinks(uri('conf/prometheus.yml'));
  expect(links.map(({ range, target, tooltip }) => [at(uri('conf/prometheus.yml'), range), target, tooltip])).toEqual([
    ['r/1.yml', uri('conf/r/1.yml'), 'Open the rule file r/1.yml'],
    ['"r/*.yml"', uri('conf/r'), '2 files: r/1.yml, r/2.yml'],
    ['r/2*', uri('conf/r/2.yml'), 'Open the rule file r/2.yml'],
    ['../jobs.yml', uri('jobs.yml'), 'Open the file with scrape jobs ../jobs.yml'],
  ]);
});

test('half a character in a path is a character that no file has', async () => {
  const { service, host, uri } = openProject({ 'prometheus.yml': 'scrape_config_files: ["mo\ud800.yml"]\n' }, ['prometheus.yml']);
  expect((await service.projectDiagnostics(uri('prometheus.yml'))).map(({ code }) => code)).toEqual(['missing-file']);
  expect(host.logged).toEqual([]);
});

test('a file is held to the release of Prometheus that reads the configuration', async () => {
  const more = 'scrape_configs:\n  - job_name: a\n    always_scrape_classic_histograms: true\n';
  const { service, uri } = openProject({ 'prometheus.yml': 'scrape_config_files: [more.yml]\n', 'more.yml': more }, ['prometheus.yml']);
  const codes = async () => (await service.projectDiagnostics(uri('prometheus.yml'))).map(({ code }) => code);
  expect(await codes()).toEqual([]);
  service.configure({ prometheusVersion: '2.53' });
  expect(await codes()).toEqual(['unfit-file']);
});

describe('a target that is a Service of another namespace', () => {
  const map = (target: string, namespace = ', namespace: monitoring'): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a${namespace}}\ndata:\n  prometheus.yml: |\n    scrape_configs:\n      - job_name: a\n        static_configs: [{targets: ['${target}']}]\n`;
  const service = (namespace: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: shop, namespace: ${namespace}}\n`;

  test('is told with its address there, which a quick fix writes', async () => {
    const project = openProject({ 'map.yaml': map('shop:80'), 'services.yaml': service('store') }, ['map.yaml']);
    const uri = project.uri('map.yaml');
    const shown = await project.service.projectDiagnostics(uri);
    expect(shown).toMatchObject([{ code: 'service-namespace', severity: 2 }]);
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [action] = await project.service.projectActions(uri, all, shown);
    expect(action).toMatchObject({ title: "Replace `'shop:80'` with `shop.store.svc:80`", isPreferred: true, diagnostics: shown });
    expect(action?.edit?.changes?.[uri]?.map(({ newText }) => newText)).toEqual(["'shop.store.svc:80'"]);
  });

  test.each([
    ['where its own namespace has one too', map('shop:80'), `${service('store')}---\n${service('monitoring')}`],
    ['where nobody says where Prometheus runs', map('shop:80', ''), service('store')],
    ['where no manifest has it', map('other:80'), service('store')],
    ['where the address says it', map('shop.store:80'), service('store')],
  ])('is none %s', async (_, text, services) => {
    expect(await found({ 'map.yaml': text, 'services.yaml': services }, 'map.yaml')).toEqual([]);
  });

  test('is no sure fix where several namespaces have one', async () => {
    const files = { 'map.yaml': map('shop:80'), 'services.yaml': `${service('store')}---\n${service('other')}` };
    const project = openProject(files, ['map.yaml']);
    const [only] = await project.service.projectDiagnostics(project.uri('map.yaml'));
    expect(only?.code).toBe('service-namespace');
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect(await project.service.projectActions(project.uri('map.yaml'), all, [])).toEqual([]);
  });
});

describe('a range beside the intervals of the configuration', () => {
  const config = (interval: string, more = ''): string =>
    `rule_files: [r.yml]\nscrape_configs:\n  - {job_name: a, scrape_interval: ${interval}}\n${more}`;
  const range = (query: string): string => `groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: ${query} > 0\n`;
  const codesOf = (text: string, query: string): Promise<readonly string[]> =>
    found({ 'prometheus.yml': text, 'r.yml': range(query) }, 'r.yml');
  const tooFew = ['warning promql-too-few-samples "1m"'];

  test.each([
    ['as long as the interval', 'rate(x[1m])', tooFew],
    ['that is moved back', 'rate(x[1m] offset 5m)', tooFew],
    ['longer than the interval', 'rate(x[2m])', []],
    ['of a function that needs one sample', 'max_over_time(x[1m])', []],
    ['of a subquery', 'rate(x[1m:10s])', []],
  ])('%s', async (...[, query, wanted]) => {
    expect(await codesOf(config('1m'), query)).toEqual(wanted);
  });

  test.each([
    ['another job is scraped more often', config('1m', '  - {job_name: b, scrape_interval: 15s}\n')],
    ['targets say how often', config('1m').replace('1m}', '1m, relabel_configs: [{target_label: __scrape_interval__, replacement: 5s}]}')],
    ['jobs stand elsewhere', config('1m', 'scrape_config_files: [/etc/jobs/*.yml]\n')],
    ['there are no jobs', 'rule_files: [r.yml]\n'],
  ])('is not judged where %s', async (_, text) => {
    expect(await codesOf(text, 'rate(x[1m])')).toEqual([]);
  });

  test('is judged again where the interval changes', () => {
    const project = openProject({ 'prometheus.yml': config('1m'), 'r.yml': range('up') }, ['prometheus.yml']);
    const before = project.service.projectDigest(project.uri('prometheus.yml'));
    project.open('prometheus.yml', config('15s'));
    expect(project.service.projectDigest(project.uri('prometheus.yml'))).not.toBe(before);
  });

  test('counts for queries too, and for the release', async () => {
    const project = openProject({ 'prometheus.yml': config('1m'), 'r.yml': range('up'), 'a.promql': 'rate(x[1m])\n' }, ['a.promql']);
    const codes = async () => (await project.service.projectDiagnostics(project.uri('a.promql'))).map(({ code }) => code);
    expect(await codes()).toEqual(['promql-too-few-samples']);
    project.service.configure({ prometheusVersion: '2.53' });
    expect(await codes()).toEqual([]);
  });
});
