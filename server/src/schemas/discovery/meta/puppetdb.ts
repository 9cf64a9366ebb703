import { labels } from './table.ts';

export const puppetdbLabels = labels('__meta_puppetdb_', {
  query: 'Query that found the resource.',
  certname: 'Node that the resource belongs to.',
  resource: "Hash of the resource's type, title and parameters.",
  type: 'Type of the resource.',
  title: 'Title of the resource.',
  exported: 'Whether the resource is exported.',
  tags: 'Tags of the resource, with commas between and around them.',
  file: 'Manifest that declares the resource.',
  environment: "Environment of the resource's node.",
  'parameter_*': 'Value of a parameter of the resource; only with `include_parameters`.',
});
