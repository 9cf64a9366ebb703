import type { CodeAction } from 'vscode-languageserver';
import { describe, expect, test } from 'vitest';
import { projectAt } from '../../support/openProject.ts';

type Files = Readonly<Record<string, string>>;

async function offered(files: Files, place: { readonly name: string; readonly text: string }): Promise<readonly CodeAction[]> {
  const { service, here, position } = projectAt(files, place);
  return service.conversions(here, { start: position, end: position });
}

/** The new file's name and text. */
async function converted(files: Files, place: { readonly name: string; readonly text: string }): Promise<readonly [string, string]> {
  const [action] = await offered(files, place);
  const [create, edit] = action?.edit?.documentChanges ?? [];
  if (!create || !('kind' in create) || create.kind !== 'create' || !edit || !('edits' in edit)) throw new Error('No file was made.');
  expect(edit.textDocument.uri).toBe(create.uri);
  const [first] = edit.edits;
  return [create.uri.slice('file:///work/'.length), first && 'newText' in first ? first.newText : ''];
}

const rules = `groups:
- name: a # the first
  rules:
  # why it matters
  - alert: Down
    expr: |
      up
        == 0
    labels: {severity: 'page'}
`;

const prometheusRule = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: my-alerts
spec:
  groups:
  - name: a # the first
    rules:
    # why it matters
    - alert: Down
      expr: |
        up
          == 0
      labels: {severity: 'page'}
`;

const job = `scrape_configs:
- job_name: 'node 1'
  scrape_interval: 30s # often
  params:
    some_key: [a]
  static_configs:
  - targets: ["a:1"]
    labels: {some_label: x}
  relabel_configs:
  - source_labels: [__address__]
    target_label: host
`;

const scrapeConfig = `apiVersion: monitoring.coreos.com/v1alpha1
kind: ScrapeConfig
metadata:
  name: node-1
spec:
  jobName: 'node 1'
  scrapeInterval: 30s # often
  params:
    some_key: [a]
  staticConfigs:
  - targets: ["a:1"]
    labels: {some_label: x}
  relabelings:
  - sourceLabels: [__address__]
    targetLabel: host
`;

describe('a conversion', () => {
  test('of rules to their custom resource, and back', async () => {
    expect(await converted({ 'My_alerts.yml': rules }, { name: 'My_alerts.yml', text: 'groups' })).toEqual([
      'my-alerts.prometheusrule.yml',
      prometheusRule,
    ]);
    expect(await converted({ 'a.yml': prometheusRule }, { name: 'a.yml', text: 'kind' })).toEqual(['my-alerts.rules.yml', rules]);
  });

  test('of a job to its custom resource, and back', async () => {
    expect(await converted({ 'prometheus.yml': job }, { name: 'prometheus.yml', text: 'job_name' })).toEqual([
      'node-1.scrapeconfig.yml',
      scrapeConfig,
    ]);
    const back = job.replaceAll('\n  ', '\n    ').replace('- job_name', '  - job_name');
    expect(await converted({ 'a.yml': scrapeConfig }, { name: 'a.yml', text: 'spec' })).toEqual(['node-1.scrape_configs.yml', back]);
  });

  test('names a job after its resource where that says nothing', async () => {
    const unnamed = scrapeConfig.replace("  jobName: 'node 1'\n", '');
    const [, text] = await converted({ 'a.yml': unnamed }, { name: 'a.yml', text: 'kind' });
    expect(text).toMatch(/^scrape_configs:\n {2}- job_name: node-1\n {4}scrape_interval: 30s # often\n/);
  });

  test('takes no name that a file has', async () => {
    const files = { 'a.yml': rules, 'a.prometheusrule.yml': '', 'a-2.prometheusrule.yml': '' };
    expect((await converted(files, { name: 'a.yml', text: 'groups' }))[0]).toBe('a-3.prometheusrule.yml');
  });

  test('asks before anything is made', async () => {
    const [action] = await offered({ 'a.yml': rules }, { name: 'a.yml', text: 'groups' });
    expect(Object.values(action?.edit?.changeAnnotations ?? {})).toEqual([expect.objectContaining({ needsConfirmation: true })]);
  });

  test.each([
    ['a job with a password', 'prometheus.yml', `${job}  basic_auth: {username: a, password: b}\n`, 'job_name'],
    ['a job with what only prometheus.yml has', 'prometheus.yml', `${job}  bearer_token_file: /token\n`, 'job_name'],
    [
      'a job that leans on an anchor',
      'prometheus.yml',
      `global: {external_labels: &l {a: b}}\n${job.replace('{some_label: x}', '*l')}`,
      'job_name',
    ],
    ['rules with a label that is a number', 'a.yml', rules.replace("'page'", '1'), 'groups'],
    ['a resource with what only Thanos reads', 'a.yml', `${prometheusRule}    partial_response_strategy: warn\n`, 'kind'],
    ['what lies further in', 'prometheus.yml', job, 'targets'],
    ['a broken file', 'a.yml', `${rules}x: [\n`, 'groups'],
  ])('is not offered of %s', async (_, ...[name, file, text]) => {
    expect(await offered({ [name]: file }, { name, text })).toEqual([]);
  });
});
