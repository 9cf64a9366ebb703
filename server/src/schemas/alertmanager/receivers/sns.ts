import * as formats from '../../../formats/index.ts';
import { map, record } from '../../../schema/build.ts';
import { given, rule } from '../../../schema/rules.ts';
import { bool } from '../../scalars.ts';
import { sigv4 } from '../../sigv4.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification } from '../scalars.ts';
import { undatedFields } from '../undated.ts';

const targets = ['topic_arn', 'target_arn', 'phone_number'];

/** Alertmanager asks for an odd number of them, so that it takes all three and looks at the topic alone. */
const oneTarget = rule('conflicting-keys', function* (receiver) {
  const [first, ...others] = targets.filter(key => given(receiver, key));
  if (first === undefined) {
    yield { at: { on: 'record' }, message: 'There is nowhere to publish to. Add one of `topic_arn`, `target_arn` and `phone_number`.' };
    return;
  }
  for (const key of others) {
    const message = `Only one of \`topic_arn\`, \`target_arn\` and \`phone_number\` is published to. Remove \`${key}\` or \`${first}\`.`;
    yield { at: { on: 'key', key }, message, ...(others.length === 2 && { severity: 'warning' as const }) };
  }
});

const { session_name: _, tags: __, ...known } = undatedFields(sigv4.fields);

/** That of Prometheus, as of the older release of prometheus/sigv4 that Alertmanager has. */
const signature = record({
  ...sigv4,
  doc: 'Signs each request with AWS Signature Version 4. Without keys the usual chain of the AWS SDK is used.',
  fields: known,
});

/** config/notifiers.go, SNSConfig. */
export const sns: ReceiverKind = {
  doc: 'Topics, endpoints and phones of Amazon SNS.',
  since: '0.23',
  record: record({
    name: 'SNS receiver',
    doc: 'Publishes a message by the Simple Notification Service of AWS.',
    fields: {
      topic_arn: { type: notification, doc: 'ARN of the topic to publish to.' },
      target_arn: { type: notification, doc: 'ARN of the endpoint of a mobile platform to publish to.' },
      phone_number: { type: notification, doc: 'Phone number to send a text message to, in E.164 form such as `+4915112345678`.' },
      api_url: { type: notification, doc: 'Address of the API; that of the region without it.' },
      sigv4: { type: signature, doc: 'Region and credentials of AWS.' },
      subject: { type: notification, doc: 'Subject, for those who get it by mail.', default: '{{ template "sns.default.subject" . }}' },
      message: { type: notification, doc: 'Text of the message.', default: '{{ template "sns.default.message" . }}' },
      attributes: { type: map(formats.string, notification), doc: 'Attributes of the message, for filters of subscriptions.' },
      use_aws_http_client: {
        type: bool,
        doc: "Whether the HTTP client of the AWS SDK is used, which heeds a `ca_bundle` of AWS' own configuration.",
        default: 'false',
        since: '0.33',
      },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [oneTarget],
  }),
};
