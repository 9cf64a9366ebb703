import { labels } from './table.ts';

export const serversetLabels = labels('__meta_serverset_', {
  endpoint_host: 'Host of the default endpoint.',
  endpoint_port: 'Port of the default endpoint.',
  'endpoint_host_*': 'Host of the endpoint of that name.',
  'endpoint_port_*': 'Port of the endpoint of that name.',
  path: 'Path of the member in ZooKeeper.',
  shard: 'Shard of the member.',
  status: 'Status of the member, such as `ALIVE`.',
});

export const nerveLabels = labels('__meta_nerve_', {
  endpoint_host: 'Host of the endpoint.',
  endpoint_name: 'Name of the endpoint.',
  endpoint_port: 'Port of the endpoint.',
  path: 'Path of the endpoint in ZooKeeper.',
});
