import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService } from '../../server/src/languageService.ts';
import { memoryHost } from '../support/memoryHost.ts';
import { openDocument } from '../support/openDocument.ts';

/*
 * What people get wrong, one after the other. Of what Prometheus takes without a word this leaves out what no text shows:
 *
 * - a timeout that a short interval shrinks is no mistake where it is meant: a hint stands behind the interval (inlayHints.test.ts);
 * - `scheme: HTTPS` works;
 * - how many replicas a Service has, whether a target speaks TLS, what its answer looks like: targets.test.ts tells of those that are down;
 * - which labels objects of a cluster have, so whether a `labelmap` of all of them overwrites `job`: told is what a step overwrites that
 *   another has written;
 * - whether a metric is a gauge, and so should have no rate;
 * - rights, network policies, mounts and flags, whether a Secret is there, which Services and monitors a selector meets: of a cluster.
 *
 * Files that are not there, and Services of other namespaces, are in projectDiagnostics.test.ts.
 */

/** A mistake that people make, as a small document, and the code that tells of it. */
interface Mistake {
  readonly what: string;
  readonly text: string;
  readonly code: string;
  /** The file's name; `prometheus.yml` where nothing is said. */
  readonly name?: string;
  /** The release that it is checked for, where it is none of the newest. */
  readonly version?: string;
}

const indented = (text: string, by: number): string => text.replaceAll(/^/gm, ' '.repeat(by));
const job = (lines: string): string => `scrape_configs:\n  - job_name: shop\n${indented(lines, 4)}\n`;
const target = (address: string): string => job(`static_configs: [{targets: [${address}]}]`);
const relabel = (step: string): string => job(`relabel_configs: [{${step}}]`);
const kubernetes = (config: string): string => job(`kubernetes_sd_configs: [{${config}}]`);
const rules = (rule: string): string => `groups:\n  - name: shop\n    rules:\n      - ${rule.replaceAll('\n', '\n        ')}\n`;
const alert = (expr: string): string => rules(`alert: Down\nexpr: ${expr}`);
const ruleFile = { name: 'shop.rules.yml' } as const;

const structure: readonly Mistake[] = [
  { what: 'a tab as indentation', text: 'global:\n\tscrape_interval: 15s\n', code: 'yaml-syntax' },
  { what: 'targets beside the job', text: 'scrape_configs:\n  - job_name: a\nstatic_configs: []\n', code: 'misplaced-key' },
  { what: 'targets without a group', text: job('targets: [a:1]'), code: 'misplaced-key' },
  { what: 'a key with a letter too many', text: job('scrape_intervall: 15s'), code: 'unknown-key' },
  { what: 'a key in capitals', text: 'scrape_configs:\n  - Job_name: a\n    job_name: a\n', code: 'unknown-key' },
  { what: 'one target that is no list', text: job('static_configs: [{targets: a:1}]'), code: 'wrong-type' },
  { what: 'a list without its dash', text: job('static_configs:\n  targets: [a:1]'), code: 'wrong-type' },
  { what: 'a key twice', text: job('scheme: http\nscheme: https'), code: 'duplicate-key' },
  { what: 'a job without a name', text: 'scrape_configs:\n  - scheme: http\n', code: 'missing-key' },
  { what: 'an empty entry', text: 'scrape_configs:\n  - job_name: a\n  -\n', code: 'null-item' },
  { what: 'two jobs of one name', text: 'scrape_configs:\n  - job_name: a\n  - job_name: a\n', code: 'duplicate-name' },
  { what: 'jobs below global', text: 'global:\n  scrape_configs: []\n', code: 'misplaced-key' },
  { what: 'Alertmanagers at the top', text: 'scrape_configs: [{job_name: a}]\nalertmanagers: []\n', code: 'misplaced-key' },
  { what: 'no job at all', text: 'scrape_configs:\n', code: 'nothing-scraped' },
  { what: 'the braces of a template', text: job('metrics_path: {{ .Values.path }}'), code: 'templated-file' },
  { what: 'a parameter without its list', text: job('params: {module: http_2xx}'), code: 'wrong-type' },
  { what: 'a pattern over folders', text: "rule_files: ['rules/**/*.yml']\n", code: 'invalid-value' },
  { what: 'a target file of another kind', text: job('file_sd_configs: [{files: [targets.txt]}]'), code: 'invalid-value' },
];

const values: readonly Mistake[] = [
  { what: 'a timeout longer than the interval', text: job('scrape_interval: 10s\nscrape_timeout: 20s'), code: 'value-order' },
  { what: 'the same for all jobs', text: 'global: {scrape_interval: 10s, scrape_timeout: 20s}\n', code: 'value-order' },
  ...['15', '15 s', '1.5m', '1min'].map(text => ({
    what: `the duration ${text}`,
    text: job(`scrape_interval: ${text}`),
    code: 'invalid-value',
  })),
  { what: 'an interval longer than a query looks back', text: job('scrape_interval: 10m'), code: 'long-interval' },
  { what: 'a limit with a unit', text: job('sample_limit: 10k'), code: 'wrong-type' },
  { what: 'a size without its byte', text: job('body_size_limit: 10M'), code: 'invalid-value' },
  { what: 'a variable in a target', text: target("'$HOST:80'"), code: 'unexpanded-variable' },
  { what: 'a variable as a password', text: job('basic_auth: {username: a, password: "${PASS}"}'), code: 'unexpanded-variable' },
  { what: 'the flag of the retention as a key', text: 'storage: {tsdb: {retention: 30d}}\n', code: 'wrong-type' },
  { what: 'the same before there was the key', text: 'storage: {tsdb: {retention: 30d}}\n', code: 'version-too-old', version: '2.53' },
  { what: 'a dash in a label, in 2', text: 'global: {external_labels: {my-label: a}}\n', code: 'version-too-old', version: '2.53' },
  { what: 'a dash in a label, in 3', text: 'global: {external_labels: {my-label: a}}\n', code: 'invalid-value' },
];

const targets: readonly Mistake[] = [
  { what: 'a scheme before the address', text: target("'http://shop:8080'"), code: 'invalid-value' },
  { what: 'a path behind the address', text: target("'shop:8080/metrics'"), code: 'invalid-value' },
  {
    what: 'the same of an Alertmanager',
    text: "alerting: {alertmanagers: [{static_configs: [{targets: ['http://am:9093']}]}]}\n",
    code: 'invalid-value',
  },
  { what: 'a query behind the path', text: job('metrics_path: /metrics?format=prometheus'), code: 'invalid-value' },
  { what: 'a scheme that there is not', text: job('scheme: htps'), code: 'invalid-value' },
  { what: 'no port', text: target('shop'), code: 'target-address' },
  { what: 'a port out of range', text: target("'shop:99999'"), code: 'invalid-value' },
  { what: 'a port for an address', text: target('9100'), code: 'target-address' },
  { what: 'a blank before the address', text: target("' shop:8080'"), code: 'target-address' },
  {
    what: 'a Service that speaks of others',
    text: target("'kube-state-metrics:8080'"),
    code: 'renamed-labels',
  },
  { what: 'another Prometheus', text: job('metrics_path: /federate'), code: 'renamed-labels' },
  { what: 'an address twice', text: target("'shop:8080', 'shop:8080'"), code: 'duplicate-target' },
];

const logins: readonly Mistake[] = [
  { what: 'two ways to log in', text: job('bearer_token: a\nauthorization: {credentials: b}'), code: 'conflicting-keys' },
  { what: 'the older way to log in', text: job('bearer_token_file: /token'), code: 'deprecated-key' },
  { what: 'basic auth in the wrong block', text: job('authorization: {type: Basic, credentials_file: /a}'), code: 'invalid-value' },
  { what: 'a TLS setting beside its block', text: job('insecure_skip_verify: true'), code: 'misplaced-key' },
  {
    what: 'an authority that is not asked',
    text: job('tls_config: {ca_file: /ca, insecure_skip_verify: true}'),
    code: 'pointless-setting',
  },
  {
    what: 'TLS without https',
    text: job('tls_config: {ca_file: /ca}\nstatic_configs: [{targets: [a:1]}]'),
    code: 'pointless-setting',
  },
  { what: 'a certificate without its key', text: job('scheme: https\ntls_config: {cert_file: /a}'), code: 'dependent-key' },
  { what: 'a password in the file', text: job('basic_auth: {username: a, password: b}'), code: 'plain-text-secret' },
];

const relabelling: readonly Mistake[] = [
  { what: 'an action that there is not', text: relabel('action: kepp, source_labels: [a], regex: b'), code: 'invalid-value' },
  { what: 'nowhere to write to', text: relabel('source_labels: [a]'), code: 'missing-key' },
  { what: 'no number of shards', text: relabel('action: hashmod, source_labels: [a], target_label: b'), code: 'missing-key' },
  {
    what: 'labels to read where names are matched',
    text: relabel('action: labeldrop, source_labels: [a], regex: b'),
    code: 'conflicting-keys',
  },
  { what: 'a glob for a regular expression', text: relabel("source_labels: [a], target_label: b, regex: '*prod*'"), code: 'invalid-value' },
  { what: 'looking ahead', text: relabel("source_labels: [a], action: keep, regex: '(?!test).*'"), code: 'invalid-value' },
  { what: 'no separator', text: relabel('source_labels: [a, b], action: keep, regex: xy'), code: 'relabel-no-separator' },
  { what: 'an anchor on one side', text: relabel('source_labels: [a], regex: ^prod, action: keep'), code: 'anchored-regex' },
  {
    what: 'the beginning of metric names',
    text: job('metric_relabel_configs: [{source_labels: [__name__], regex: go_, action: drop}]'),
    code: 'anchored-regex',
  },
  {
    what: 'a part of what the targets have',
    text: job(
      "static_configs: [{targets: ['a:1'], labels: {env: prod-eu}}]\nrelabel_configs: [{source_labels: [env], regex: prod, action: keep}]",
    ),
    code: 'anchored-regex',
  },
  {
    what: 'labels overwritten by those of a pod',
    text: job(
      "kubernetes_sd_configs: [{role: pod}]\nrelabel_configs: [{source_labels: [__meta_kubernetes_namespace], target_label: namespace}, {action: labelmap, regex: '__meta_kubernetes_pod_label_(.+)'}]",
    ),
    code: 'overwritten-label',
  },
  { what: 'keeping nothing', text: relabel('action: keep, regex: a'), code: 'drops-everything' },
  { what: 'dropping everything', text: relabel('action: drop, source_labels: [a]'), code: 'drops-everything' },
  { what: 'one label that is no list', text: relabel('source_labels: a, target_label: b'), code: 'wrong-type' },
  { what: 'a key of the custom resource', text: relabel('sourceLabels: [a], target_label: b'), code: 'unknown-key' },
  {
    what: 'the name of a Kubernetes label as it is there',
    text: relabel('source_labels: [__meta_kubernetes_pod_label_app.kubernetes.io/name], target_label: b'),
    code: 'label-never-there',
  },
  {
    what: 'a label of discovery after the scrape',
    text: job('metric_relabel_configs: [{source_labels: [__meta_x], regex: a, action: keep}]'),
    code: 'label-never-there',
  },
  {
    what: 'a metric name before the scrape',
    text: relabel('source_labels: [__name__], regex: a, action: drop'),
    code: 'label-never-there',
  },
  {
    what: 'a group that there is not',
    text: relabel("source_labels: [a], target_label: b, regex: '.+', replacement: $1"),
    code: 'relabel-no-group',
  },
  { what: 'a group with a tail', text: relabel('source_labels: [a], target_label: b, replacement: $1_x'), code: 'relabel-no-group' },
  { what: 'the address removed', text: relabel('action: labelkeep, regex: job'), code: 'drops-everything' },
];

const discovery: readonly Mistake[] = [
  {
    what: 'a label that the role does not have',
    text: job(
      'kubernetes_sd_configs: [{role: service}]\nrelabel_configs: [{source_labels: [__meta_kubernetes_pod_name], target_label: pod}]',
    ),
    code: 'label-never-there',
  },
  { what: 'no role', text: kubernetes('kubeconfig_file: /a'), code: 'missing-key' },
  { what: 'a role that Kubernetes gives up', text: kubernetes('role: endpoints'), code: 'deprecated-key' },
  { what: 'a role in the plural', text: kubernetes('role: pods'), code: 'invalid-value' },
  { what: 'a role in capitals', text: kubernetes('role: Endpoints'), code: 'invalid-value' },
  { what: 'a selector of another role', text: kubernetes('role: pod, selectors: [{role: service, label: a=b}]'), code: 'invalid-value' },
  { what: 'namespaces as a list', text: kubernetes('role: pod, namespaces: [shop]'), code: 'wrong-type' },
  { what: 'TLS without an address', text: kubernetes('role: pod, tls_config: {ca_file: /a}'), code: 'dependent-key' },
  {
    what: 'two ways to the API server',
    text: kubernetes("role: pod, kubeconfig_file: /a, api_server: 'https://b'"),
    code: 'conflicting-keys',
  },
];

const ruleFiles: readonly Mistake[] = [
  { what: 'two groups of one name', text: 'groups: [{name: a, rules: []}, {name: a, rules: []}]\n', code: 'duplicate-name' },
  { what: 'a group without a name', text: 'groups: [{name: "", rules: []}]\n', code: 'invalid-value' },
  { what: 'annotations of a recording', text: rules('record: a\nexpr: up\nannotations: {a: b}'), code: 'conflicting-keys' },
  { what: 'both a recording and an alert', text: rules('record: a\nalert: b\nexpr: up == 0'), code: 'conflicting-keys' },
  { what: 'a dash in a metric, in 2', text: rules('record: a-b\nexpr: up'), code: 'version-too-old', version: '2.53' },
  { what: 'a dash in a metric, in 3', text: rules('record: a-b\nexpr: up'), code: 'invalid-value' },
  { what: 'a selector for a name', text: rules('record: \'a{b="c"}\'\nexpr: up'), code: 'invalid-value' },
  { what: 'no range', text: alert('rate(up) > 0'), code: 'promql-type' },
  { what: 'no labels to group by', text: alert('sum by job (up) == 0'), code: 'promql-syntax' },
  { what: 'a function that there is not', text: alert('mean(up) == 0'), code: 'promql-syntax' },
  { what: 'minutes as min', text: alert('rate(up[5min]) > 0'), code: 'promql-syntax' },
  {
    what: 'a variable with a slip',
    text: rules("alert: A\nexpr: up == 0\nannotations: {a: '{{ $lables.job }}'}"),
    code: 'template-variable',
  },
  {
    what: 'a function of templates with a slip',
    text: rules("alert: A\nexpr: up == 0\nannotations: {a: '{{ humanise 1 }}'}"),
    code: 'template-function',
  },
  { what: 'a template that is not closed', text: rules("alert: A\nexpr: up == 0\nannotations: {a: '{{ $value'}"), code: 'template-syntax' },
  {
    what: 'a label that is gone',
    text: rules("alert: A\nexpr: sum(up) == 0\nannotations: {a: '{{ $labels.job }}'}"),
    code: 'template-lost-label',
  },
  { what: 'no comparison', text: alert('rate(up[5m])'), code: 'promql-always-fires' },
  { what: 'a comparison that leaves nothing out', text: alert('up > bool 0'), code: 'promql-always-fires' },
  {
    what: 'a value among the labels',
    text: rules("alert: A\nexpr: up == 0\nlabels: {at: '{{ $value }}'}"),
    code: 'template-changing-label',
  },
  { what: 'a rate of a sum', text: alert('rate(sum(up)[5m]) > 0'), code: 'promql-type' },
  { what: 'a colon in an expression', text: rules('alert: A\nexpr: sum(rate(x{a="b: c"}[5m])) > 0'), code: 'yaml-syntax' },
  {
    what: 'braces at the beginning of a text',
    text: rules('alert: A\nexpr: up == 0\nannotations:\n  a: {{ $labels.job }} is down'),
    code: 'yaml-syntax',
  },
  { what: 'a rule twice', text: `${rules('record: a\nexpr: up')}      - {record: a, expr: up == 1}\n`, code: 'duplicate-rule' },
  { what: 'a matcher with an anchor on one side', text: alert('up{job=~"^prod"} == 0'), code: 'anchored-regex' },
  { what: 'a function that 3 renamed', text: alert('holt_winters(up[5m], 0.1, 0.1) > 0'), code: 'version-removed' },
  { what: 'a bucket by a whole number', text: alert('x_bucket{le="1"} > 0'), code: 'promql-never-matches' },
  { what: 'a range of one sample', text: alert('rate(up[1m:1m]) > 0'), code: 'promql-too-few-samples' },
  {
    what: 'groups that are evaluated too seldom',
    text: 'groups: [{name: a, interval: 10m, rules: [{record: a, expr: up}]}]\n',
    code: 'long-interval',
  },
  {
    what: 'a rule file for a custom resource',
    text: `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n${rules('alert: A\nexpr: up == 0')}`,
    code: 'misplaced-key',
  },
].map(mistake => ({ ...ruleFile, ...mistake }));

const monitor = (endpoint: string, selector = 'matchLabels: {app: shop}'): string =>
  `apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: shop}\nspec:\n  selector: {${selector}}\n  endpoints: [${endpoint}]\n`;

const monitors: readonly Mistake[] = [
  { what: 'a port by its number', text: monitor('{port: 8080}'), code: 'wrong-type' },
  { what: 'a number for the name of a port', text: monitor('{port: "8080"}'), code: 'endpoint-port' },
  { what: 'no port', text: monitor('{interval: 30s}'), code: 'endpoint-port' },
  { what: 'no endpoint', text: monitor(''), code: 'nothing-scraped' },
  { what: 'a timeout longer than the interval', text: monitor('{port: web, interval: 15s, scrapeTimeout: 30s}'), code: 'value-order' },
  { what: 'a broken expression', text: monitor('{port: web, relabelings: [{regex: "(", action: keep}]}'), code: 'invalid-value' },
  { what: 'a dash in a label', text: monitor('{port: web, relabelings: [{sourceLabels: [a-b], targetLabel: c}]}'), code: 'invalid-value' },
  {
    what: 'an anchor on one side',
    text: monitor('{port: web, relabelings: [{sourceLabels: [a], regex: ^b, action: keep}]}'),
    code: 'anchored-regex',
  },
  { what: 'a key of prometheus.yml', text: monitor('{port: web, metrics_path: /m}'), code: 'unknown-key' },
  { what: 'steps of prometheus.yml', text: monitor('{port: web, relabelConfigs: []}'), code: 'unknown-key' },
  { what: 'a setting of TLS outside of its block', text: monitor('{port: web, insecureSkipVerify: true}'), code: 'misplaced-key' },
  { what: 'labels right in the selector', text: monitor('{port: web}', 'app: shop'), code: 'misplaced-key' },
  { what: 'a selector of nothing', text: monitor('{port: web}', ''), code: 'selects-everything' },
].map(mistake => ({ ...mistake, name: 'shop.yaml' }));

describe.each([
  ['in the structure', structure],
  ['in values and times', values],
  ['in targets', targets],
  ['in logins and TLS', logins],
  ['in relabelling', relabelling],
  ['in discovery', discovery],
  ['in rule files', ruleFiles],
  ['in monitors', monitors],
] as const)('mistakes %s', (_, mistakes) => {
  test.each(mistakes.map(mistake => [mistake.what, mistake] as const))('%s', (__, { text, code, name, version = '' }) => {
    const { service, uri, host } = openDocument(text, name === undefined ? {} : { name });
    service.configure({ prometheusVersion: version });
    expect(service.diagnostics(uri).map(found => found.code)).toContain(code);
    expect(host.logged).toEqual([]);
  });
});

test('a custom resource is told of where a configuration names it as a rule file', async () => {
  const rule = `spec:\n${indented(rules('alert: A\nexpr: up == 0'), 2)}`;
  const files = { 'file:///work/shop.yml': `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\n${rule}` };
  const service = createLanguageService(memoryHost(files));
  service.update(TextDocument.create('file:///work/prometheus.yml', 'yaml', 1, 'rule_files: [shop.yml]\n'));
  expect((await service.projectDiagnostics('file:///work/prometheus.yml')).map(({ code }) => code)).toEqual(['unfit-file']);
});

/** What resembles a mistake and is none. */
test.each([
  ['alerts of one name with conditions of their own', `${alert('up == 0')}      - {alert: Down, expr: up == 2}\n`],
  ['recordings that a label tells apart', `${rules('record: a\nexpr: up')}      - {record: a, expr: up, labels: {b: c}}\n`],
  ['alerts that are evaluated seldom', 'groups: [{name: a, interval: 10m, rules: [{alert: A, expr: up == 0}]}]\n'],
  ['a label that depends on the value', rules("alert: A\nexpr: up == 0\nlabels: {a: '{{ if gt $value 1.0 }}x{{ else }}y{{ end }}'}")],
  ['a value among the annotations', rules("alert: A\nexpr: up == 0\nannotations: {a: '{{ $value }}'}")],
])('%s', (_, text) => {
  const { service, uri } = openDocument(text, ruleFile);
  expect(service.diagnostics(uri)).toEqual([]);
});

test.each([
  ['a group of the default expression', 'source_labels: [a], target_label: b, replacement: $1'],
  ['the same in braces with a tail', "source_labels: [a], target_label: b, replacement: '${1}_x'"],
])('%s', (_, step) => {
  const { service, uri } = openDocument(relabel(step));
  expect(service.diagnostics(uri)).toEqual([]);
});
