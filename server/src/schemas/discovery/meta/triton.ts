import { labels } from './table.ts';

export const containerLabels = labels('__meta_triton_', {
  groups: 'Groups of the container, with commas between and around them.',
  machine_alias: 'Alias, which is the name, of the container.',
  machine_brand: 'Brand of the container.',
  machine_id: 'Identifier of the container.',
  machine_image: 'Image of the container.',
  server_id: 'Compute node that the container runs on.',
});

export const cnLabels = labels('__meta_triton_', {
  machine_alias: 'Host name of the compute node.',
  machine_id: 'Identifier of the compute node.',
});
