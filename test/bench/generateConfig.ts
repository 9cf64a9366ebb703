/**
 * A configuration as large installations have it, the same on every run. 500 jobs make 11,400 lines; every tenth job is of the
 * same make, so the length grows evenly with the number of jobs.
 */
export function generateConfig(jobs: number): string {
  const blocks = Array.from({ length: jobs }, (_, index) => (makes[index % makes.length] ?? staticJob)(index));
  return [...head, ...blocks.flatMap(lines => lines.map(line => (line === '' ? '' : `  ${line}`)))].join('\n') + '\n';
}

type Make = (index: number) => readonly string[];

const head: readonly string[] = [
  '# Made by the benchmark.',
  'global:',
  '  scrape_interval: 30s',
  '  scrape_timeout: 10s',
  '  evaluation_interval: 1m',
  '  external_labels:',
  '    cluster: eu-1',
  '    replica: "0"',
  '',
  'rule_files:',
  ...Array.from({ length: 24 }, (_, i) => `  - /etc/prometheus/rules/team-${i}/*.yml`),
  '',
  'alerting:',
  '  alertmanagers:',
  '    - scheme: https',
  '      timeout: 5s',
  '      static_configs:',
  '        - targets:',
  ...Array.from({ length: 6 }, (_, i) => `            - alertmanager-${i}.monitoring.svc:9093`),
  '',
  '# From here on jobs.',
  'scrape_configs:',
];

const name = (index: number): string => `team-${index % 40}/service-${index}`;

const targets = (index: number, count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, i) => `        - service-${index}-${i}.example.internal:9${String(100 + (index % 900)).padStart(3, '0')}`,
  );

const relabel = (index: number): readonly string[] => [
  '  relabel_configs:',
  '    - source_labels: [__address__]',
  "      regex: '([^:]+)(?::\\d+)?'",
  '      target_label: instance',
  '      replacement: ${1}',
  '    - target_label: team',
  `      replacement: team-${index % 40}`,
];

const staticJob: Make = index => [
  `- job_name: '${name(index)}'`,
  '  static_configs:',
  '    - targets:',
  ...targets(index, 8),
  '      labels:',
  '        env: prod',
  `        zone: "zone-${index % 3}"`,
  ...relabel(index),
];

const secured: Make = index => [
  `# Behind the gateway since change ${1000 + index}.`,
  `- job_name: "${name(index)}"`,
  '  scheme: https',
  '  metrics_path: /internal/metrics',
  '  scrape_interval: 1m',
  '  basic_auth:',
  '    username: prometheus',
  `    password_file: /etc/secrets/service-${index}`,
  '  tls_config:',
  '    ca_file: /etc/ssl/internal.pem',
  '    min_version: TLS12',
  '  static_configs:',
  '    - targets:',
  ...targets(index, 4),
  ...relabel(index),
];

const pods: Make = index => [
  `- job_name: ${name(index)}`,
  '  honor_labels: false',
  '  sample_limit: 50000',
  '  kubernetes_sd_configs:',
  '    - role: pod',
  '      namespaces:',
  `        names: [team-${index % 40}]`,
  '      selectors:',
  '        - role: pod',
  `          label: app=service-${index}`,
  '  relabel_configs:',
  '    - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]',
  '      action: keep',
  "      regex: 'true'",
  '    - source_labels: [__meta_kubernetes_pod_container_port_name]',
  '      action: keep',
  '      regex: metrics',
  '    - action: labelmap',
  '      regex: __meta_kubernetes_pod_label_(.+)',
  '    - source_labels: [__meta_kubernetes_namespace]',
  '      target_label: namespace',
  '    - source_labels: [__meta_kubernetes_pod_name]',
  '      target_label: pod',
];

const probe: Make = index => [
  `- job_name: ${name(index)}`,
  '  metrics_path: /probe',
  '  params:',
  '    module: [http_2xx]',
  '  static_configs:',
  '    - targets:',
  ...Array.from({ length: 6 }, (_, i) => `        - https://service-${index}-${i}.example.com/health`),
  '  # The exporter asks; the target is what it asks.',
  '  relabel_configs:',
  '    - source_labels: [__address__]',
  '      target_label: __param_target',
  '    - source_labels: [__param_target]',
  '      target_label: instance',
  '    - target_label: __address__',
  '      replacement: blackbox-exporter:9115',
  '  metric_relabel_configs:',
  '    - source_labels: [__name__]',
  '      action: drop',
  '      regex: probe_ssl_.*',
];

const discovered: Make = index => [
  `- { job_name: '${name(index)}', scheme: http, scrape_interval: 45s, follow_redirects: true }`,
  `- job_name: '${name(index)}/consul'`,
  '  consul_sd_configs:',
  '    - server: consul.example.internal:8500',
  `      services: [service-${index}, service-${index}-canary]`,
  '      refresh_interval: 1m',
  '  file_sd_configs:',
  '    - files:',
  `        - /etc/prometheus/targets/service-${index}/*.json`,
  '      refresh_interval: 5m',
  '  authorization:',
  '    type: Bearer',
  `    credentials_file: /etc/secrets/token-${index}`,
  ...relabel(index),
  '  label_limit: 40',
  '  target_limit: 2000',
  '',
];

const makes: readonly Make[] = [staticJob, secured, pods, probe, staticJob, pods, discovered, staticJob, secured, pods];
