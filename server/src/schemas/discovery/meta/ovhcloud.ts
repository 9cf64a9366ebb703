import { labels } from './table.ts';

export const vpsLabels = labels('__meta_ovhcloud_vps_', {
  cluster: 'Cluster of the server.',
  datacenter: "Datacenters of the server's model.",
  disk: 'Disk of the server in GB.',
  display_name: 'Display name of the server.',
  ipv4: 'IPv4 address of the server.',
  ipv6: 'IPv6 address of the server.',
  maximum_additional_ip: 'How many further addresses the server may have.',
  memory: "Memory of the server's model.",
  memory_limit: 'Most memory the server may use.',
  model_name: "Name of the server's model.",
  model_vcore: "Virtual cores of the server's model.",
  name: 'Name of the server.',
  netboot_mode: 'What the server boots from.',
  offer: 'Offer that the server was bought as.',
  offer_type: 'Type of that offer.',
  state: 'State of the server, such as `running`.',
  vcore: 'Virtual cores of the server.',
  version: "Version of the server's model.",
  zone: 'Zone of the server.',
});

export const dedicatedServerLabels = labels('__meta_ovhcloud_dedicated_server_', {
  commercial_range: 'Product range of the server.',
  datacenter: 'Datacenter of the server.',
  ipv4: 'IPv4 address of the server.',
  ipv6: 'IPv6 address of the server.',
  link_speed: "Speed of the server's network link.",
  name: 'Name of the server.',
  no_intervention: 'Whether interventions in the datacenter are switched off.',
  os: 'Operating system of the server.',
  rack: 'Rack of the server.',
  reverse: 'Reverse DNS name of the server.',
  server_id: 'Identifier of the server.',
  state: 'State of the server, such as `ok`.',
  support_level: 'Support level of the server.',
});
