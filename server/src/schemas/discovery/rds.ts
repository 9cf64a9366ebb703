import { list, record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { text } from '../scalars.ts';
import { since } from '../since.ts';
import { awsFields, awsFilter, awsRules, positiveConcurrency, requestConcurrency } from './awsCommon.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const rdsDiscovery = record({
  name: 'RDS discovery',
  doc: 'Targets are database instances of Relational Database Service. They serve no metrics themselves: relabel them to an exporter for the engine.',
  label: 'region',
  fields: {
    ...since('3.11', awsFields),
    clusters: {
      type: list(text),
      doc: 'ARNs or ids of the database clusters to list. Without any, all clusters of the region are.',
      since: '3.11',
    },
    filters: {
      type: list(awsFilter),
      doc: 'Conditions that clusters must meet, as the RDS API knows them, such as `engine`.',
      since: '3.13',
    },
    port: scrapePort(80, '3.11'),
    refresh_interval: refreshInterval('1m', '3.11'),
    request_concurrency: { ...requestConcurrency(10), since: '3.11' },
    ...since('3.11', httpClientFields),
  },
  rules: [positiveConcurrency, ...awsRules, ...httpClientRules],
});
