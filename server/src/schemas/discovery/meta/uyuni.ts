import { labels } from './table.ts';

export const uyuniLabels = labels('__meta_uyuni_', {
  endpoint_name: 'Name of the endpoint.',
  exporter: 'Exporter that the endpoint belongs to.',
  groups: 'System groups, with the separator between them.',
  metrics_path: 'Path that the endpoint serves metrics at.',
  minion_hostname: 'Host name of the system.',
  primary_fqdn: 'Full name of the system.',
  proxy_module: "Module of the exporter's proxy, where one is used.",
  scheme: '`http` or `https`.',
  system_id: 'Identifier of the system.',
});
