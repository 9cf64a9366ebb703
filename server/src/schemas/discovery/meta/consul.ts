import { labels } from './table.ts';

export const consulLabels = labels('__meta_consul_', {
  address: 'Address of the node that the instance runs on.',
  dc: 'Datacenter of the instance.',
  health: 'Health of the instance: `passing`, `warning` or `critical`.',
  'metadata_*': 'Value of a metadata key of the node.',
  namespace: 'Namespace of the service; Consul Enterprise only.',
  node: 'Name of the node that the instance runs on.',
  partition: 'Admin partition of the service; Consul Enterprise only.',
  service: 'Name of the service.',
  service_address: 'Address that the service was registered with, which may be empty.',
  service_id: 'Identifier of the instance.',
  'service_metadata_*': 'Value of a metadata key of the service.',
  service_port: 'Port that the service was registered with.',
  'tagged_address_*': { doc: "One of the node's tagged addresses, such as `lan` or `wan`.", examples: ['lan'] },
  tags: 'All tags of the instance, with the separator between and around them: `.*,web,.*` finds one safely.',
});
