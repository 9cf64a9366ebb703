import { fields, list, record } from '../../schema/build.ts';
import { allOrNone } from '../../schema/rules.ts';
import { positive } from '../conditions.ts';
import { integer, lateUrl, secret, text } from '../scalars.ts';

/** Login and place, shared by every discovery of Amazon Web Services. */
export const awsFields = fields({
  region: {
    type: text,
    doc: 'AWS region to list, such as `eu-central-1`. Where it is absent the region of the machine Prometheus runs on is used, from its environment or instance metadata.',
    since: '2.0',
  },
  endpoint: {
    type: lateUrl,
    doc: "Address of the API in place of AWS' own, for private endpoints or compatible services.",
    since: '2.0',
  },
  access_key: {
    type: text,
    doc: 'Access key id. Without keys the usual chain of the AWS SDK is used: environment, shared files, then the role of the instance or pod, which is the safer choice.',
    since: '2.0',
  },
  secret_key: {
    type: secret,
    doc: 'Secret that belongs to the access key id.',
    secret: true,
    since: '2.0',
  },
  profile: {
    type: text,
    doc: 'Name of a profile in the shared AWS configuration and credentials files.',
    since: '2.0',
  },
  role_arn: {
    type: text,
    doc: 'ARN of a role to assume before asking, for instance to list another account: `arn:aws:iam::123456789012:role/prometheus`.',
    since: '2.0',
  },
  external_id: {
    type: text,
    doc: 'External id that the role to assume demands, as is common for roles shared with third parties.',
    since: '3.12',
  },
});

export const awsRules = [
  allOrNone(['access_key', 'secret_key'], {
    severity: 'warning',
    message:
      'An access key and its secret work only together. With one alone AWS is asked with the credentials of the environment instead.',
  }),
];

export const awsFilter = record({
  name: 'AWS filter',
  doc: 'A condition the API applies before it answers, so that fewer machines cross the wire.',
  label: 'name',
  fields: {
    name: {
      type: text,
      doc: "What to filter by, in the API's own terms, such as `tag:Environment` or `instance-state-name`.",
      since: '2.3',
    },
    values: {
      type: list(text),
      doc: 'Values to let through. One of them must match.',
      since: '2.3',
    },
  },
});

/** Clusters and workers of the discoveries that walk through clusters. */
export const requestConcurrency = (workers: number) =>
  ({
    type: integer,
    doc: 'How many requests may be under way at once while details are fetched. Lower it where AWS answers with throttling errors.',
    default: String(workers),
    nullRefused: true,
  }) as const;

/** Refused since 3.15; earlier releases took it and hung. */
export const positiveConcurrency = positive('request_concurrency', 'Without a worker nothing is ever fetched. Write 1 or more.');
