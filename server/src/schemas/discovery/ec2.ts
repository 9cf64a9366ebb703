import { list, record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { text } from '../scalars.ts';
import { since } from '../since.ts';
import { awsFields, awsFilter, awsRules } from './awsCommon.ts';
import { refreshInterval, scrapePort } from './common.ts';

/** Of all AWS discoveries this one alone insists on values (discovery/aws/ec2.go, EC2SDConfig.UnmarshalYAML). */
const ec2Filter = record({
  ...awsFilter,
  name: 'EC2 filter',
  fields: {
    ...awsFilter.fields,
    values: {
      ...awsFilter.fields.values,
      type: list(text, { nonEmpty: 'A filter without values lets nothing through, and Prometheus refuses it. Add at least one value.' }),
      required: true,
    },
  },
});

export const ec2Discovery = record({
  name: 'EC2 discovery',
  doc: 'Targets are EC2 instances, by their private address. The credentials need `ec2:DescribeInstances`, and `ec2:DescribeAvailabilityZones` for zone ids.',
  label: 'region',
  fields: {
    ...awsFields,
    endpoint: { ...awsFields.endpoint, since: '2.4' },
    filters: {
      type: list(ec2Filter, { noNullItems: true }),
      doc: 'Conditions that instances must meet, as `DescribeInstances` knows them. Filtering here is cheaper than dropping targets by relabelling.',
      since: '2.3',
    },
    port: scrapePort(80, '2.0'),
    refresh_interval: refreshInterval('1m', '2.0'),
    ...since('2.41', httpClientFields),
  },
  rules: [...awsRules, ...httpClientRules],
});
