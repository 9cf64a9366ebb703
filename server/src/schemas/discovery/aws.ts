import { list, oneOfValues, record } from '../../schema/build.ts';
import { httpClientFields } from '../httpClient.ts';
import { duration, port, text } from '../scalars.ts';
import { since } from '../since.ts';
import { heldLater } from '../heldLater.ts';
import { proxyRules } from '../proxy.ts';
import { awsFields, awsFilter, awsRules } from './awsCommon.ts';

const { follow_redirects, enable_http2, basic_auth, authorization, oauth2, http_headers, ...httpFields } = since('3.8', httpClientFields);

export const awsDiscovery = record({
  name: 'AWS discovery',
  doc: "One form for the discoveries of several AWS services; `role` says which. The credentials need the rights of that service's describe calls.",
  label: 'role',
  fields: {
    role: {
      type: oneOfValues(
        { value: 'ec2', doc: 'EC2 instances.' },
        { value: 'ecs', doc: 'Tasks of Elastic Container Service.' },
        { value: 'elasticache', doc: 'Caches of ElastiCache.' },
        { value: 'lightsail', doc: 'Lightsail instances.' },
        { value: 'msk', doc: 'Brokers of Managed Streaming for Apache Kafka.' },
        { value: 'rds', doc: 'Database instances of Relational Database Service.' },
      ),
      doc: 'Which AWS service to list.',
      required: true,
      since: '3.8',
    },
    ...since('3.8', awsFields),
    clusters: {
      type: list(text),
      doc: 'Clusters to list, for the roles `ecs`, `elasticache`, `msk` and `rds`; ARNs work for all of them. Without any, all clusters of the region are listed.',
      since: '3.8',
    },
    filters: {
      type: list(awsFilter),
      doc: 'Conditions that the AWS API applies before it answers, for the roles `ec2` and `rds`.',
      since: '3.8',
    },
    port: {
      type: port,
      doc: 'Port to scrape on every target. Without it the default of the role holds, which is 80.',
      since: '3.8',
    },
    refresh_interval: {
      type: duration,
      doc: 'How often to ask for the list of targets. Without it the default of the role holds, which is one minute.',
      since: '3.8',
    },
    ...httpFields,
    basic_auth: heldLater(basic_auth),
    authorization: heldLater(authorization),
    oauth2: heldLater(oauth2, rule => !proxyRules.includes(rule)),
    http_headers: heldLater(http_headers),
    // This discovery starts from empty HTTP settings, so both are off unless written (discovery/aws/aws.go, SDConfig.UnmarshalYAML).
    follow_redirects: { ...follow_redirects, default: 'false' },
    enable_http2: { ...enable_http2, default: 'false' },
  },
  rules: awsRules,
});
