import { oneOfValues, record } from '../../../schema/build.ts';
import { atMostOneOf, given, rule } from '../../../schema/rules.ts';
import { isZero } from '../../conditions.ts';
import { bool, filePath, httpUrl, integer, writtenSecret } from '../../scalars.ts';
import { orUnset } from '../../shared.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification } from '../scalars.ts';

/** A chat of 0 counts as none. */
const oneChat = rule('missing-key', function* (receiver) {
  const chat = receiver.has('chat_id') && !isZero('chat_id')(receiver);
  const file = given(receiver, 'chat_id_file');
  if (!chat && !file) yield { at: { on: 'record' }, message: 'There is no chat to write to. Add `chat_id` or `chat_id_file`.' };
  if (chat && file)
    yield { at: { on: 'key', key: 'chat_id_file' }, message: 'The chat is told twice. Remove `chat_id` or `chat_id_file`.' };
});

/** notify/telegram/config.go, TelegramConfig. */
export const telegram: ReceiverKind = {
  doc: 'Chats of Telegram, by a bot.',
  since: '0.24',
  needs: [{ own: ['bot_token', 'bot_token_file'], global: ['telegram_bot_token', 'telegram_bot_token_file'] }],
  record: record({
    name: 'Telegram receiver',
    doc: 'Sends a message to a chat of Telegram as a bot.',
    fields: {
      bot_token: {
        type: writtenSecret,
        doc: 'Token of the bot. Prefer `bot_token_file`.',
        secret: true,
        inherits: 'global.telegram_bot_token',
      },
      bot_token_file: {
        type: filePath,
        doc: 'File that holds the token of the bot.',
        since: '0.26',
        inherits: 'global.telegram_bot_token_file',
      },
      chat_id: { type: integer, doc: 'Id of the chat; those of groups are negative.' },
      chat_id_file: { type: filePath, doc: 'File that holds the id of the chat.', since: '0.31' },
      message_thread_id: { type: integer, doc: 'Id of a topic in a group that has topics.', since: '0.26' },
      api_url: { type: httpUrl, doc: 'Address of the Telegram API.', inherits: 'global.telegram_api_url' },
      message: { type: notification, doc: 'Text of the message.', default: '{{ template "telegram.default.message" . }}' },
      disable_notifications: { type: bool, doc: 'Whether the message arrives without a sound.', default: 'false' },
      parse_mode: {
        type: orUnset(
          oneOfValues(
            { value: 'HTML', doc: 'Some tags of HTML.' },
            { value: 'MarkdownV2', doc: 'Markdown of Telegram, where many characters must be escaped.' },
            { value: 'Markdown', doc: 'Its older form.' },
          ),
        ),
        doc: 'How the text is written; the empty text for plain text.',
        default: 'HTML',
      },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [atMostOneOf(['bot_token', 'bot_token_file']), oneChat],
  }),
};
