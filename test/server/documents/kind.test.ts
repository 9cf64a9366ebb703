import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../server/src/documents/kind.ts';
import { parseYaml } from '../../../server/src/yaml/parse.ts';

const kind = (name: string, text: string, languageId = 'yaml') =>
  kindOf({ uri: `file:///w/${name}`, languageId, root: parseYaml(text).root });

describe('by content, whatever the name', () => {
  test.each([
    ['config', 'scrape_configs: []'],
    ['config', 'rule_files: []\nalerting: {}'],
    ['config', 'global:\n  scrape_interval: 15s'],
    ['rules', 'groups:\n  - name: a\n    rules: []'],
    ['ruleTests', 'rule_files: []\ntests: []'],
    ['ruleTests', 'tests:\n  - promql_expr_test: []'],
    ['other', 'tests:\n  - run: go test'],
    ['targets', '- targets: [a:1]\n  labels: {}'],
    ['PrometheusRule', 'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec: {}'],
    ['ServiceMonitor', 'kind: ServiceMonitor\napiVersion: monitoring.coreos.com/v1alpha7'],
    ['AlertmanagerConfig', 'apiVersion: monitoring.coreos.com/v1alpha1\nkind: AlertmanagerConfig'],
    ['AlertmanagerConfig v1beta1', 'apiVersion: monitoring.coreos.com/v1beta1\nkind: AlertmanagerConfig'],
    ['other', 'apiVersion: azmonitoring.coreos.com/v1\nkind: ServiceMonitor\nspec: {}'],
    ['PrometheusAgent', 'apiVersion: monitoring.coreos.com/v1alpha1\nkind: PrometheusAgent'],
    ['ThanosRuler', 'apiVersion: monitoring.coreos.com/v1\nkind: ThanosRuler\nspec: {}'],
    ['Alertmanager', 'apiVersion: monitoring.coreos.com/v1\nkind: Alertmanager'],
    ['other', 'services:\n  prometheus: {}\nvolumes: {}'],
    ['other', 'on: push\njobs: {}'],
    ['alertmanager', 'global:\n  resolve_timeout: 5m\nroute: {}\nreceivers: []'],
    ['other', 'server: {}\npositions: {}\nscrape_configs: []'],
    ['other', '- hosts: all\n  tasks: []'],
    ['other', 'replicaCount: 1\nimage: {}'],
    ['other', ''],
  ])('%s: %s', (expected, text) => {
    expect(kind('some.yaml', text)).toBe(expected);
  });
});

describe('by name, where the content says nothing yet', () => {
  test.each([
    ['config', 'prometheus.yml', ''],
    ['config', 'prometheus.yaml', '# to come'],
    ['config', 'prometheus.yml', 'nonsense: 1'],
    ['config', 'prometheus-eu.yml', 'glo'],
    ['rules', 'prometheus-rules.yml', ''],
    ['rules', 'team.rules.yml', 'groups:\n'],
    ['rules', 'node-alerts.yaml', 'gro'],
    ['rules', 'node.rules', ''],
    ['other', 'shop.rules.yml', 'services: []'],
    ['other', 'prometheus-values.yaml', 'replicas: 2'],
    ['scrapeConfigFile', 'scrape_configs.yml', 'scrape_configs: []'],
    ['scrapeConfigFile', 'scrape-config-team.yml', ''],
    ['ruleTests', 'alerts_test.yml', 'rule_files: [alerts.yml]'],
    ['ruleTests', 'alerts.test.yaml', 'evaluation_interval: 1m'],
    ['config', 'prometheus_test.yml', 'rule_files: [alerts.yml]\nscrape_configs: []'],
    ['other', 'unit_test.yml', 'command: go test'],
    ['alertmanager', 'alertmanager.yml', ''],
    ['alertmanager', 'alertmanager.yaml', 'global:\nreciever: x'],
    ['alertmanager', 'alertmanager-eu.yml', 'rout'],
    ['other', 'alertmanager.yml', 'replicas: 2'],
    ['other', 'alertmanager-values.yml', 'route: {}\nreplicas: 2'],
    ['promql', 'queries.promql', 'up == 0'],
  ])('%s: %s %j', (expected, name, text) => {
    expect(kind(name, text)).toBe(expected);
  });

  test('or by the language that the editor was told', () => {
    expect(kind('untitled', '', 'prometheus')).toBe('config');
    expect(kind('untitled', '', 'promql')).toBe('promql');
  });
});
