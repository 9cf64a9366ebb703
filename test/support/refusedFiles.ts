/**
 * For each reason that Prometheus has to refuse a configuration or a file of rules: the smallest document that it refuses so, and its
 * nearest neighbour that is fine. What is said of each stands in test/fixtures/refusals-table.txt; promtool has judged both
 * (test/contract/refusals.test.ts).
 */
type Row = readonly [why: string, refused: string, fine: string];

/** Pieces of which the documents are made. */
const job = (keys: string): string => `scrape_configs: [{job_name: a, ${keys}}]`;
const found = (kind: string, keys: string): string => job(`${kind}_sd_configs: [{${keys}}]`);
const step = (keys: string): string => job(`relabel_configs: [{${keys}}]`);
const write = (keys: string): string => `remote_write: [{url: "http://a", ${keys}}]`;
const azure = (keys: string): string => write(`azuread: {${keys}}`);
const signed = (keys: string): string => write(`sigv4: {${keys}}`);
const queue = (keys: string): string => write(`queue_config: {${keys}}`);
const tls = (keys: string): string => job(`tls_config: {${keys}}`);
const oauth = (keys: string): string => job(`oauth2: {token_url: "http://a", ${keys}}`);
const alertmanager = (keys: string): string => `alerting: {alertmanagers: [{${keys}}]}`;
const targets = (keys: string, group: string): string => job(`static_configs: [{targets: ["b:1"], labels: {${group}}}]${keys}`);
/** A discovery that lacks one key. */
const both = (kind: string, keys: string, missing: string): Row => [
  `${kind}: \`${missing.split(':')[0]}\` is missing`,
  found(kind, keys),
  found(kind, `${keys}${keys ? ', ' : ''}${missing}`),
];
const id = '00000000-0000-0000-0000-000000000000';
const other = '11111111-1111-1111-1111-111111111111';
export const refusedConfigs: readonly Row[] = [
  [
    'OTLP: names beyond the old rules where only those hold',
    'global: {metric_name_validation_scheme: legacy}\notlp: {translation_strategy: NoTranslation}',
    'global: {metric_name_validation_scheme: legacy}\notlp: {translation_strategy: UnderscoreEscapingWithSuffixes}',
  ],
  ['OTLP: a strategy that there is not', 'otlp: {translation_strategy: underscores}', 'otlp: {translation_strategy: NoTranslation}'],
  ['a star in the folder of rule files', 'rule_files: ["*/a.yml"]', 'rule_files: ["a/*.yml"]'],
  ['a star in the folder of job files', 'scrape_config_files: ["*/a.yml"]', 'scrape_config_files: ["a/*.yml"]'],
  ['two jobs of one name', 'scrape_configs: [{job_name: a}, {job_name: a}]', 'scrape_configs: [{job_name: a}, {job_name: b}]'],
  ['a null endpoint to write to', 'remote_write: [null]', 'remote_write: null'],
  [
    'two endpoints to write to of one name',
    'remote_write: [{url: "http://a", name: n}, {url: "http://b", name: n}]',
    'remote_write: [{url: "http://a", name: n}, {url: "http://a", name: m}]',
  ],
  ['a null endpoint to read from', 'remote_read: [null]', 'remote_read: null'],
  [
    'two endpoints to read from of one name',
    'remote_read: [{url: "http://a", name: n}, {url: "http://b", name: n}]',
    'remote_read: [{url: "http://a", name: n}, {url: "http://a"}]',
  ],
  ['a protocol that there is not', job('scrape_protocols: [Text]'), job('scrape_protocols: [OpenMetricsText2.0.0]')],
  ['a protocol that there is not, for all jobs', 'global: {scrape_protocols: [Text]}', 'global: {scrape_protocols: [PrometheusProto]}'],
  ['no protocol at all', 'global: {scrape_protocols: []}', 'global: {scrape_protocols: null}'],
  [
    'a protocol twice',
    job('scrape_protocols: [PrometheusProto, PrometheusProto]'),
    job('scrape_protocols: [PrometheusProto, PrometheusText0.0.4]'),
  ],
  [
    'a protocol to fall back to that there is not',
    job('fallback_scrape_protocol: Text'),
    job('fallback_scrape_protocol: PrometheusText0.0.4'),
  ],
  ['an external label without a name', 'global: {external_labels: {"": a}}', 'global: {external_labels: {a-b: ""}}'],
  ['a timeout of all jobs beyond their interval', 'global: {scrape_interval: 5s, scrape_timeout: 6s}', 'global: {scrape_interval: 5s}'],
  ['a job without a name', 'scrape_configs: [{job_name: ""}]', 'scrape_configs: [{job_name: "a b"}]'],
  ['a null step on targets', job('relabel_configs: [null]'), job('relabel_configs: null')],
  ['a null step on series', job('metric_relabel_configs: [null]'), job('metric_relabel_configs: []')],
  ['a null job', 'scrape_configs: [null]', 'scrape_configs: null'],
  ['a timeout beyond the interval', job('scrape_interval: 5s, scrape_timeout: 6s'), job('scrape_interval: 5s, scrape_timeout: 5s')],
  [
    'a timeout beyond the inherited interval',
    `global: {scrape_interval: 5s}\n${job('scrape_timeout: 6s')}`,
    `global: {scrape_interval: 6s}\n${job('scrape_timeout: 6s')}`,
  ],
  ['a way to check names that there is not', job('metric_name_validation_scheme: old'), job('metric_name_validation_scheme: legacy')],
  [
    'a way to check all names that there is not',
    'global: {metric_name_validation_scheme: old}',
    'global: {metric_name_validation_scheme: utf8}',
  ],
  [
    'a way to escape all names that there is not',
    `global: {metric_name_escaping_scheme: some}\n${job('scheme: http')}`,
    `global: {metric_name_escaping_scheme: dots}\n${job('scheme: http')}`,
  ],
  [
    'all of UTF-8 asked for where the old names hold',
    job('metric_name_validation_scheme: legacy, metric_name_escaping_scheme: allow-utf-8'),
    job('metric_name_validation_scheme: legacy, metric_name_escaping_scheme: values'),
  ],
  ['a way to escape names that there is not', job('metric_name_escaping_scheme: some'), job('metric_name_escaping_scheme: underscores')],
  ['less than no storage', 'storage: {tsdb: {retention: {size: -1GB}}}', 'storage: {tsdb: {retention: {size: 0}}}'],
  ['more than all of the disk', 'storage: {tsdb: {retention: {percentage: 101}}}', 'storage: {tsdb: {retention: {percentage: 100}}}'],
  ['less than nothing of the disk', 'storage: {tsdb: {retention: {percentage: -1}}}', 'storage: {tsdb: {retention: {percentage: 0}}}'],
  [
    'an encoding that there is not',
    'storage: {tsdb: {chunk_encoding: {floats: xor3}}}',
    'storage: {tsdb: {chunk_encoding: {floats: xor2}}}',
  ],
  ['a transport of traces that there is not', 'tracing: {endpoint: a, client_type: udp}', 'tracing: {endpoint: a, client_type: http}'],
  ['traces to nowhere', 'tracing: {client_type: http}', 'tracing: {endpoint: a}'],
  ['a compression of traces that there is not', 'tracing: {endpoint: a, compression: zip}', 'tracing: {endpoint: a, compression: gzip}'],
  [
    'a login among the headers of traces',
    'tracing: {endpoint: a, headers: {Authorization: b}}',
    'tracing: {endpoint: a, headers: {X-Key: b}}',
  ],
  [
    'a header of traces that is taken',
    'tracing: {endpoint: a, headers: {Content-Type: b}}',
    'tracing: {endpoint: a, headers: {Content: b}}',
  ],
  ['a null step on alerts', 'alerting: {alert_relabel_configs: [null]}', 'alerting: {alert_relabel_configs: []}'],
  ['an API of Alertmanager that is gone', alertmanager('api_version: v1'), alertmanager('api_version: v2')],
  ['two logins at Alertmanager', alertmanager('basic_auth: {username: a}, sigv4: {}'), alertmanager('sigv4: {}')],
  ['a null step on Alertmanagers', alertmanager('relabel_configs: [null]'), alertmanager('relabel_configs: []')],
  [
    'a null step on the alerts of an Alertmanager',
    alertmanager('alert_relabel_configs: [null]'),
    alertmanager('alert_relabel_configs: []'),
  ],
  ['a null Alertmanager', 'alerting: {alertmanagers: [null]}', 'alerting: {alertmanagers: null}'],
  ['a URL for a target', job('static_configs: [{targets: ["http://b:1"]}]'), job('static_configs: [{targets: ["b:1"]}]')],
  [
    'a URL for an Alertmanager',
    alertmanager('static_configs: [{targets: ["b/c"]}]'),
    alertmanager('static_configs: [{targets: ["b", ""]}]'),
  ],
  ['nowhere to write to', 'remote_write: [{name: a}]', 'remote_write: [{url: ""}]'],
  ['a null step on what is written', write('write_relabel_configs: [null]'), write('write_relabel_configs: []')],
  ['a message that there is not', write('protobuf_message: prometheus.Request'), write('protobuf_message: io.prometheus.write.v2.Request')],
  [
    'two logins for one endpoint',
    write('basic_auth: {username: a}, google_iam: {credentials_file: b}'),
    write('google_iam: {credentials_file: b}'),
  ],
  ['a login among the headers', write('headers: {authorization: b}'), write('headers: {X-Scope-OrgID: b}')],
  ['a header that is taken', write('headers: {X-Prometheus-Remote-Write-Version: b}'), write('headers: {X-Prometheus: b}')],
  [
    'a header of reading that is taken',
    'remote_read: [{url: "http://a", headers: {accept-encoding: b}}]',
    'remote_read: [{url: "http://a", headers: {accept-language: b}}]',
  ],
  ['a queue of no shard', queue('max_shards: 0'), queue('max_shards: 1')],
  ['a queue that may have no shard', queue('min_shards: 0'), queue('min_shards: 1')],
  ['more shards at least than at most', queue('min_shards: 3, max_shards: 2'), queue('min_shards: 2, max_shards: 2')],
  ['samples sent by none', queue('max_samples_per_send: 0'), queue('max_samples_per_send: 1')],
  ['a queue that holds nothing', queue('capacity: 0'), queue('capacity: 1')],
  ['less patience at most than at least', queue('min_backoff: 2s, max_backoff: 1s'), queue('min_backoff: 1s, max_backoff: 1s')],
  ['nowhere to read from', 'remote_read: [{name: a}]', 'remote_read: [{url: ""}]'],
  [
    'OTLP: all attributes, and some',
    'otlp: {promote_all_resource_attributes: true, promote_resource_attributes: [a]}',
    'otlp: {promote_all_resource_attributes: true, promote_resource_attributes: []}',
  ],
  [
    'OTLP: an attribute ignored twice',
    'otlp: {promote_all_resource_attributes: true, ignore_resource_attributes: [a, a]}',
    'otlp: {promote_all_resource_attributes: true, ignore_resource_attributes: [a, b]}',
  ],
  ['OTLP: attributes ignored of none', 'otlp: {ignore_resource_attributes: [a]}', 'otlp: {ignore_resource_attributes: []}'],
  ['OTLP: an attribute without a name', 'otlp: {promote_resource_attributes: ["\\u0085"]}', 'otlp: {promote_resource_attributes: ["a b"]}'],
  ['OTLP: an attribute twice', 'otlp: {promote_resource_attributes: [a, a]}', 'otlp: {promote_resource_attributes: [a, A]}'],
  ['a null entry of a discovery', job('consul_sd_configs: [null]'), job('consul_sd_configs: null')],
  ['a log level that there is not', 'runtime: {log_level: trace}', 'runtime: {log_level: WARN}'],
  // Service discovery.
  both('aws', 'region: a', 'role: ec2'),
  ['aws: a role that there is not', found('aws', 'role: s3'), found('aws', 'role: rds, region: a')],
  [
    'ec2: a filter without values',
    found('ec2', 'region: a, filters: [{name: b, values: []}]'),
    found('ec2', 'region: a, filters: [{name: b, values: [c]}]'),
  ],
  ...['ecs', 'elasticache', 'msk', 'rds'].map(
    (kind): Row => [
      `${kind}: nothing at once`,
      found(kind, 'region: a, request_concurrency: 0'),
      found(kind, 'region: a, request_concurrency: 1'),
    ],
  ),
  [
    'azure: no subscription',
    found('azure', `tenant_id: a, client_id: b, client_secret: c`),
    found('azure', 'subscription_id: s, tenant_id: a, client_id: b, client_secret: c'),
  ],
  [
    'azure: no tenant',
    found('azure', 'subscription_id: s, client_id: b, client_secret: c'),
    found('azure', 'subscription_id: s, authentication_method: ManagedIdentity'),
  ],
  [
    'azure: no client',
    found('azure', 'subscription_id: s, tenant_id: a, client_secret: c'),
    found('azure', 'subscription_id: s, authentication_method: SDK'),
  ],
  [
    'azure: no secret',
    found('azure', 'subscription_id: s, tenant_id: a, client_id: b'),
    found('azure', 'subscription_id: s, authentication_method: WorkloadIdentity'),
  ],
  [
    'azure: a login that there is not',
    found('azure', 'subscription_id: s, authentication_method: Token'),
    found('azure', 'subscription_id: s, authentication_method: OAuth, tenant_id: a, client_id: b, client_secret: c'),
  ],
  ['consul: an empty address', found('consul', 'server: ""'), found('consul', 'server: "a:1"')],
  ['consul: a user twice', found('consul', 'username: a, basic_auth: {username: a}'), found('consul', 'username: a')],
  ['consul: a token twice', found('consul', 'token: a, authorization: {credentials: b}'), found('consul', 'token: a')],
  ['digitalocean: a role that there is not', found('digitalocean', 'role: pods'), found('digitalocean', 'role: databases')],
  ['digitalocean: a null role', found('digitalocean', 'role: null'), found('digitalocean', 'port: 1')],
  ['dns: no name', found('dns', 'names: []'), found('dns', 'names: [a]')],
  ['dns: a type that needs a port', found('dns', 'names: [a], type: A'), found('dns', 'names: [a], type: AAAA, port: 1')],
  ['dns: a type that there is not', found('dns', 'names: [a], type: TXT'), found('dns', 'names: [a], type: srv')],
  both('eureka', '', 'server: "http://a"'),
  ['eureka: a server without host', found('eureka', 'server: "http:"'), found('eureka', 'server: "http://a/eureka"')],
  ['file: no file', found('file', 'files: []'), found('file', 'files: [a.yml]')],
  ['file: an ending that there is not', found('file', 'files: [a.txt]'), found('file', 'files: [a.JSON]')],
  ['file: a star in the folder', found('file', 'files: ["*/a.yml"]'), found('file', 'files: ["b/*.yml"]')],
  both('gce', 'zone: a', 'project: p'),
  both('gce', 'project: a', 'zone: z'),
  both('hetzner', '', 'role: robot'),
  ['hetzner: a role that there is not', found('hetzner', 'role: cloud'), found('hetzner', 'role: hcloud')],
  both('http', '', 'url: "http://a"'),
  ['http: another scheme', found('http', 'url: "ftp://a"'), found('http', 'url: "HTTPS://a"')],
  ['http: no host', found('http', 'url: "http:///a"'), found('http', 'url: "http://a:/"')],
  both('ionos', '', 'datacenter_id: a'),
  both('kubernetes', '', 'role: pod'),
  ['kubernetes: a role that there is not', found('kubernetes', 'role: pods'), found('kubernetes', 'role: ingress')],
  [
    'kubernetes: a kubeconfig and a server',
    found('kubernetes', 'role: pod, kubeconfig_file: a, api_server: "http://a"'),
    found('kubernetes', 'role: pod, api_server: "http://a"'),
  ],
  [
    'kubernetes: a kubeconfig and a client',
    found('kubernetes', 'role: pod, kubeconfig_file: a, basic_auth: {username: a}'),
    found('kubernetes', 'role: pod, kubeconfig_file: a'),
  ],
  [
    'kubernetes: a client without a server',
    found('kubernetes', 'role: pod, bearer_token: a'),
    found('kubernetes', 'role: pod, api_server: "http://a", bearer_token: a'),
  ],
  [
    'kubernetes: a null switch is no default',
    found('kubernetes', 'role: pod, follow_redirects: null'),
    found('kubernetes', 'role: pod, follow_redirects: yes'),
  ],
  [
    'kubernetes: the own namespace of another server',
    found('kubernetes', 'role: pod, api_server: "http://a", namespaces: {own_namespace: true}'),
    found('kubernetes', 'role: pod, namespaces: {own_namespace: true}'),
  ],
  [
    'kubernetes: the own namespace of a kubeconfig',
    found('kubernetes', 'role: pod, kubeconfig_file: a, namespaces: {own_namespace: true}'),
    found('kubernetes', 'role: pod, kubeconfig_file: a, namespaces: {names: [b]}'),
  ],
  [
    'kubernetes: two selectors of one role',
    found('kubernetes', 'role: pod, selectors: [{role: pod}, {role: pod}]'),
    found('kubernetes', 'role: pod, selectors: [{role: pod}, {role: node}]'),
  ],
  [
    'kubernetes: a selector of a role that there is not',
    found('kubernetes', 'role: pod, selectors: [{role: pods}]'),
    found('kubernetes', 'role: pod, selectors: []'),
  ],
  [
    'kubernetes: a selector that the role does not take',
    found('kubernetes', 'role: node, selectors: [{role: pod}]'),
    found('kubernetes', 'role: endpoints, selectors: [{role: service}]'),
  ],
  [
    'kubernetes: a certificate without key',
    found('kubernetes', 'role: pod, api_server: "http://a", tls_config: {cert_file: a}'),
    found('kubernetes', 'role: pod, api_server: "http://a", tls_config: {cert: a, key: b}'),
  ],
  ['marathon: no server', found('marathon', 'servers: []'), found('marathon', 'servers: [a]')],
  [
    'marathon: a token twice',
    found('marathon', 'servers: [a], auth_token: b, auth_token_file: c'),
    found('marathon', 'servers: [a], auth_token: b'),
  ],
  [
    'marathon: a token and a user',
    found('marathon', 'servers: [a], auth_token: b, basic_auth: {username: c}'),
    found('marathon', 'servers: [a], basic_auth: {username: c}'),
  ],
  [
    'marathon: a token and a bearer',
    found('marathon', 'servers: [a], auth_token: b, bearer_token: c'),
    found('marathon', 'servers: [a], bearer_token: c'),
  ],
  [
    'marathon: a token and another login',
    found('marathon', 'servers: [a], auth_token_file: b, authorization: {credentials: c}'),
    found('marathon', 'servers: [a], authorization: {credentials: c}'),
  ],
  both('docker', '', 'host: "unix:///a"'),
  both('dockerswarm', 'role: nodes', 'host: "tcp://a"'),
  both('dockerswarm', 'host: "tcp://a"', 'role: tasks'),
  [
    'dockerswarm: a role that there is not',
    found('dockerswarm', 'host: "tcp://a", role: pods'),
    found('dockerswarm', 'host: "tcp://a", role: services'),
  ],
  ['nomad: an empty address', found('nomad', 'server: ""'), found('nomad', 'server: a')],
  both('oci', 'tenancy: a, user: b, fingerprint: c, key_file: d', 'region: r, compartments: [c]'),
  ...['tenancy', 'user', 'fingerprint', 'key_file'].map(
    (key): Row => [
      `oci: \`${key}\` is missing`,
      found(
        'oci',
        `region: r, ${['tenancy', 'user', 'fingerprint', 'key_file']
          .filter(k => k !== key)
          .map(k => `${k}: a`)
          .join(', ')}`,
      ),
      found('oci', 'region: r, tenancy: a, user: b, fingerprint: c, key_file: d'),
    ],
  ),
  [
    'oci: a passphrase twice',
    found('oci', 'region: r, tenancy: a, user: b, fingerprint: c, key_file: d, key_passphrase: e, key_passphrase_file: f'),
    found('oci', 'region: r, tenancy: a, user: b, fingerprint: c, key_file: d, key_passphrase: e'),
  ],
  [
    'oci: a key where the machine logs in',
    found('oci', 'region: r, auth: instance_principal, tenancy: a'),
    found('oci', 'region: r, auth: instance_principal'),
  ],
  [
    'oci: a login that there is not',
    found('oci', 'region: r, auth: none'),
    found('oci', 'region: r, auth: instance_principal, compartments: [c]'),
  ],
  [
    'oci: an empty compartment',
    found('oci', 'region: r, auth: instance_principal, compartments: [""]'),
    found('oci', 'region: r, auth: instance_principal, compartments: []'),
  ],
  [
    'oci: never asked again',
    found('oci', 'region: r, auth: instance_principal, refresh_interval: 0s'),
    found('oci', 'region: r, auth: instance_principal, refresh_interval: 1ms'),
  ],
  both('openstack', 'region: a', 'role: instance'),
  both('openstack', 'role: hypervisor', 'region: a'),
  ['openstack: a role that there is not', found('openstack', 'region: a, role: pod'), found('openstack', 'region: a, role: loadbalancer')],
  [
    'openstack: an endpoint that there is not',
    found('openstack', 'region: a, role: instance, availability: private'),
    found('openstack', 'region: a, role: instance, availability: internal'),
  ],
  [
    'outscale: an empty region',
    found('outscale', 'region: "", access_key: a, secret_key: b'),
    found('outscale', 'access_key: a, secret_key: b'),
  ],
  both('outscale', 'region: r, secret_key: b', 'access_key: a'),
  both('outscale', 'region: r, access_key: a', 'secret_key: b'),
  [
    'outscale: a secret twice',
    found('outscale', 'region: r, access_key: a, secret_key: b, secret_key_file: c'),
    found('outscale', 'region: r, access_key: a, secret_key_file: c'),
  ],
  ...['endpoint', 'application_key', 'application_secret', 'consumer_key'].map((key): Row => {
    const all = { endpoint: 'ovh-eu', application_key: 'a', application_secret: 'b', consumer_key: 'c' };
    const text = (but?: string): string =>
      Object.entries(all)
        .map(([k, v]) => `${k}: ${k === but ? '""' : v}`)
        .join(', ');
    return [`ovhcloud: an empty \`${key}\``, found('ovhcloud', `service: vps, ${text(key)}`), found('ovhcloud', `service: vps, ${text()}`)];
  }),
  [
    'ovhcloud: a service that there is not',
    found('ovhcloud', 'service: cloud, endpoint: ovh-eu, application_key: a, application_secret: b, consumer_key: c'),
    found('ovhcloud', 'service: dedicated_server, endpoint: ovh-eu, application_key: a, application_secret: b, consumer_key: c'),
  ],
  both('puppetdb', 'query: q', 'url: "http://a"'),
  both('puppetdb', 'url: "http://a"', 'query: q'),
  ['puppetdb: another scheme', found('puppetdb', 'query: q, url: "ftp://a"'), found('puppetdb', 'query: q, url: "https://a"')],
  ['puppetdb: no host', found('puppetdb', 'query: q, url: "http:///a"'), found('puppetdb', 'query: q, url: "http://a/b"')],
  both('scaleway', `project_id: ${id}, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: ${id}`, 'role: instance'),
  [
    'scaleway: a role that there is not',
    found('scaleway', `project_id: ${id}, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: ${id}, role: vm`),
    found('scaleway', `project_id: ${id}, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: ${id}, role: baremetal`),
  ],
  [
    'scaleway: an address that ends in a slash',
    found('scaleway', `role: instance, project_id: ${id}, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: ${id}, api_url: "http://a/"`),
    found('scaleway', `role: instance, project_id: ${id}, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: ${id}, api_url: "http://a"`),
  ],
  both('scaleway', `role: instance, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: ${id}`, `project_id: ${id}`),
  [
    'scaleway: the id of a project without dashes',
    found('scaleway', `role: instance, project_id: "${id.replaceAll('-', '')}", access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: ${id}`),
    found('scaleway', `role: instance, project_id: ${other}, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: ${id}`),
  ],
  both('scaleway', `role: instance, project_id: ${id}, secret_key: ${id}`, 'access_key: SCWXXXXXXXXXXXXXXXXX'),
  both('scaleway', `role: instance, project_id: ${id}, access_key: SCWXXXXXXXXXXXXXXXXX`, `secret_key: ${id}`),
  [
    'scaleway: a secret twice',
    found('scaleway', `role: instance, project_id: ${id}, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: ${id}, secret_key_file: a`),
    found('scaleway', `role: instance, project_id: ${id}, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key_file: a`),
  ],
  ['stackit: neither region nor endpoint', found('stackit', 'region: null'), found('stackit', 'region: null, endpoint: "http://a"')],
  ['stackit: an endpoint that is none', found('stackit', 'endpoint: ":"'), found('stackit', 'endpoint: "http://a"')],
  [
    'triton: a role that there is not',
    found('triton', 'account: a, dns_suffix: b, endpoint: c, role: vm'),
    found('triton', 'account: a, dns_suffix: b, endpoint: c, role: cn'),
  ],
  both('triton', 'dns_suffix: b, endpoint: c', 'account: a'),
  both('triton', 'account: a, endpoint: c', 'dns_suffix: b'),
  both('triton', 'account: a, dns_suffix: b', 'endpoint: c'),
  [
    'triton: never asked again',
    found('triton', 'account: a, dns_suffix: b, endpoint: c, refresh_interval: 0s'),
    found('triton', 'account: a, dns_suffix: b, endpoint: c, refresh_interval: 1s'),
  ],
  both('uyuni', 'username: a, password: b', 'server: "http://a"'),
  [
    'uyuni: a server that is none',
    found('uyuni', 'username: a, password: b, server: ":"'),
    found('uyuni', 'username: a, password: b, server: "http://a:1"'),
  ],
  both('uyuni', 'server: "http://a", password: b', 'username: a'),
  both('uyuni', 'server: "http://a", username: a', 'password: b'),
  both('kuma', '', 'server: "http://a"'),
  ['kuma: a server without scheme', found('kuma', 'server: a'), found('kuma', 'server: "grpc://a"')],
  ...(['serverset', 'nerve'] as const).flatMap((kind): Row[] => [
    [`${kind}: no server`, found(kind, 'servers: [], paths: [/a]'), found(kind, 'servers: [a], paths: [/a]')],
    [`${kind}: no path`, found(kind, 'servers: [a], paths: []'), found(kind, 'servers: [a], paths: [/a, /b]')],
    [`${kind}: a path without slash`, found(kind, 'servers: [a], paths: [b]'), found(kind, 'servers: [a], paths: [/]')],
  ]),
  // Relabelling.
  ['an action that there is not', step('action: replaced, target_label: b'), step('action: Replace, target_label: b')],
  ['an empty action', step('action: "", target_label: b'), step('target_label: b')],
  [
    'no shards to spread over',
    step('action: hashmod, target_label: b, source_labels: [c]'),
    step('action: hashmod, target_label: b, source_labels: [c], modulus: 2'),
  ],
  ...['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'].map(
    (action): Row => [
      `nowhere to write to for ${action}`,
      step(`action: ${action}, modulus: ${action === 'hashmod' ? 2 : 0}, source_labels: [c]`),
      step(`action: ${action}, modulus: ${action === 'hashmod' ? 2 : 0}, source_labels: [c], target_label: b`),
    ],
  ),
  [
    'a name to write to that the old rules refuse',
    `global: {metric_name_validation_scheme: legacy}\n${step('target_label: a-b')}`,
    `global: {metric_name_validation_scheme: legacy}\n${step('target_label: a_b')}`,
  ],
  [
    'a group in the name that a step of another kind writes to',
    `global: {metric_name_validation_scheme: legacy}\n${step('action: lowercase, source_labels: [c], target_label: "${1}"')}`,
    `global: {metric_name_validation_scheme: legacy}\n${step('source_labels: [c], target_label: "${1}"')}`,
  ],
  [
    'a replacement where the case is changed',
    step('action: uppercase, source_labels: [c], target_label: b, replacement: d'),
    step('action: uppercase, source_labels: [c], target_label: b, replacement: $1'),
  ],
  ['names mapped to nothing', step('action: labelmap, replacement: ""'), step('action: labelmap, replacement: a_$1')],
  [
    'a regex where labels are compared',
    step('action: keepequal, source_labels: [c], target_label: b, regex: d'),
    step('action: keepequal, source_labels: [c], target_label: b'),
  ],
  ['source labels where names are dropped', step('action: labeldrop, regex: a, source_labels: [c]'), step('action: labeldrop, regex: a')],
  ['a target where names are kept', step('action: labelkeep, regex: a, target_label: c'), step('action: labelkeep, regex: a')],
  ['a source label without a name', step('source_labels: [""], target_label: b'), step('source_labels: [a-b], target_label: b')],
  // Clients.
  ['azuread: no way to log in', azure('cloud: AzurePublic'), azure('sdk: {}')],
  ['azuread: a cloud that there is not', azure('cloud: AzureMoon, sdk: {}'), azure('cloud: AzureChina, sdk: {}')],
  ['azuread: two ways to log in', azure(`sdk: {}, managed_identity: {client_id: ${id}}`), azure(`managed_identity: {client_id: ${id}}`)],
  ['azuread: a managed identity that is none', azure('managed_identity: {client_id: a}'), azure('managed_identity: {}')],
  [
    'azuread: a workload identity without client',
    azure(`workload_identity: {tenant_id: ${id}}`),
    azure(`workload_identity: {client_id: ${id}, tenant_id: ${id}}`),
  ],
  [
    'azuread: a workload identity without tenant',
    azure(`workload_identity: {client_id: ${id}}`),
    azure(`workload_identity: {client_id: ${id}, tenant_id: ${other}}`),
  ],
  [
    'azuread: the client of a workload that is none',
    azure(`workload_identity: {client_id: a, tenant_id: ${id}}`),
    azure(`workload_identity: {client_id: ${other}, tenant_id: ${id}}`),
  ],
  [
    'azuread: the tenant of a workload that is none',
    azure(`workload_identity: {client_id: ${id}, tenant_id: a}`),
    azure(`workload_identity: {client_id: ${other}, tenant_id: ${other}}`),
  ],
  [
    'azuread: OAuth without client',
    azure(`oauth: {client_secret: a, tenant_id: ${id}}`),
    azure(`oauth: {client_id: ${id}, client_secret: a, tenant_id: ${id}}`),
  ],
  [
    'azuread: OAuth without secret',
    azure(`oauth: {client_id: ${id}, tenant_id: ${id}}`),
    azure(`oauth: {client_id: ${id}, client_secret: b, tenant_id: ${id}}`),
  ],
  [
    'azuread: OAuth without tenant',
    azure(`oauth: {client_id: ${id}, client_secret: a}`),
    azure(`oauth: {client_id: ${id}, client_secret: a, tenant_id: ${other}}`),
  ],
  [
    'azuread: the client of OAuth that is none',
    azure(`oauth: {client_id: a, client_secret: a, tenant_id: ${id}}`),
    azure(`oauth: {client_id: ${other}, client_secret: a, tenant_id: ${id}}`),
  ],
  [
    'azuread: a certificate without client',
    azure(`certificate: {tenant_id: ${id}, certificate_path: a}`),
    azure(`certificate: {client_id: ${id}, tenant_id: ${id}, certificate_path: a}`),
  ],
  [
    'azuread: a certificate without tenant',
    azure(`certificate: {client_id: ${id}, certificate_path: a}`),
    azure(`certificate: {client_id: ${id}, tenant_id: ${id}, certificate_path: b}`),
  ],
  [
    'azuread: a certificate without path',
    azure(`certificate: {client_id: ${id}, tenant_id: ${id}}`),
    azure(`certificate: {client_id: ${id}, tenant_id: ${id}, certificate_path: c}`),
  ],
  [
    'azuread: the client of a certificate that is none',
    azure(`certificate: {client_id: a, tenant_id: ${id}, certificate_path: a}`),
    azure(`certificate: {client_id: ${other}, tenant_id: ${id}, certificate_path: a}`),
  ],
  ['azuread: characters that a scope does not have', azure('sdk: {}, scope: "a?b"'), azure('sdk: {}, scope: "https://a/.default"')],
  ['a header of scrapes that is taken', job('http_headers: {Authorization: {values: [b]}}'), job('http_headers: {X-A: {values: [b]}}')],
  ['a version of TLS that there is not', tls('min_version: TLS9'), tls('min_version: TLS13')],
  ['a bearer twice', job('bearer_token: b, bearer_token_file: c'), job('bearer_token: b')],
  ['a bearer and a user', job('bearer_token: b, basic_auth: {username: c}'), job('basic_auth: {username: c}')],
  ['a user name twice', job('basic_auth: {username: b, username_file: c}'), job('basic_auth: {username_file: c}')],
  ['a password twice', job('basic_auth: {username: b, password: c, password_file: d}'), job('basic_auth: {username: b, password_file: d}')],
  ['a bearer and another login', job('bearer_token: b, authorization: {credentials: c}'), job('authorization: {credentials: c}')],
  ['credentials twice', job('authorization: {credentials: b, credentials_file: c}'), job('authorization: {credentials_file: c}')],
  [
    'a login of the type of another key',
    job('authorization: {type: Basic, credentials: b}'),
    job('authorization: {type: Token, credentials: b}'),
  ],
  [
    'a user and another login',
    job('basic_auth: {username: b}, authorization: {credentials: c}'),
    job('basic_auth: {username: b, password_ref: c}'),
  ],
  ['OAuth and a user', job('basic_auth: {username: b}, oauth2: {client_id: c, token_url: "http://a"}'), oauth('client_id: c')],
  ['OAuth without client', oauth('scopes: [a]'), oauth('client_id: c, scopes: [a]')],
  ['OAuth without address', job('oauth2: {client_id: c}'), job('oauth2: {client_id: c, token_url: a}')],
  [
    'the key of an assertion twice',
    oauth(
      'client_id: c, grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", client_certificate_key: a, client_certificate_key_file: b',
    ),
    oauth('client_id: c, grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", client_certificate_key: a'),
  ],
  [
    'a signature that there is not',
    oauth('client_id: c, grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", client_certificate_key: a, signature_algorithm: HS256'),
    oauth('client_id: c, grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", client_certificate_key: a, signature_algorithm: RS512'),
  ],
  [
    'the secret of OAuth twice',
    oauth('client_id: c, client_secret: a, client_secret_file: b'),
    oauth('client_id: c, client_secret_file: b'),
  ],
  ['an authority twice', tls('ca: b, ca_file: c'), tls('ca_file: c')],
  ['a certificate twice', tls('cert: b, cert_file: c, key: d'), tls('cert_file: c, key_file: d')],
  ['a key of a certificate twice', tls('cert: b, key: c, key_file: d'), tls('cert: b, key: d')],
  ['a certificate without key', tls('cert: b'), tls('cert: b, key: c')],
  ['a key without certificate', tls('key_file: b'), tls('cert_file: c, key_file: b')],
  [
    'the file of a certificate and the text of its key',
    tls('cert_file: b, key: c'),
    found('http', 'url: "http://a", tls_config: {cert_file: b, key: c}'),
  ],
  ['the file of a key and the text of its certificate', tls('cert: b, key_file: c'), tls('cert: b, key: c, insecure_skip_verify: true')],
  ['headers for no proxy', job('proxy_connect_header: {a: [b]}'), job('proxy_url: "http://a", proxy_connect_header: {a: [b]}')],
  ['a proxy twice', job('proxy_from_environment: true, proxy_url: "http://a"'), job('proxy_from_environment: true')],
  [
    'a proxy of the environment with exceptions',
    job('proxy_from_environment: true, no_proxy: a'),
    job('proxy_url: "http://a", no_proxy: a'),
  ],
  ['exceptions from no proxy', job('no_proxy: a'), job('no_proxy: ""')],
  ['a target label without a name', targets('', '"": b'), targets('', 'a-b: c')],
  ['an empty duration', job('scrape_interval: ""'), job('scrape_interval: null')],
  ['a duration without unit', job('scrape_interval: 15'), job('scrape_interval: 0')],
  ['a unit that there is not', job('scrape_interval: 5min'), job('scrape_interval: 5m')],
  ['units in the wrong order', job('scrape_interval: 1m1h'), job('scrape_interval: 1h1m')],
  ['a unit twice', job('scrape_interval: 1m1m'), job('scrape_interval: 1m1ms')],
  ['a fraction of a duration', job('scrape_interval: 1.5m'), job('scrape_interval: 1m30s')],
  ['a duration below nothing', job('scrape_interval: -1m'), job('scrape_interval: 1m')],
  ['a duration past all durations', job('scrape_interval: 293y'), job('scrape_interval: 292y')],
  ['sigv4: a key without its secret', signed('access_key: a'), signed('access_key: a, secret_key: b')],
  ['sigv4: an external id without role', signed('external_id: a'), signed('external_id: a, role_arn: b')],
  ['sigv4: a session without role', signed('session_name: abc'), signed('session_name: abc, role_arn: b')],
  ['sigv4: a session of one character', signed('session_name: a, role_arn: b'), signed('session_name: "a@b", role_arn: b')],
  ['sigv4: tags without role', signed('tags: {a: b}'), signed('tags: {a: b}, role_arn: c')],
  ['sigv4: a tag without a name', signed('role_arn: c, tags: {"": b}'), signed('role_arn: c, tags: {b: ""}')],
  [
    'sigv4: a tag with a name too long',
    signed(`role_arn: c, tags: {${'a'.repeat(129)}: b}`),
    signed(`role_arn: c, tags: {${'a'.repeat(128)}: b}`),
  ],
  [
    'sigv4: a tag with a value too long',
    signed(`role_arn: c, tags: {b: ${'a'.repeat(257)}}`),
    signed(`role_arn: c, tags: {b: ${'a'.repeat(256)}}`),
  ],
  // Targets, once they are built.
  ['an interval of a target that is none', targets('', '__scrape_interval__: soon'), targets('', '__scrape_interval__: 30s')],
  ['an interval of a target of nothing', targets('', '__scrape_interval__: 0s'), targets('', '__scrape_interval__: ""')],
  ['a timeout of a target that is none', targets('', '__scrape_timeout__: soon'), targets('', '__scrape_timeout__: 5s')],
  ['a timeout of a target of nothing', targets('', '__scrape_timeout__: 0s'), targets('', '__scrape_timeout__: 1ms')],
  ['a timeout of a target beyond its interval', targets('', '__scrape_interval__: 5s'), targets('', '__scrape_interval__: 10s')],
  [
    'a switch of a target that is none',
    targets('', '__always_scrape_classic_histograms__: yes'),
    targets('', '__always_scrape_classic_histograms__: T'),
  ],
  [
    'an empty target',
    job('static_configs: [{targets: [""]}]'),
    job('static_configs: [{targets: [""]}], relabel_configs: [{source_labels: [__address__], regex: "", action: drop}]'),
  ],
  ['a null target', job('static_configs: [{targets: [null]}]'), job('static_configs: [{targets: null}]')],
  [
    'a target that loses its address',
    targets(', relabel_configs: [{target_label: __address__, replacement: ""}]', 'c: d'),
    targets(', relabel_configs: [{target_label: __address__, replacement: c}]', 'c: d'),
  ],
  [
    'a target that keeps a URL for an address',
    job('static_configs: [{targets: ["http://b"]}], relabel_configs: [{source_labels: [__address__], target_label: __param_target}]'),
    job(
      'static_configs: [{targets: ["http://b"]}], relabel_configs: [{source_labels: [__address__], target_label: __param_target}, {target_label: __address__, replacement: "c:1"}]',
    ),
  ],
  [
    'an Alertmanager that keeps a URL for an address',
    alertmanager('static_configs: [{targets: ["b/c"]}], relabel_configs: [{target_label: d}]'),
    alertmanager('static_configs: [{targets: ["b/c"]}], relabel_configs: [{target_label: __address__}]'),
  ],
  // What the readers of YAML and of numbers do.
  ['a key that there is not', 'global: {scrapeInterval: 5s}', 'global: {scrape_interval: 5s}'],
  ['a key twice', 'global: {scrape_interval: 5s, scrape_interval: 5s}', 'global: {<<: {scrape_interval: 5s}, scrape_interval: 6s}'],
  ['a label twice', 'global: {external_labels: {a: b, "a": b}}', 'global: {external_labels: {a: b, A: b}}'],
  ['a label twice, by a merge', 'global: {external_labels: {<<: {a: b}, a: c}}', 'global: {external_labels: {<<: {a: b}, c: d}}'],
  ['a value that comes in by a merge and is none', 'global: {<<: {scrape_interval: soon}}', 'global: {<<: {scrape_interval: 5s}, <<: {}}'],
  ['an entry that comes in by a merge and is none', job('params: {<<: {a: b}}'), job('params: {<<: {a: [b]}}')],
  ['a quoted boolean', job('honor_labels: "true"'), job('honor_labels: yes')],
  ['a number as a boolean', job('honor_labels: 1'), job('honor_labels: ~')],
  ['a list in place of a text', job('metrics_path: [a]'), job('metrics_path: 2024-01-01')],
  ['a count below nothing', job('sample_limit: -1'), job('sample_limit: 0x10')],
  ['a quoted count', job('sample_limit: "1"'), job('sample_limit: 5_000')],
  ['a size without unit', job('body_size_limit: 100'), job('body_size_limit: 1.5KiB')],
  ['a size past all sizes', job('body_size_limit: 9EB'), job('body_size_limit: 8EB')],
  ['digits past all numbers in a size', job('body_size_limit: 9223372036854775790B'), job('body_size_limit: 9223372036854775789B')],
  ['a look behind', step('regex: "a(?!b)", target_label: b'), step('regex: "a(?P<n>b)", target_label: b')],
  ['a repetition beyond a thousand', step('regex: "a{1001}", target_label: b'), step('regex: "a{1000}", target_label: b')],
  ['a URL without scheme before its colon', 'remote_write: [{url: "::"}]', 'remote_write: [{url: "a b"}]'],
  ['a host with two colons', 'remote_write: [{url: "http://a:80:80/"}]', 'remote_write: [{url: "http://[::1]:80/"}]'],
  ['a quoted null for a URL', job('proxy_url: "null"'), job('proxy_url: null')],
  ['`Null` for a duration', job('scrape_interval: Null'), job('metrics_path: Null')],
  ['`Null` for a block that lacks what it needs', job('oauth2: Null'), job('basic_auth: Null')],
  [
    'a limit of queries below nothing',
    'global: {query_max_series: -1}',
    'global: {query_max_series: 0, query_max_samples_read: 1, query_max_duration: 0}',
  ],
];
const group = (rule: string): string => `groups: [{name: g, rules: [${rule}]}]`;
const alert = (keys: string): string => group(`{alert: a, expr: up, ${keys}}`);
const recording = (keys: string): string => group(`{record: a, expr: up, ${keys}}`);
export const refusedRules: readonly Row[] = [
  ['a group without a name', 'groups: [{rules: []}]', 'groups: [{name: " ", rules: []}]'],
  ['two groups of one name', 'groups: [{name: g}, {name: g}]', 'groups: [{name: g}, {name: G}]'],
  ['a label of a group without a name', 'groups: [{name: g, labels: {"": a}}]', 'groups: [{name: g, labels: {a-b: c}}]'],
  [
    'the name of the metric as a label of a group',
    'groups: [{name: g, labels: {__name__: a}}]',
    'groups: [{name: g, labels: {__names__: a}}]',
  ],
  ['an alert and a series at once', group('{alert: a, record: b, expr: up}'), group('{alert: a, record: "", expr: up}')],
  ['neither an alert nor a series', group('{expr: up}'), group('{record: a, expr: up}')],
  ['no expression', group('{alert: a}'), group('{alert: a, expr: 1}')],
  ['an expression that is none', group('{alert: a, expr: "up("}'), group('{alert: a, expr: "(up)"}')],
  ['annotations of a series', recording('annotations: {a: b}'), recording('annotations: {}')],
  ['a wait of a series', recording('for: 1m'), recording('for: 0s')],
  ['an end of a series', recording('keep_firing_for: 1m'), recording('keep_firing_for: 0s')],
  [
    'a name of a series without a character',
    group('{record: " ", expr: up}').replace('" "', '"\\xff{"'),
    group('{record: "a.b", expr: up}'),
  ],
  ['braces in the name of a series', group('{record: "a{b}", expr: up}'), group('{record: "a:b", expr: up}')],
  ['a label of a rule without a name', alert('labels: {"": a}'), alert('labels: {a: ""}')],
  ['the name of the metric as a label of a rule', recording('labels: {__name__: b}'), recording('labels: {name: b}')],
  ['an annotation without a name', alert('annotations: {"": a}'), alert('annotations: {a-b: ""}')],
  ['a template of a label that is none', alert('labels: {a: "{{ $label }}"}'), alert('labels: {a: "{{ $labels.b }}"}')],
  [
    'a template of an annotation that is none',
    alert('annotations: {a: "{{ foo }}"}'),
    alert('annotations: {a: "{{ $value | humanize }}"}'),
  ],
  ['a key of a rule that there is not', alert('severity: a'), alert('labels: {severity: a}')],
  ['a key of a rule twice', alert('for: 1m, for: 1m'), alert('<<: {for: 1m}, for: 2m')],
  ['a merge of a rule twice', alert('<<: {}, <<: {}'), alert('<<: [{}, {}]')],
  ['a value of a rule that comes in by a merge and is none', alert('<<: {for: soon}'), alert('<<: {for: 1m}')],
  ['a label of a rule that comes in by a merge and is none', alert('labels: {<<: {__name__: b}}'), alert('labels: {<<: {a: b}, a: c}')],
  ['a text in place of a rule', group('up'), group('null')],
  ['a limit that is no number', 'groups: [{name: g, limit: many}]', 'groups: [{name: g, limit: -1}]'],
];
