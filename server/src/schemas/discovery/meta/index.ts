import type { RecordView } from '../../../schema/rule.ts';
import type { discoveryFields } from '../index.ts';
import { ec2Labels, ecsLabels, lightsailLabels, mskLabels } from './aws.ts';
import { azureLabels } from './azure.ts';
import { consulLabels } from './consul.ts';
import { databasesLabels, dropletsLabels } from './digitalocean.ts';
import { dnsLabels } from './dns.ts';
import { dockerLabels, managersLabels, networkLabels, nodesLabels, servicesLabels, swarmServiceLabels, tasksLabels } from './docker.ts';
import { elasticacheLabels } from './elasticache.ts';
import { eurekaLabels } from './eureka.ts';
import { gceLabels } from './gce.ts';
import { hcloudLabels, hetznerLabels, robotLabels } from './hetzner.ts';
import { ionosLabels } from './ionos.ts';
import { kubernetesLabels } from './kubernetes.ts';
import { kumaLabels } from './kuma.ts';
import { linodeLabels } from './linode.ts';
import { marathonLabels } from './marathon.ts';
import { nomadLabels } from './nomad.ts';
import { ociLabels } from './oci.ts';
import { hypervisorLabels, instanceLabels as openstackInstanceLabels, loadbalancerLabels } from './openstack.ts';
import { outscaleLabels } from './outscale.ts';
import { dedicatedServerLabels, vpsLabels } from './ovhcloud.ts';
import { puppetdbLabels } from './puppetdb.ts';
import { rdsLabels } from './rds.ts';
import { baremetalLabels, instanceLabels as scalewayInstanceLabels } from './scaleway.ts';
import { stackitLabels } from './stackit.ts';
import { byRole, type KnownLabel, labels, type LabelsOf } from './table.ts';
import { cnLabels, containerLabels } from './triton.ts';
import { uyuniLabels } from './uyuni.ts';
import { vultrLabels } from './vultr.ts';
import { nerveLabels, serversetLabels } from './zookeeper.ts';

const always =
  (known: readonly KnownLabel[]): LabelsOf =>
  () =>
    known;

const ownLabels: LabelsOf = group => (group.record('labels')?.keys() ?? []).map(name => ({ name, doc: 'Written in the target group.' }));

interface Mechanism {
  readonly labelsOf: LabelsOf;
  /** Whoever answers may send any label along, `__meta_` or not. */
  readonly open?: true;
}

/** What each service discovery puts on its targets: the constants of discovery/ in Prometheus 3.16, as its page of the configuration tells of them. */
const mechanisms: Readonly<Record<keyof typeof discoveryFields, Mechanism>> = {
  static_configs: { labelsOf: ownLabels },
  kubernetes_sd_configs: { labelsOf: kubernetesLabels },
  file_sd_configs: { labelsOf: always(labels('__meta_', { filepath: 'File that the target was read from.' })), open: true },
  http_sd_configs: { labelsOf: always(labels('__meta_', { url: 'Address that the target was read from.' })), open: true },
  dns_sd_configs: { labelsOf: always(dnsLabels) },
  consul_sd_configs: { labelsOf: always(consulLabels) },
  aws_sd_configs: {
    labelsOf: byRole('role', {
      ec2: ec2Labels,
      ecs: ecsLabels,
      elasticache: elasticacheLabels,
      lightsail: lightsailLabels,
      msk: mskLabels,
      rds: rdsLabels,
    }),
  },
  azure_sd_configs: { labelsOf: always(azureLabels) },
  digitalocean_sd_configs: { labelsOf: byRole('role', { droplets: dropletsLabels, databases: databasesLabels }, 'droplets') },
  docker_sd_configs: { labelsOf: always([...dockerLabels, ...networkLabels('__meta_docker_')]) },
  dockerswarm_sd_configs: {
    labelsOf: byRole('role', {
      services: [...swarmServiceLabels, ...servicesLabels, ...networkLabels('__meta_dockerswarm_')],
      tasks: [...swarmServiceLabels, ...tasksLabels, ...nodesLabels, ...managersLabels, ...networkLabels('__meta_dockerswarm_')],
      nodes: [...nodesLabels, ...managersLabels],
    }),
  },
  ec2_sd_configs: { labelsOf: always(ec2Labels) },
  ecs_sd_configs: { labelsOf: always(ecsLabels) },
  elasticache_sd_configs: { labelsOf: always(elasticacheLabels) },
  eureka_sd_configs: { labelsOf: always(eurekaLabels) },
  gce_sd_configs: { labelsOf: always(gceLabels) },
  hetzner_sd_configs: {
    labelsOf: byRole('role', { hcloud: [...hetznerLabels, ...hcloudLabels], robot: [...hetznerLabels, ...robotLabels] }),
  },
  ionos_sd_configs: { labelsOf: always(ionosLabels) },
  kuma_sd_configs: { labelsOf: always(kumaLabels) },
  lightsail_sd_configs: { labelsOf: always(lightsailLabels) },
  linode_sd_configs: { labelsOf: always(linodeLabels) },
  marathon_sd_configs: { labelsOf: always(marathonLabels) },
  msk_sd_configs: { labelsOf: always(mskLabels) },
  nerve_sd_configs: { labelsOf: always(nerveLabels) },
  nomad_sd_configs: { labelsOf: always(nomadLabels) },
  oci_sd_configs: { labelsOf: always(ociLabels) },
  openstack_sd_configs: {
    labelsOf: byRole('role', { hypervisor: hypervisorLabels, instance: openstackInstanceLabels, loadbalancer: loadbalancerLabels }),
  },
  outscale_sd_configs: { labelsOf: always(outscaleLabels) },
  ovhcloud_sd_configs: { labelsOf: byRole('service', { vps: vpsLabels, dedicated_server: dedicatedServerLabels }) },
  puppetdb_sd_configs: { labelsOf: always(puppetdbLabels) },
  rds_sd_configs: { labelsOf: always(rdsLabels) },
  scaleway_sd_configs: { labelsOf: byRole('role', { instance: scalewayInstanceLabels, baremetal: baremetalLabels }) },
  serverset_sd_configs: { labelsOf: always(serversetLabels) },
  stackit_sd_configs: { labelsOf: always(stackitLabels) },
  triton_sd_configs: { labelsOf: byRole('role', { container: containerLabels, cn: cnLabels }, 'container') },
  uyuni_sd_configs: { labelsOf: always(uyuniLabels) },
  vultr_sd_configs: { labelsOf: always(vultrLabels) },
};

export interface Discovered {
  readonly labels: readonly KnownLabel[];
  /** There may be labels beyond those: from files, from an endpoint, or since a role cannot be told. */
  readonly open: boolean;
}

/** The labels that the discoveries of a scrape job, or of another record that has some, put on targets. */
export const discovered = (owner: RecordView): Discovered => owner.derived(discoveries);

function discoveries(owner: RecordView): Discovered {
  const found = Object.entries(mechanisms)
    .filter(([key]) => owner.has(key))
    .flatMap(([key, { labelsOf, open }]) => owner.records(key).map(entry => ({ known: entry && labelsOf(entry), open: open === true })));
  const known = found.flatMap(each => each.known ?? []);
  return {
    labels: [...new Map(known.map(label => [label.name, label])).values()],
    open: found.length === 0 || found.some(each => each.open || !each.known),
  };
}
