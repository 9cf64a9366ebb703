import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { openAtCursor } from '../../support/openDocument.ts';

function labels(marked: string): readonly string[] {
  const { service, uri, position, host } = openAtCursor(marked);
  const items = service.completion(uri, position);
  expect(host.logged).toEqual([]);
  return items.map(({ label }) => label);
}

function accepted(marked: string, label: string): string {
  const { service, uri, position, source } = openAtCursor(marked);
  const edit = service.completion(uri, position).find(each => each.label === label)?.textEdit;
  if (!edit || !('range' in edit)) throw new Error(`\`${label}\` is not offered.`);
  return TextDocument.applyEdits(source, [edit]);
}

/** A job of pods, behind a Service, with a parameter and a label of its own. */
const job = `scrape_configs:
  - job_name: a
    params: { module: [x] }
    kubernetes_sd_configs: [{ role: service }]
    static_configs: [{ targets: [], labels: { env: prod } }]
`;

const own = ['__address__', '__scheme__', '__metrics_path__', '__param_module', 'job', 'env', '__meta_kubernetes_service_name'];
const foreign = ['__name__', 'instance', '__meta_kubernetes_pod_name', '__meta_consul_service'];

describe('a step on targets reads what the job has', () => {
  test.each([
    ['in brackets', 'relabel_configs:\n      - source_labels: [|]\n'],
    ['in brackets that nobody closed', 'relabel_configs:\n      - source_labels: [|'],
    ['half-typed in brackets', 'relabel_configs:\n      - source_labels: [__meta_kub|]\n'],
    ['after another label', 'relabel_configs:\n      - source_labels: [job, |]\n        regex: x\n'],
    ['in quotes', "relabel_configs:\n      - source_labels: ['__|']\n"],
    ['in a block', 'relabel_configs:\n      - source_labels:\n          - |\n        action: keep\n'],
    ['in a block, half-typed', 'relabel_configs:\n      - action: keep\n        source_labels:\n          - __m|\n'],
    ['in braces', 'relabel_configs: [{ source_labels: [|] }]\n'],
    ['in braces that nobody closed', 'relabel_configs: [{ action: keep, source_labels: [|'],
  ])('%s', (_, marked) => {
    for (const text of [`${job}    ${marked}`, `${job}    ${marked}`.replaceAll('\n', '\r\n')]) {
      const offer = labels(text);
      expect(offer).toEqual(expect.arrayContaining(own));
      for (const name of foreign) expect(offer).not.toContain(name);
    }
  });

  test('and what earlier steps wrote, not what they removed or what later ones write', () => {
    const offer = labels(`${job}    relabel_configs:
      - target_label: team
        replacement: core
      - regex: __param_(.+)
        action: labelmap
        replacement: asked_$1
      - regex: env
        action: labeldrop
      - source_labels: [|]
        target_label: later
`);
    expect(offer).toEqual(expect.arrayContaining(['team', 'asked_module', 'job']));
    expect(offer).not.toContain('env');
    expect(offer).not.toContain('later');
  });

  test('a family of labels goes on where the cursor stays', () => {
    const family = '__meta_kubernetes_service_label_…';
    expect(accepted(`${job}    relabel_configs: [{ source_labels: [|] }]\n`, family)).toContain('[__meta_kubernetes_service_label_$0]');
    expect(accepted(`${job}    relabel_configs: [{ source_labels: ['|'] }]\n`, family)).toContain("['__meta_kubernetes_service_label_$0']");
    expect(labels(`${job}    relabel_configs: [{ source_labels: [|] }]\n`)).toContain('__meta_kubernetes_service_label_app');
  });

  test('an Alertmanager has no scrape and no job', () => {
    const offer = labels(
      'alerting:\n  alertmanagers:\n    - dns_sd_configs: [{ names: [a] }]\n      relabel_configs:\n        - source_labels: [|]\n',
    );
    expect(offer).toEqual(['__address__', '__scheme__', '__alerts_path__', ...dns]);
  });
});

const dns = ['name', 'srv_record_target', 'srv_record_port', 'mx_record_target', 'ns_record_target'].map(end => `__meta_dns_${end}`);

describe('other values of a step', () => {
  test('a label to write is no label of discovery', () => {
    const offer = labels(`${job}    relabel_configs:\n      - target_label: |\n`);
    expect(offer).toEqual(expect.arrayContaining(['instance', 'job', 'namespace', '__address__', '__param_target']));
    expect(offer.filter(name => name.startsWith('__meta_'))).toEqual([]);
  });

  test('a pattern of label names captures the rest', () => {
    const offer = labels(`${job}    relabel_configs:\n      - action: labelmap\n        regex: |\n`);
    expect(offer).toContain('__meta_kubernetes_service_label_(.+)');
    expect(labels(`${job}    relabel_configs:\n      - action: keep\n        regex: |\n`)).toContain('(.+)');
    expect(labels(`${job}    relabel_configs:\n      - action: labeldrop\n        regex: |\n`)).toContain('env');
  });

  test('a replacement takes the groups that there are', () => {
    expect(labels(`${job}    relabel_configs:\n      - regex: (.+);(?P<port>\\d+)\n        replacement: |\n`)).toEqual(
      expect.arrayContaining(['$1', '$2', '${port}', '$1:$2']),
    );
    expect(labels(`${job}    relabel_configs: [{ regex: '(a)', replacement: '|' }]\n`)).toContain('$1');
    const named = `${job}    relabel_configs: [{ regex: '(?P<p>a)', replacement: | }]\n`;
    expect(accepted(named, '${p}')).toContain("replacement: '\\${p\\}' }");
  });
});

describe('steps on what was scraped', () => {
  test('read the metric name and what the targets keep', () => {
    const offer = labels(`${job}    relabel_configs: [{ target_label: team, replacement: x }]
    metric_relabel_configs:
      - source_labels: [|]
`);
    expect([...offer].sort()).toEqual(['__name__', 'env', 'instance', 'job', 'team']);
  });

  test('read the labels of all jobs and of the server where samples are sent on', () => {
    const text = `global: { external_labels: { cluster: eu } }\n${job}remote_write:\n  - url: http://a\n    write_relabel_configs:\n      - source_labels: [|]\n`;
    expect([...labels(text)].sort()).toEqual(['__name__', 'cluster', 'env', 'instance', 'job']);
  });

  test('read what every alert has', () => {
    const text =
      'global: { external_labels: { replica: a } }\nalerting:\n  alert_relabel_configs:\n    - regex: |\n      action: labeldrop\n';
    expect(labels(text)).toEqual(expect.arrayContaining(['alertname', 'replica', 'job', 'instance']));
  });
});

describe('a monitor of the operator', () => {
  const monitor = (kind: string, steps: string) =>
    `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata: { name: a }\nspec:\n  ${kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints'}:\n    - port: web\n      ${steps}\n`;

  test('offers what its kind of targets has, and what the operator says of them', () => {
    const service = labels(monitor('ServiceMonitor', 'relabelings: [{ sourceLabels: [|] }]'));
    expect(service).toEqual(
      expect.arrayContaining(['__meta_kubernetes_endpointslice_port_name', '__meta_kubernetes_pod_name', 'service', 'job']),
    );
    expect(service).not.toContain('__meta_kubernetes_ingress_host');
    const pod = labels(monitor('PodMonitor', 'relabelings:\n        - sourceLabels:\n            - |'));
    expect(pod).toContain('__meta_kubernetes_pod_name');
    expect(pod).not.toContain('__meta_kubernetes_service_name');
  });

  test('and on series the metric name and what the targets keep', () => {
    const offer = labels(monitor('ServiceMonitor', 'metricRelabelings: [{ sourceLabels: [|] }]'));
    expect(offer).toEqual(expect.arrayContaining(['__name__', 'namespace', 'instance']));
    expect(offer.filter(name => name.startsWith('__meta_'))).toEqual([]);
  });

  test('with labels that earlier steps wrote, and groups that there are', () => {
    expect(labels(monitor('ServiceMonitor', 'relabelings: [{ targetLabel: team, replacement: core }, { sourceLabels: [|] }]'))).toContain(
      'team',
    );
    expect(labels(monitor('ServiceMonitor', "relabelings: [{ regex: '(a)(b)', replacement: | }]"))).toContain('$1:$2');
  });
});
