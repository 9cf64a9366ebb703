import { record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { text } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort, tagSeparator } from './common.ts';

export const linodeDiscovery = record({
  name: 'Linode discovery',
  doc: 'Targets are instances of Linode (Akamai). Give the API token under `authorization`; it needs to read linodes, IPs and events.',
  fields: {
    region: {
      type: text,
      doc: 'Region to list, such as `eu-central`. Without it instances of all regions are listed.',
      since: '2.52',
    },
    port: scrapePort(80, '2.28'),
    tag_separator: tagSeparator('2.28'),
    refresh_interval: refreshInterval('1m', '2.28'),
    ...since('2.28', httpClientFields),
  },
  rules: httpClientRules,
});
