import { labels } from './table.ts';

export const vultrLabels = labels('__meta_vultr_instance_', {
  allowed_bandwidth_gb: 'Network transfer of a month in GB.',
  disk_gb: 'Disk of the instance in GB.',
  features: 'Features of the instance, with the separator between and around them.',
  hostname: 'Host name of the instance.',
  id: 'Identifier of the instance.',
  internal_ip: 'Internal address of the instance.',
  label: 'Label, which is the name, of the instance.',
  main_ip: 'Main IPv4 address of the instance.',
  main_ipv6: 'Main IPv6 address of the instance.',
  os: 'Operating system of the instance.',
  os_id: 'Identifier of that operating system.',
  plan: 'Plan of the instance.',
  ram_mb: 'Memory of the instance in MB.',
  region: 'Region of the instance.',
  server_status: 'Health of the instance.',
  tags: 'Tags of the instance, with the separator between and around them.',
  vcpu_count: 'Number of virtual processors.',
});
