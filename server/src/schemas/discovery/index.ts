import { fields, list } from '../../schema/build.ts';
import type { RecordSchema } from '../../schema/types.ts';
import { awsDiscovery } from './aws.ts';
import { azureDiscovery } from './azure.ts';
import { consulDiscovery } from './consul.ts';
import { digitaloceanDiscovery } from './digitalocean.ts';
import { dnsDiscovery } from './dns.ts';
import { dockerDiscovery } from './docker.ts';
import { dockerswarmDiscovery } from './dockerswarm.ts';
import { ec2Discovery } from './ec2.ts';
import { ecsDiscovery } from './ecs.ts';
import { elasticacheDiscovery } from './elasticache.ts';
import { eurekaDiscovery } from './eureka.ts';
import { fileDiscovery } from './file.ts';
import { gceDiscovery } from './gce.ts';
import { hetznerDiscovery } from './hetzner.ts';
import { httpDiscovery } from './http.ts';
import { ionosDiscovery } from './ionos.ts';
import { kubernetesDiscovery } from './kubernetes.ts';
import { kumaDiscovery } from './kuma.ts';
import { lightsailDiscovery } from './lightsail.ts';
import { linodeDiscovery } from './linode.ts';
import { marathonDiscovery } from './marathon.ts';
import { mskDiscovery } from './msk.ts';
import { nomadDiscovery } from './nomad.ts';
import { ociDiscovery } from './oci.ts';
import { openstackDiscovery } from './openstack.ts';
import { outscaleDiscovery } from './outscale.ts';
import { ovhcloudDiscovery } from './ovhcloud.ts';
import { puppetdbDiscovery } from './puppetdb.ts';
import { rdsDiscovery } from './rds.ts';
import { scalewayDiscovery } from './scaleway.ts';
import { stackitDiscovery } from './stackit.ts';
import { staticGroup } from './static.ts';
import { tritonDiscovery } from './triton.ts';
import { uyuniDiscovery } from './uyuni.ts';
import { vultrDiscovery } from './vultr.ts';
import { nerveDiscovery, serversetDiscovery } from './zookeeper.ts';

/** Prometheus keeps pointers to each entry and refuses an empty one. */
const entries = (discovery: RecordSchema) => list(discovery, { noNullItems: true });

/** Where targets come from; spread into scrape jobs and Alertmanager sections alike. */
export const discoveryFields = fields({
  static_configs: {
    type: entries(staticGroup),
    doc: 'Targets written here by address. The simplest way, for what seldom changes.',
    since: '2.0',
  },
  kubernetes_sd_configs: {
    type: entries(kubernetesDiscovery),
    doc: 'Targets from the Kubernetes API: pods, services, endpoints, nodes or ingresses.',
    since: '2.0',
  },
  file_sd_configs: {
    type: entries(fileDiscovery),
    doc: 'Targets from JSON or YAML files that another tool writes. Changes are noticed without a reload.',
    since: '2.0',
  },
  http_sd_configs: {
    type: entries(httpDiscovery),
    doc: 'Targets from an HTTP endpoint that answers with JSON: the way to connect an inventory of your own.',
    since: '2.28',
  },
  dns_sd_configs: {
    type: entries(dnsDiscovery),
    doc: 'Targets from DNS, best from SRV records, which know the port.',
    since: '2.0',
  },
  consul_sd_configs: {
    type: entries(consulDiscovery),
    doc: 'Targets from the catalogue of HashiCorp Consul.',
    since: '2.0',
  },
  aws_sd_configs: {
    type: entries(awsDiscovery),
    doc: 'Targets from Amazon Web Services, whichever service `role` names.',
    since: '3.8',
  },
  azure_sd_configs: {
    type: entries(azureDiscovery),
    doc: 'Targets from the virtual machines of Microsoft Azure.',
    since: '2.0',
  },
  digitalocean_sd_configs: {
    type: entries(digitaloceanDiscovery),
    doc: 'Targets from the droplets or managed databases of DigitalOcean.',
    since: '2.20',
  },
  docker_sd_configs: {
    type: entries(dockerDiscovery),
    doc: 'Targets from the containers of one Docker daemon.',
    since: '2.27',
  },
  dockerswarm_sd_configs: {
    type: entries(dockerswarmDiscovery),
    doc: 'Targets from a Docker Swarm: services, tasks or nodes.',
    since: '2.20',
  },
  ec2_sd_configs: {
    type: entries(ec2Discovery),
    doc: 'Targets from the EC2 instances of an AWS region.',
    since: '2.0',
  },
  ecs_sd_configs: {
    type: entries(ecsDiscovery),
    doc: 'Targets from the tasks of AWS Elastic Container Service.',
    since: '3.8',
  },
  elasticache_sd_configs: {
    type: entries(elasticacheDiscovery),
    doc: 'Targets from the caches of AWS ElastiCache.',
    since: '3.11',
  },
  eureka_sd_configs: {
    type: entries(eurekaDiscovery),
    doc: 'Targets from the applications registered in Netflix Eureka.',
    since: '2.21',
  },
  gce_sd_configs: {
    type: entries(gceDiscovery),
    doc: 'Targets from the instances of Google Compute Engine.',
    since: '2.0',
  },
  hetzner_sd_configs: {
    type: entries(hetznerDiscovery),
    doc: 'Targets from the cloud or dedicated servers of Hetzner.',
    since: '2.21',
  },
  ionos_sd_configs: {
    type: entries(ionosDiscovery),
    doc: 'Targets from the servers of IONOS Cloud.',
    since: '2.36',
  },
  kuma_sd_configs: {
    type: entries(kumaDiscovery),
    doc: 'Targets from the proxies of a Kuma service mesh.',
    since: '2.29',
  },
  lightsail_sd_configs: {
    type: entries(lightsailDiscovery),
    doc: 'Targets from the instances of AWS Lightsail.',
    since: '2.27',
  },
  linode_sd_configs: {
    type: entries(linodeDiscovery),
    doc: 'Targets from the instances of Linode.',
    since: '2.28',
  },
  marathon_sd_configs: {
    type: entries(marathonDiscovery),
    doc: 'Targets from the tasks of Mesosphere Marathon.',
    since: '2.0',
  },
  msk_sd_configs: {
    type: entries(mskDiscovery),
    doc: 'Targets from the brokers of AWS Managed Streaming for Apache Kafka.',
    since: '3.10',
  },
  nerve_sd_configs: {
    type: entries(nerveDiscovery),
    doc: "Targets from AirBnB's Nerve, kept in ZooKeeper.",
    since: '2.0',
  },
  nomad_sd_configs: {
    type: entries(nomadDiscovery),
    doc: 'Targets from the service catalogue of HashiCorp Nomad.',
    since: '2.37',
  },
  oci_sd_configs: {
    type: entries(ociDiscovery),
    doc: 'Targets from the instances of Oracle Cloud Infrastructure.',
    since: '3.14',
  },
  openstack_sd_configs: {
    type: entries(openstackDiscovery),
    doc: 'Targets from an OpenStack cloud: instances, hypervisors or load balancers.',
    since: '2.0',
  },
  outscale_sd_configs: {
    type: entries(outscaleDiscovery),
    doc: 'Targets from the virtual machines of 3DS Outscale.',
    since: '3.12',
  },
  ovhcloud_sd_configs: {
    type: entries(ovhcloudDiscovery),
    doc: 'Targets from the servers of OVHcloud.',
    since: '2.40',
  },
  puppetdb_sd_configs: {
    type: entries(puppetdbDiscovery),
    doc: 'Targets from resources that PuppetDB knows.',
    since: '2.31',
  },
  rds_sd_configs: {
    type: entries(rdsDiscovery),
    doc: 'Targets from the databases of AWS Relational Database Service.',
    since: '3.11',
  },
  scaleway_sd_configs: {
    type: entries(scalewayDiscovery),
    doc: 'Targets from the servers of Scaleway.',
    since: '2.26',
  },
  serverset_sd_configs: {
    type: entries(serversetDiscovery),
    doc: 'Targets from serversets, kept in ZooKeeper by Finagle or Aurora.',
    since: '2.0',
  },
  stackit_sd_configs: {
    type: entries(stackitDiscovery),
    doc: 'Targets from the servers of STACKIT Cloud.',
    since: '3.5',
  },
  triton_sd_configs: {
    type: entries(tritonDiscovery),
    doc: 'Targets from the containers or compute nodes of Triton.',
    since: '2.0',
  },
  uyuni_sd_configs: {
    type: entries(uyuniDiscovery),
    doc: 'Targets from the systems that Uyuni or SUSE Manager manages.',
    since: '2.31',
  },
  vultr_sd_configs: {
    type: entries(vultrDiscovery),
    doc: 'Targets from the instances of Vultr.',
    since: '2.36',
  },
});
