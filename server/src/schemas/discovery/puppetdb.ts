import { record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { bool, httpUrl, nonEmpty } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const puppetdbDiscovery = record({
  name: 'PuppetDB discovery',
  doc: 'Targets are resources that PuppetDB knows, one for each match of a query.',
  label: 'url',
  fields: {
    url: { type: httpUrl, doc: 'Root of the PuppetDB API, such as `https://puppetdb.example.com:8081`.', required: true, since: '2.31' },
    query: {
      type: nonEmpty,
      doc: 'PQL query for resources, such as `resources { type = "Package" and title = "httpd" }`.',
      required: true,
      since: '2.31',
    },
    include_parameters: {
      type: bool,
      doc: 'Put the parameters of each resource on its target as labels. They may hold secrets, which then show up on the targets page.',
      default: 'false',
      since: '2.31',
    },
    port: scrapePort(80, '2.31'),
    refresh_interval: refreshInterval('1m', '2.31'),
    ...since('2.31', httpClientFields),
  },
  rules: httpClientRules,
});
