import { labels } from './table.ts';

export const gceLabels = labels('__meta_gce_', {
  instance_id: 'Number of the instance.',
  instance_name: 'Name of the instance.',
  instance_status: 'Status of the instance, such as `RUNNING`.',
  'interface_ipv4_*': { doc: 'Address of the network interface of that name.', examples: ['nic0'] },
  'label_*': 'Value of a label of the instance.',
  machine_type: 'URL of the machine type.',
  'metadata_*': 'Value of a metadata key of the instance.',
  network: "URL of the instance's network.",
  private_ip: 'Private IP address of the instance.',
  project: 'Project that the instance runs in.',
  public_ip: 'Public IP address of the instance, where it has one.',
  subnetwork: "URL of the instance's subnetwork.",
  tags: 'Network tags of the instance, with the separator between and around them.',
  zone: 'URL of the zone that the instance runs in.',
});
