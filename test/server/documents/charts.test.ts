import { describe, expect, test } from 'vitest';
import { annotated, plain } from '../../support/annotations.ts';
import { openDocument } from '../../support/openDocument.ts';

/** A document with its findings drawn in has those and no others. */
function holds(document: string, name = 'values.yaml'): void {
  const { service, uri, source } = openDocument(plain(document), { name });
  expect(annotated(source.getText(), service.diagnostics(uri))).toBe(document);
}

describe('the values of the chart prometheus', () => {
  test('are checked wherever it puts them into a file', () => {
    holds(`serverFiles:
  alerts:
    Down: [{alert: Down, expr: up == 0, For: 5m}]
                                        ^^^ unknown-key: \`For\` is not a key of a rule. Did you mean \`for\`?
  web.yml: {tls_server_config: {}}
ruleFiles:
  my.rules: |
    groups: [{name: a, rules: [{record: a, expr: sum(}]}]
                                                    ^ promql-syntax: \`(\` is not closed: add \`)\`.
scrapeConfigs:
  kubernetes-nodes: {tls_config: {insecure_skip_verify: true}}
  kubernetes-pods: {enabled: false}
  slow:
  mine: {honor_label: true}
         ^^^^^^^^^^^ unknown-key: \`honor_label\` is not a key of a scrape job of the chart. Did you mean \`honor_labels\`?
alertRelabelConfigs: {alert_relabel_configs: [{action: drp}]}
                                                       ^^^ invalid-value: \`drp\` is not a value that is known here. Did you mean \`drop\`?
server:
  tsdb: {out_of_order_time_window: 5}
                                   ^ invalid-value: \`5\` has no unit. Write \`5s\` for seconds, or another of \`ms m h d w y\`.
  alertmanagers: [{static_configs: [{targets: ["am:9093"]}]}]
  retention: 15d
`);
  });
});

describe('the values of the chart kube-prometheus-stack', () => {
  test('are the fields of the resource where it hands them on, and its own where not', () => {
    holds(`prometheus:
  prometheusSpec:
    sampleLimit: false
    serviceMonitorSelector: {}
    ruleSelector: {matchlabels: {a: b}}
                   ^^^^^^^^^^^ misplaced-key: \`matchlabels\` is not a key of a label selector. It belongs under \`matchLabels\`.
    remoteWrite: [{url: "https://a", basic_auth: {}}]
                                     ^^^^^^^^^^ unknown-key: \`basic_auth\` is not a key of a remote write. Did you mean \`basicAuth\`?
    additionalScrapeConfigsSecret: {enabled: true, name: a, key: b}
    storageSpec: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resource: {}}}}
                                                                             ^^^^^^^^ unknown-key: \`resource\` is not a key of a volume claim. Did you mean \`resources\`?
    podAntiAffinity: soft
    image: {tag: v3.5.0}
    volumes: text of a template
    arbitraryFSAccessThroughSMs: false
    apiserverConfig: {}
    tracingConfig: {}
    web: {}
    thanos: {}
  additionalServiceMonitors:
    - name: mine
      additionalLabels: {a: b}
      selector: {app: x}
                 ^^^ misplaced-key: \`app\` is not a key of a label selector. It belongs under \`matchLabels\`.
      endpoints: [{port: http, intervall: 15s}]
                               ^^^^^^^^^ unknown-key: \`intervall\` is not a key of an endpoint. Did you mean \`interval\`?
additionalPrometheusRulesMap:
  mine: {additionalLabels: {a: b}, groups: [{name: g, rules: [{record: a, expr: rate(a)}]}]}
                                                                                     ^ promql-type: \`rate\` takes a range vector as \`v\`; this is an instant vector. Add a range, e.g. \`[5m]\`.
alertmanager:
  stringConfig: |
    route: {receiver: a}
                      ^ unknown-reference: There is no receiver called \`a\`. There are \`b\`.
    receivers: [{name: b}]
                       ^ unused-name: No route refers to the receiver \`b\`, so it does nothing. Name it in a route, or remove it.
`);
  });
});

describe('the values of a chart that somebody else installs', () => {
  test.each([
    ['by Flux', 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n'],
    [
      'by Argo CD',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: {chart: a}\n  sources:\n  - helm:\n     valuesObject:\n',
    ],
    ['by Argo CD, as text', 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n   helm:\n    values: |\n'],
  ])('%s', (_, head) => {
    holds(
      `${head}      extraScrapeConfigs: |
        - job_nam: a
          ^^^^^^^ unknown-key: \`job_nam\` is not a key of a scrape job. Did you mean \`job_name\`?
          ^^^^^^^ missing-key: A scrape job needs \`job_name\`. Add it.
`,
      'release.yaml',
    );
  });

  test('are left alone where they are those of another chart', () => {
    const release = 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    server: {global: {a: b}}\n';
    const { service, uri } = openDocument(release, { name: 'release.yaml' });
    expect(service.diagnostics(uri)).toEqual([]);
    expect(service.foldingRanges(uri)).toBeNull();
  });
});

describe('braces that are no template of Helm or Jinja', () => {
  test.each([
    [
      'in what a ConfigMap holds for others',
      `apiVersion: v1
kind: ConfigMap
data:
  dashboard.json: '{"legendFormat": "{{instance}}"}'
  a.tmpl: '{{ define "a" }}{{ .GroupLabels }}{{ end }}'
  prometheus.yml: |
    scrape_configs: [{job_name: a}, {job_name: a}]
                                               ^ duplicate-name: Another job is called \`a\` already. Give this one a name of its own.
`,
    ],
    [
      'in notifications of an AlertmanagerConfig',
      `apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: {name: a}
spec:
  route: {receiver: a}
  receivers: [{name: a, webhookConfigs: [{url: "http://x/{{ .GroupLabels.a }}"}]}, {name: a}]
                                                                                          ^ duplicate-name: Another receiver is called \`a\` already. Give this one a name of its own.
`,
    ],
  ])('%s', (_, document) => {
    holds(document, 'a.yaml');
  });
});

describe('a Kubernetes List', () => {
  const list = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ConfigMap
  metadata: &a {name: a}
  data:
    prometheus.yml: |
      global: {scrape_intervall: 1s}
               ^^^^^^^^^^^^^^^^ unknown-key: \`scrape_intervall\` is not a key of a global section. Did you mean \`scrape_interval\`?
- apiVersion: v1
  kind: Secret
  metadata: *a
  stringData: {prometheus.yml: "global: {scrape_intervall: 1s}"}
-   apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: {name: a}
    spec: {selector: {matchLabels: {a: b}}, podMetricsEndpoints: [{prt: a}]}
                                                                   ^^^ unknown-key: \`prt\` is not a key of a pod endpoint. Did you mean \`port\`?
- apiVersion: apps/v1
  kind: Deployment
metadata: {}
`;

  test('is read item by item; one that says in part what another says cannot be', () => {
    holds(list, 'list.yaml');
  });

  test('keeps its dashes', async () => {
    const data = `data: {}\n  kind: Secret\n  apiVersion: v1\n`.replace(
      '{}',
      `\n    a.yml: ${Buffer.from('rule_files: []\n').toString('base64')}\n    b: YQ==`,
    );
    const offered = async (item: string): Promise<number> => {
      const text = `apiVersion: v1\nkind: List\nitems:\n- ${item}`;
      const { service, uri, source } = openDocument(text, { name: 'list.yaml' });
      const start = source.positionAt(text.indexOf('a.yml'));
      return (await service.conversions(uri, { start, end: start })).length;
    };
    expect(await offered(`metadata: {}\n  ${data}`)).toBe(1);
    expect(await offered(data)).toBe(0);
  });

  test('completes within an item, and is fixed there', async () => {
    const text = plain(list);
    const { service, uri, source } = openDocument(text, { name: 'list.yaml' });
    const position = source.positionAt(text.indexOf('prt'));
    const actions = service.codeActions(uri, { start: position, end: position }, []);
    expect(actions.map(({ edit }) => edit?.changes?.[uri])).toEqual([
      [{ newText: 'port', range: { start: position, end: { ...position, character: position.character + 3 } } }],
    ]);
  });
});
