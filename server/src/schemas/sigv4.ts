import * as formats from '../formats/index.ts';
import { map, record, scalar } from '../schema/build.ts';
import { allOrNone, requires, when } from '../schema/rules.ts';
import { holds } from './conditions.ts';
import { bool, secret, sessionName, text } from './scalars.ts';

/** With the checks of prometheus/sigv4 sigv4_config.go. */
export const sigv4 = record({
  name: 'AWS signature',
  doc: 'Signs each request with AWS Signature Version 4, as Amazon Managed Service for Prometheus wants it. Without keys the usual chain of the AWS SDK is used.',
  fields: {
    region: { type: text, doc: 'AWS region of the service. Without it the region of the environment is used.', since: '2.26' },
    role_arn: { type: text, doc: 'ARN of a role to assume, for instance to write into another account.', since: '2.26' },
    profile: { type: text, doc: 'Name of a profile in the shared AWS credentials file.', since: '2.26' },
    access_key: { type: text, doc: 'Access key id. Leave it out where the instance or pod has a role.', since: '2.26' },
    secret_key: { type: secret, doc: 'Secret that belongs to the access key id.', secret: true, since: '2.26' },
    external_id: { type: text, doc: 'External id that the role to assume demands.', since: '3.11' },
    session_name: { type: sessionName, doc: "Name of the assumed role's session, which shows up in CloudTrail.", since: '3.15' },
    tags: {
      type: map(formats.awsTagKey, scalar(formats.awsTagValue)),
      doc: "Tags for the assumed role's session, for policies that decide by them.",
      since: '3.15',
    },
    use_fips_sts_endpoint: {
      type: bool,
      doc: 'Fetch credentials from the endpoint of the security token service that is validated by FIPS 140.',
      default: 'false',
      since: '2.54',
    },
    service_name: {
      type: text,
      doc: 'Name of the service to sign for. `aps` is Amazon Managed Service for Prometheus.',
      default: 'aps',
      since: '3.5',
    },
  },
  rules: [
    allOrNone(['access_key', 'secret_key']),
    requires('external_id', ['role_arn']),
    requires('session_name', ['role_arn']),
    ...when(holds('tags'), requires('tags', ['role_arn'])),
  ],
});
