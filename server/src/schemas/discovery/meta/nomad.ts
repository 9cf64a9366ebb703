import { labels } from './table.ts';

export const nomadLabels = labels('__meta_nomad_', {
  address: 'Address of the service.',
  dc: 'Datacenter of the service.',
  namespace: 'Namespace of the service.',
  node_id: 'Node that the service runs on.',
  service: 'Name of the service.',
  service_address: 'Address that the service was registered with.',
  service_id: 'Identifier of the instance.',
  service_port: 'Port that the service was registered with.',
  tags: 'Tags of the service, with the separator between and around them.',
});
