import { list, record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { text } from '../scalars.ts';
import { since } from '../since.ts';
import { awsFields, awsRules, positiveConcurrency, requestConcurrency } from './awsCommon.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const elasticacheDiscovery = record({
  name: 'ElastiCache discovery',
  doc: 'Targets are caches of ElastiCache, serverless ones and nodes of clusters. They serve no metrics themselves: relabel them to an exporter such as redis_exporter.',
  label: 'region',
  fields: {
    ...since('3.11', awsFields),
    clusters: {
      type: list(text),
      doc: 'ARNs of the caches to list. Without any, all caches of the region are.',
      since: '3.11',
    },
    port: scrapePort(80, '3.11'),
    refresh_interval: refreshInterval('1m', '3.11'),
    request_concurrency: { ...requestConcurrency(10), since: '3.11' },
    ...since('3.11', httpClientFields),
  },
  rules: [positiveConcurrency, ...awsRules, ...httpClientRules],
});
