import { oneOfValues, record, readingItself } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const digitaloceanDiscovery = record({
  name: 'DigitalOcean discovery',
  doc: 'Targets are droplets or managed databases of a DigitalOcean account. Give the API token as `authorization.credentials` or its file.',
  label: 'role',
  fields: {
    role: {
      nullRefused: true,
      type: readingItself(
        oneOfValues(
          { value: 'droplets', doc: 'Droplets, by their public IPv4 address.' },
          { value: 'databases', doc: 'Managed database clusters, at the port of their metrics endpoint.' },
        ),
      ),
      doc: 'What to list: machines or managed databases.',
      default: 'droplets',
      since: '3.12',
    },
    port: scrapePort(80, '2.20'),
    refresh_interval: refreshInterval('1m', '2.20'),
    ...since('2.20', httpClientFields),
  },
  rules: httpClientRules,
});
