import { labels } from './table.ts';

export const kumaLabels = labels('__meta_kuma_', {
  mesh: 'Mesh of the proxy.',
  dataplane: 'Name of the proxy.',
  service: 'Service of the proxy.',
  'label_*': 'Value of a tag of the proxy.',
});
