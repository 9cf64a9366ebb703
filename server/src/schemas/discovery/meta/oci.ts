import { labels } from './table.ts';

export const ociLabels = labels('__meta_oci_', {
  availability_domain: 'Availability domain of the instance.',
  compartment_id: 'Compartment of the instance.',
  'defined_tag_*': 'Value of a defined tag, by its namespace and key.',
  fault_domain: 'Fault domain of the instance.',
  hostname_label: 'Host name of the primary network interface, where it has one.',
  image_id: 'Image that the instance was started from.',
  instance_id: 'Identifier of the instance.',
  instance_name: 'Display name of the instance.',
  instance_shape: 'Shape of the instance, such as `VM.Standard.E4.Flex`.',
  instance_state: 'Lifecycle state of the instance, such as `RUNNING`.',
  ipv6_addresses: 'IPv6 addresses of the primary network interface, with commas between and around them.',
  private_ip: 'Private address of the primary network interface.',
  public_ip: 'Public address of the primary network interface, where it has one.',
  region: 'Region of the instance.',
  'tag_*': 'Value of a freeform tag of the instance.',
  tenancy_id: 'Tenancy of the instance.',
  vnic_id: 'Primary network interface of the instance.',
});
