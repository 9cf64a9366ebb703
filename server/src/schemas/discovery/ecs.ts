import { list, record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { text } from '../scalars.ts';
import { since } from '../since.ts';
import { awsFields, awsRules, positiveConcurrency, requestConcurrency } from './awsCommon.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const ecsDiscovery = record({
  name: 'ECS discovery',
  doc: 'Targets are tasks of Elastic Container Service, on Fargate as well as on EC2.',
  label: 'region',
  fields: {
    ...since('3.8', awsFields),
    clusters: {
      type: list(text),
      doc: 'ARNs or names of the clusters to list. Without any, all clusters of the region are.',
      since: '3.8',
    },
    port: scrapePort(80, '3.8'),
    refresh_interval: refreshInterval('1m', '3.8'),
    request_concurrency: { ...requestConcurrency(20), since: '3.8' },
    ...since('3.8', httpClientFields),
  },
  rules: [positiveConcurrency, ...awsRules, ...httpClientRules],
});
