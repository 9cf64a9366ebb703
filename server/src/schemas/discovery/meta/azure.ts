import { labels } from './table.ts';

export const azureLabels = labels('__meta_azure_', {
  machine_id: 'Identifier of the machine.',
  machine_location: 'Region that the machine runs in.',
  machine_name: 'Name of the machine in Azure.',
  machine_computer_name: 'Host name that the machine gave itself.',
  machine_os_type: 'Operating system of the machine.',
  machine_private_ip: 'Private IP address of the machine.',
  machine_public_ip: 'Public IP address of the machine, where it has one.',
  machine_resource_group: 'Resource group of the machine.',
  machine_scale_set: 'Scale set that the machine belongs to, if any.',
  machine_size: 'Size of the machine, such as `Standard_D2s_v3`.',
  'machine_tag_*': 'Value of a tag of the machine.',
  subscription_id: 'Subscription that the machine was found in.',
  tenant_id: 'Tenant that the login belongs to.',
});
