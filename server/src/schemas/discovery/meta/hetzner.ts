import { labels } from './table.ts';

export const hetznerLabels = labels('__meta_hetzner_', {
  role: '`hcloud` or `robot`, as the discovery is set.',
  server_id: 'Number of the server.',
  server_name: 'Name of the server.',
  server_status: 'Status of the server, such as `running`.',
  public_ipv4: 'Public IPv4 address of the server.',
  public_ipv6_network: 'Public IPv6 network of the server.',
});

export const hcloudLabels = labels('__meta_hetzner_hcloud_', {
  image_name: "Name of the server's image.",
  image_description: "Description of the server's image.",
  image_os_flavor: "Operating system of the server's image, such as `ubuntu`.",
  image_os_version: 'Version of that operating system.',
  location: 'Location of the server, such as `fsn1`.',
  location_network_zone: 'Network zone of that location.',
  datacenter_location: 'Older name of `__meta_hetzner_hcloud_location`.',
  datacenter_location_network_zone: 'Older name of `__meta_hetzner_hcloud_location_network_zone`.',
  server_type: 'Type of the server, such as `cx22`.',
  cpu_cores: 'Number of processor cores.',
  cpu_type: 'Whether the cores are `shared` or `dedicated`.',
  memory_size_gb: 'Memory of the server in GB.',
  disk_size_gb: 'Disk of the server in GB.',
  'private_ipv4_*': 'Address of the server in the private network of that name.',
  'label_*': 'Value of a label of the server.',
  'labelpresent_*': '`true` where the server has the label.',
});

export const robotLabels = labels('__meta_hetzner_', {
  datacenter: 'Older name of `__meta_hetzner_robot_datacenter`.',
  robot_datacenter: 'Datacenter of the server.',
  robot_product: 'Product name of the server.',
  robot_cancelled: 'Whether the server is cancelled.',
});
