import { record } from '../../../schema/build.ts';
import { exactlyOneOf } from '../../../schema/rules.ts';
import { filePath, unsigned } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { anything, templatedUrl, timeout } from '../scalars.ts';

/** notify/webhook/config.go, WebhookConfig. */
export const webhook: ReceiverKind = {
  doc: 'Any server, by a POST with JSON.',
  record: record({
    name: 'webhook receiver',
    doc: 'Sends the alerts as JSON by an HTTP POST, for all that Alertmanager does not know itself.',
    fields: {
      url: { type: templatedUrl, doc: 'Address to send to. It may be a template, and is kept secret.', secret: true },
      url_file: { type: filePath, doc: 'File that holds the address.', since: '0.26' },
      max_alerts: {
        type: unsigned,
        doc: 'Most alerts in one message; further ones are left out. 0 is no limit.',
        default: '0',
        since: '0.21',
      },
      timeout: { type: timeout, doc: 'How long sending may take. 0 is no limit of its own.', default: '0s', since: '0.28' },
      payload: {
        type: anything,
        doc: "A body of one's own in place of the usual one: YAML that becomes JSON, with templates in its texts.",
        since: '0.32',
      },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [exactlyOneOf(['url', 'url_file'])],
  }),
};
