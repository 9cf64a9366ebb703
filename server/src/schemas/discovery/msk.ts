import { list, record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { text } from '../scalars.ts';
import { since } from '../since.ts';
import { awsFields, awsRules, positiveConcurrency, requestConcurrency } from './awsCommon.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const mskDiscovery = record({
  name: 'MSK discovery',
  doc: 'Targets are brokers of Managed Streaming for Apache Kafka. With open monitoring switched on they serve JMX metrics at 11001 and node metrics at 11002.',
  label: 'region',
  fields: {
    ...since('3.10', awsFields),
    clusters: {
      type: list(text),
      doc: 'ARNs of the Kafka clusters to list. Without any, all provisioned clusters of the region are.',
      since: '3.10',
    },
    port: scrapePort(80, '3.10'),
    refresh_interval: refreshInterval('1m', '3.10'),
    request_concurrency: { ...requestConcurrency(10), since: '3.10' },
    ...since('3.10', httpClientFields),
  },
  rules: [positiveConcurrency, ...awsRules, ...httpClientRules],
});
