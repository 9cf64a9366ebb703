import { labels } from './table.ts';

export const dropletsLabels = labels('__meta_digitalocean_', {
  droplet_id: 'Identifier of the droplet.',
  droplet_name: 'Name of the droplet.',
  image: "Slug of the droplet's image.",
  image_name: "Name of the droplet's image.",
  private_ipv4: 'Private IPv4 address of the droplet.',
  public_ipv4: 'Public IPv4 address of the droplet.',
  public_ipv6: 'Public IPv6 address of the droplet.',
  region: 'Region of the droplet.',
  size: 'Size of the droplet.',
  status: 'Status of the droplet, such as `active`.',
  features: 'Features of the droplet, with commas between and around them.',
  tags: 'Tags of the droplet, with commas between and around them.',
  vpc: 'Virtual private cloud of the droplet.',
});

export const databasesLabels = labels('__meta_digitalocean_', {
  db_id: 'Identifier of the database cluster.',
  db_name: 'Name of the database cluster.',
  db_engine: 'Engine of the database cluster, such as `pg` or `mysql`.',
  db_version: 'Version of that engine.',
  db_status: 'Status of the database cluster.',
  db_region: 'Region of the database cluster.',
  db_size: 'Size of the database cluster.',
  db_num_nodes: 'Number of nodes in the database cluster.',
  db_host: 'Public host of the database cluster.',
  db_private_host: 'Private host of the database cluster.',
  'db_tag_*': '`true` for each tag of the database cluster.',
});
