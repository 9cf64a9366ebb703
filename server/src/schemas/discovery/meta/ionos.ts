import { labels } from './table.ts';

export const ionosLabels = labels('__meta_ionos_server_', {
  availability_zone: 'Availability zone of the server.',
  boot_cdrom_id: 'CD-ROM that the server boots from.',
  boot_image_id: 'Image or snapshot that the server boots from.',
  boot_volume_id: 'Volume that the server boots from.',
  cpu_family: 'Processor family of the server.',
  id: 'Identifier of the server.',
  ip: 'All addresses of the server, with commas between and around them.',
  lifecycle: 'Lifecycle state of the server.',
  name: 'Name of the server.',
  'nic_ip_*': 'Addresses of the network card of that name, with commas between and around them.',
  servers_id: 'Collection that the server belongs to.',
  state: 'Execution state of the server, such as `RUNNING`.',
  type: 'Type of the server, such as `ENTERPRISE`.',
});
