import { record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { since } from '../since.ts';
import { awsFields, awsRules } from './awsCommon.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const lightsailDiscovery = record({
  name: 'Lightsail discovery',
  doc: 'Targets are Lightsail instances, by their private address.',
  label: 'region',
  fields: {
    ...since('2.27', awsFields),
    port: scrapePort(80, '2.27'),
    refresh_interval: refreshInterval('1m', '2.27'),
    ...since('2.41', httpClientFields),
  },
  rules: [...awsRules, ...httpClientRules],
});
