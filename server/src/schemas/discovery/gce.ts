import { record } from '../../schema/build.ts';
import { nonEmpty, text } from '../scalars.ts';
import { refreshInterval, scrapePort, tagSeparator } from './common.ts';

export const gceDiscovery = record({
  name: 'GCE discovery',
  doc: "Targets are instances of Google Compute Engine, by their private address. Credentials come from the environment: the instance's service account or a key file.",
  label: 'project',
  fields: {
    project: { type: nonEmpty, doc: 'Id of the Google Cloud project.', required: true, since: '2.0' },
    zone: {
      type: nonEmpty,
      doc: 'Zone to list, such as `europe-west3-a`. For several zones write one entry for each.',
      required: true,
      since: '2.0',
    },
    filter: {
      type: text,
      doc: 'Condition that instances must meet, in the filter language of the Compute API, such as `labels.env=prod`.',
      since: '2.0',
    },
    port: scrapePort(80, '2.0'),
    tag_separator: tagSeparator('2.0'),
    refresh_interval: refreshInterval('1m', '2.0'),
  },
});
