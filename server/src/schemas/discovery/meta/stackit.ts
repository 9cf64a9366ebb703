import { labels } from './table.ts';

export const stackitLabels = labels('__meta_stackit_', {
  availability_zone: 'Availability zone of the server.',
  id: 'Identifier of the server.',
  'label_*': 'Value of a label of the server.',
  'labelpresent_*': '`true` where the server has the label.',
  name: 'Name of the server.',
  power_status: 'Whether the server is switched on.',
  'private_ipv4_*': 'Address of the server in the private network of that name.',
  project: 'Project of the server.',
  public_ipv4: 'Public IPv4 address of the server.',
  status: 'Status of the server, such as `ACTIVE`.',
  type: 'Type of the server.',
});
