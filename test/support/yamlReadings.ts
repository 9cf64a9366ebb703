/** Small configurations at the edges of how Prometheus reads YAML and Go reads numbers and URLs; `taken` says what Prometheus does with each. */
export interface Reading {
  readonly text: string;
  readonly taken: boolean;
}

const job = 'scrape_configs:\n- job_name: a\n';
const write = (url: string): string => `remote_write:\n- url: ${JSON.stringify(url)}\n`;
const limit = (value: string): string => `global:\n  sample_limit: ${value}\n`;
const exemplars = (value: string): string => `storage:\n  exemplars:\n    max_exemplars: ${value}\n`;
const legacy = 'global: {metric_name_validation_scheme: legacy}\n';
const step = (regex: string): string => `${job}  relabel_configs:\n  - {target_label: b, regex: '${regex}'}\n`;

const taken: readonly string[] = [
  // Ends of lines and documents.
  'null\n',
  `${job}  metrics_path: /a\n    \t\n  scheme: http\n`,
  `${job}  metrics_path: /a\t# note\n`,
  'rule_files: [\n\ta.yml,\n\tb.yml]\n',
  'rule_files: [\na.yml, # first\nb.yml\n]\nglobal: {\nscrape_interval: 5s }\n',
  'rule_files:\rglobal:\r  scrape_interval: 5s\r',
  'rule_files:\u0085global: {}\n',
  'global: {}\u2028rule_files: []\n',
  ' global: {}\nrule_files: 5\n',
  '{}>\n',
  // Merges: what stands further down decides.
  'global:\n  <<: []\n',
  `${job}- &x\n  job_name: b\n- job_name: b\n  <<: {job_name: c}\n`,
  // Numbers.
  exemplars('9223372036854775807'),
  exemplars('-.inf'),
  limit('18446744073709551615'),
  limit('18446744073709551616'),
  limit('-1.5'),
  limit('0X1F'),
  limit('1_'),
  'storage:\n  tsdb:\n    retention:\n      percentage: .nan\n',
  // URLs.
  write('http://a<b/'),
  write('http://a"b/'),
  write('http://h/a b'),
  write('http://h?x y'),
  write('http://%80/'),
  write('http://[fe80::1%25en0]/'),
  write('http://[::ffff:1.2.3.4]:80/'),
  write('tcp://h:1:2'),
  step('(?P<n>a)(?P<n>b)'),
  // Names by the old rules.
  `${legacy}${step('x').replace('b,', "'a$1b$2',")}`,
  `${legacy}${job}  metric_name_validation_scheme: utf8\n  relabel_configs: [{target_label: a-b}]\n`,
];

const refused: readonly string[] = [
  '\t\n',
  `${job}\t\n  scheme: http\n`,
  `${job}  scheme: http\n\t# note\n`,
  'scrape_configs:\n  \t\n- job_name: a\n',
  `${job}  metrics_path: "/a"\n    \t\n  scheme: http\n`,
  `${job}  metrics_path: |\n      /a\n\t\n  scheme: http\n`,
  'rule_files:\n- \ta.yml\n',
  'global: {} # \u0001\n',
  'rule_files: ["a\\/b.yml"]\n',
  'rule_files: ["\\ud83d\\ude00.yml"]\n',
  'global:\n  <<:\n',
  'global:\n  <<: [{}, 5]\n',
  `${job}- job_name: b\n  <<: {job_name: a}\n`,
  exemplars('9223372036854775808'),
  exemplars('1e19'),
  limit('1e20'),
  limit('.inf'),
  limit('_1'),
  limit('0x10000000000000000'),
  'storage:\n  tsdb:\n    stale_series_compaction_threshold: 1e400\n',
  write('http://%41/'),
  write('http://us er@h/'),
  write('http://[::1]x/'),
  write('http://[1.2.3.4]/'),
  write('http://[::g]/'),
  write('http://x[::1]/'),
  write('http://h:1:2'),
  write('http://h/#%zz'),
  step('(?P<n>a)(?P<n>b'),
  `${job}  consul_sd_configs:\n  - {username: u, oauth2: {client_id: c, token_url: t}}\n`,
  `${job}  consul_sd_configs:\n  - {password: p, bearer_token: t}\n`,
  `${legacy}${step('x').replace('b,', 'a-b,')}`,
  `${legacy}${step('x').replace('b,', '1a,')}`,
  `${legacy}alerting: {alert_relabel_configs: [{target_label: é}]}\n`,
  `${legacy}remote_write: [{url: "http://h", write_relabel_configs: [{action: labelmap, replacement: a.b}]}]\n`,
  `${job}  metric_name_validation_scheme: legacy\n  metric_relabel_configs: [{action: Lowercase, target_label: '\${1}'}]\n`,
  'remote_write:\n- {url: "http://h", bearer_token: t, azuread: {sdk: {}}}\n',
  'remote_write:\n- {url: "http://h", oauth2: {client_id: c, token_url: ""}}\n',
  'alerting:\n  alertmanagers:\n  - {bearer_token: t, sigv4: {}}\n',
];

export const yamlReadings: readonly Reading[] = [
  ...taken.map(text => ({ text, taken: true })),
  ...refused.map(text => ({ text, taken: false })),
];
