import { record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { nonEmpty } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const ionosDiscovery = record({
  name: 'IONOS discovery',
  doc: 'Targets are servers of IONOS Cloud. Log in by `basic_auth` or with a token under `authorization`.',
  label: 'datacenter_id',
  fields: {
    datacenter_id: {
      type: nonEmpty,
      doc: 'Id of the virtual data center whose servers are listed.',
      required: true,
      since: '2.36',
    },
    port: scrapePort(80, '2.36'),
    refresh_interval: refreshInterval('1m', '2.36'),
    ...since('2.36', httpClientFields),
  },
  rules: httpClientRules,
});
