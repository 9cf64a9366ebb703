import { record } from '../../../schema/build.ts';
import { exactlyOneOf } from '../../../schema/rules.ts';
import { filePath } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification, secretUrl } from '../scalars.ts';

/** notify/msteamsv2/config.go, MSTeamsV2Config. */
export const msteamsv2: ReceiverKind = {
  doc: 'Channels of Microsoft Teams, by a workflow.',
  since: '0.28',
  record: record({
    name: 'Teams workflow receiver',
    doc: 'Posts an adaptive card to a channel of Microsoft Teams through a workflow of Power Automate.',
    fields: {
      webhook_url: {
        type: secretUrl,
        doc: 'Address that starts the workflow, which whoever has it can post through. Prefer `webhook_url_file`.',
        secret: true,
      },
      webhook_url_file: { type: filePath, doc: 'File that holds the address of the workflow.' },
      title: { type: notification, doc: 'Title of the card.', default: '{{ template "msteamsv2.default.title" . }}' },
      text: { type: notification, doc: 'Text of the card.', default: '{{ template "msteamsv2.default.text" . }}' },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [exactlyOneOf(['webhook_url', 'webhook_url_file'])],
  }),
};
