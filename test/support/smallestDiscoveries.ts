/** The least that each service discovery can be given, in YAML's flow style by key: without any one of the keys it is refused. */
export const smallestDiscoveries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_sd_configs: { role: 'rds' },
  azure_sd_configs: { subscription_id: 'a', tenant_id: 'b', client_id: 'c', client_secret: 'd' },
  consul_sd_configs: {},
  digitalocean_sd_configs: {},
  dns_sd_configs: { names: '[_web._tcp.local]' },
  docker_sd_configs: { host: 'tcp://docker:2375' },
  dockerswarm_sd_configs: { host: 'tcp://docker:2375', role: 'nodes' },
  ec2_sd_configs: {},
  ecs_sd_configs: {},
  elasticache_sd_configs: {},
  eureka_sd_configs: { server: 'http://eureka.local/v2' },
  file_sd_configs: { files: '[targets.yml]' },
  gce_sd_configs: { project: 'a', zone: 'b' },
  hetzner_sd_configs: { role: 'robot' },
  http_sd_configs: { url: 'http://targets.local' },
  ionos_sd_configs: { datacenter_id: 'a' },
  kubernetes_sd_configs: { role: 'node' },
  kuma_sd_configs: { server: 'http://kuma.local' },
  lightsail_sd_configs: {},
  linode_sd_configs: {},
  marathon_sd_configs: { servers: "['http://marathon.local']" },
  msk_sd_configs: {},
  nerve_sd_configs: { servers: "['zk:2181']", paths: '[/nerve]' },
  nomad_sd_configs: {},
  oci_sd_configs: { tenancy: 'a', user: 'b', fingerprint: 'c', key_file: 'd', region: 'e' },
  openstack_sd_configs: { role: 'hypervisor', region: 'a' },
  outscale_sd_configs: { access_key: 'a', secret_key: 'b' },
  ovhcloud_sd_configs: { application_key: 'a', application_secret: 'b', consumer_key: 'c', service: 'dedicated_server' },
  puppetdb_sd_configs: { url: 'http://puppetdb.local', query: 'resources {}' },
  rds_sd_configs: {},
  scaleway_sd_configs: {
    role: 'baremetal',
    project_id: '00000000-0000-0000-0000-000000000000',
    access_key: 'SCWABCDEFGHIJKLMNOPQ',
    secret_key: '00000000-0000-0000-0000-000000000000',
  },
  serverset_sd_configs: { servers: "['zk:2181']", paths: '[/services]' },
  stackit_sd_configs: {},
  triton_sd_configs: { account: 'a', dns_suffix: 'b', endpoint: 'c' },
  uyuni_sd_configs: { server: 'http://uyuni.local', username: 'a', password: 'b' },
  vultr_sd_configs: {},
};

const job = (key: string, entry: string): string => `scrape_configs: [{job_name: a, ${key}: [${entry}]}]\n`;

const inline = (keys: Readonly<Record<string, string>>): string =>
  `{${Object.entries(keys)
    .map(([name, value]) => `${name}: ${/[{}]/.test(value) ? `'${value}'` : value}`)
    .join(', ')}}`;

export interface DiscoveryDocument {
  readonly name: string;
  readonly text: string;
  readonly sound: boolean;
}

/** Each of them as it is, null, and without each of its keys. */
export const discoveryDocuments: readonly DiscoveryDocument[] = Object.entries(smallestDiscoveries).flatMap(([key, keys]) => [
  { name: key, text: job(key, inline(keys)), sound: true },
  { name: `${key}: null`, text: job(key, 'null'), sound: false },
  ...Object.keys(keys).map(left => ({
    name: `${key} without ${left}`,
    text: job(key, inline(Object.fromEntries(Object.entries(keys).filter(([name]) => name !== left)))),
    sound: false,
  })),
]);
