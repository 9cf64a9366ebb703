import { record } from '../../../schema/build.ts';
import { exactlyOneOf } from '../../../schema/rules.ts';
import { filePath } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification, secretUrl } from '../scalars.ts';

/** notify/msteams/config.go, MSTeamsConfig. */
export const msteams: ReceiverKind = {
  doc: 'Channels of Microsoft Teams, by the connectors that Microsoft has retired. Use `msteamsv2_configs`.',
  since: '0.26',
  record: record({
    name: 'Teams connector receiver',
    doc: 'Posts a card to a channel of Microsoft Teams through an Office 365 connector, which Microsoft has retired. Use `msteamsv2_configs`.',
    fields: {
      webhook_url: {
        type: secretUrl,
        doc: 'The incoming webhook of the channel. Prefer `webhook_url_file`.',
        secret: true,
      },
      webhook_url_file: { type: filePath, doc: 'File that holds the URL of the webhook.', since: '0.27' },
      title: { type: notification, doc: 'Title of the card.', default: '{{ template "msteams.default.title" . }}' },
      summary: { type: notification, doc: 'Text of the pop-up.', default: '{{ template "msteams.default.summary" . }}', since: '0.27' },
      text: { type: notification, doc: 'Text of the card.', default: '{{ template "msteams.default.text" . }}' },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [exactlyOneOf(['webhook_url', 'webhook_url_file'])],
  }),
};
