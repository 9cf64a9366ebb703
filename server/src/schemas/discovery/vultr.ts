import { record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const vultrDiscovery = record({
  name: 'Vultr discovery',
  doc: 'Targets are instances of Vultr. Give the API key as `authorization.credentials` or its file.',
  fields: {
    port: scrapePort(80, '2.36'),
    refresh_interval: refreshInterval('1m', '2.36'),
    ...since('2.36', httpClientFields),
  },
  rules: httpClientRules,
});
