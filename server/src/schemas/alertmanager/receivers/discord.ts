import { record } from '../../../schema/build.ts';
import { exactlyOneOf } from '../../../schema/rules.ts';
import { filePath, text } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification, secretUrl } from '../scalars.ts';

/** notify/discord/config.go, DiscordConfig. */
export const discord: ReceiverKind = {
  doc: 'Channels of Discord, by webhook.',
  since: '0.25',
  record: record({
    name: 'Discord receiver',
    doc: 'Posts a message to a channel of Discord through its webhook.',
    fields: {
      webhook_url: {
        type: secretUrl,
        doc: 'The webhook of the channel, which whoever has it can post through. Prefer `webhook_url_file`.',
        secret: true,
      },
      webhook_url_file: { type: filePath, doc: 'File that holds the URL of the webhook.', since: '0.27' },
      title: { type: notification, doc: 'Title of the message.', default: '{{ template "discord.default.title" . }}' },
      message: { type: notification, doc: 'Body of the message.', default: '{{ template "discord.default.message" . }}' },
      content: { type: notification, doc: 'Text above the message, where a mention such as `<@&role>` alerts people.', since: '0.28' },
      username: { type: text, doc: 'Name to post under, in place of that of the webhook.', since: '0.28' },
      avatar_url: { type: text, doc: 'Address of a picture to post with, in place of that of the webhook.', since: '0.28' },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [exactlyOneOf(['webhook_url', 'webhook_url_file'])],
  }),
};
