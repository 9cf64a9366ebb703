import { describe, expect, test } from 'vitest';
import { openProject, projectAt } from '../../support/openProject.ts';

const configMap = `apiVersion: v1
kind: ConfigMap
metadata: {name: prometheus}
data:
  prometheus.yml: |
    rule_files: [/etc/prometheus/alerts.yml, "rules/*.rules", "*.yml", gone.yml]
    scrape_configs:
      - job_name: self
        authorization: {credentials_file: /etc/config/token}
        file_sd_configs: [{files: [targets.json]}]
  alerts.yml: |
    groups: [{name: a, rules: [{alert: A, expr: 'job:up:sum > 1'}]}]
  up.rules: |
    groups: [{name: b, rules: [{record: 'job:up:sum', expr: sum by (job) (up)}]}]
  token: abc
  targets.json: '[{"targets": ["a:1"]}]'
`;

const job = (name: string): string => `  prometheus.yml: |\n    scrape_configs: [{job_name: ${name}}]\n`;
const object = (name: string, data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata:\n${data}`;

describe('the keys of a ConfigMap are the files of one folder', () => {
  test('to which paths lead, wherever they will be mounted', async () => {
    const { service, uri, at } = openProject({ 'a.yaml': configMap }, ['a.yaml']);
    const links = await service.documentLinks(uri('a.yaml'));
    expect(links.map(({ range, target, tooltip }) => [at(uri('a.yaml'), range), target, tooltip])).toEqual([
      ['/etc/prometheus/alerts.yml', 'file:///work/a.yaml#L11,3', 'Go to the key alerts.yml of this ConfigMap'],
      ['"rules/*.rules"', 'file:///work/a.yaml#L13,3', 'Go to the key up.rules of this ConfigMap'],
      ['"*.yml"', 'file:///work/a.yaml#L11,3', 'Go to the key alerts.yml of this ConfigMap'],
      ['/etc/config/token', 'file:///work/a.yaml#L15,3', 'Go to the key token of this ConfigMap'],
      ['targets.json', 'file:///work/a.yaml#L16,3', 'Go to the key targets.json of this ConfigMap'],
    ]);
  });

  test.each([
    ['alerts.yml,', 'alerts.yml'],
    ['targets.json]', 'targets.json'],
    ['job:up:sum >', "'job:up:sum'"],
    ['gone.yml', undefined],
  ])('from `%s` one gets to %s', async (text, wanted) => {
    const { service, position, here, at } = projectAt({ 'a.yaml': configMap }, { name: 'a.yaml', text });
    const [found] = await service.definition(here, position);
    expect(found && at(found.uri, found.range)).toBe(wanted);
  });

  test('and nothing is missing, since nobody knows what else is mounted there', async () => {
    const { service, uri } = openProject({ 'a.yaml': configMap }, ['a.yaml']);
    expect(await service.projectDiagnostics(uri('a.yaml'))).toEqual([]);
  });
});

test('and are offered where a path is wanted', async () => {
  const text = configMap.replace('gone.yml', '');
  const { service, here, position } = projectAt({ 'a.yaml': text }, { name: 'a.yaml', text: ']\n    scrape_configs' });
  expect((await service.nameCompletion(here, position)).items.map(({ label }) => label)).toEqual(['alerts.yml', 'up.rules']);
});

test('two configurations in one file may have jobs of one name', async () => {
  const { service, uri } = openProject({ 'a.yaml': `${object('a', job('self'))}---\n${object('b', job('self'))}` }, ['a.yaml']);
  expect(await service.projectDiagnostics(uri('a.yaml'))).toEqual([]);
});
