import { record } from '../../../schema/build.ts';
import { exactlyOneOf, rule } from '../../../schema/rules.ts';
import { isTrue } from '../../conditions.ts';
import { bool, filePath, writtenSecret } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { goDuration, notification } from '../scalars.ts';

const oneStyle = rule('conflicting-keys', function* (receiver) {
  if (!isTrue('html')(receiver) || !isTrue('monospace')(receiver)) return;
  yield { at: { on: 'key', key: 'monospace' }, message: 'A message is either HTML or monospaced. Remove `html` or `monospace`.' };
});

/** config/notifiers.go, PushoverConfig. */
export const pushover: ReceiverKind = {
  doc: 'Phones, by Pushover.',
  record: record({
    name: 'Pushover receiver',
    doc: 'Sends a push notification to the devices of a user of Pushover.',
    fields: {
      user_key: { type: writtenSecret, doc: "The recipient's key. Prefer `user_key_file`.", secret: true },
      user_key_file: { type: filePath, doc: "File that holds the recipient's key.", since: '0.26' },
      token: { type: writtenSecret, doc: 'Token of the application that sends. Prefer `token_file`.', secret: true },
      token_file: { type: filePath, doc: 'File that holds the token of the application.', since: '0.26' },
      title: { type: notification, doc: 'Title of the notification.', default: '{{ template "pushover.default.title" . }}' },
      message: { type: notification, doc: 'Its text.', default: '{{ template "pushover.default.message" . }}' },
      url: { type: notification, doc: 'Address shown with it.', default: '{{ template "pushover.default.url" . }}' },
      url_title: { type: notification, doc: 'Title of that address.', since: '0.17' },
      device: { type: notification, doc: "Name of one of the user's devices; all of them without it.", since: '0.26' },
      sound: { type: notification, doc: "Sound to play, in place of the user's own choice.", since: '0.17' },
      priority: {
        type: notification,
        doc: 'Priority from -2 to 2. 2 repeats until it is acknowledged.',
        default: '{{ if eq .Status "firing" }}2{{ else }}0{{ end }}',
      },
      retry: { type: goDuration, doc: 'How often a notification of priority 2 is repeated; at least 30s.', default: '1m' },
      expire: { type: goDuration, doc: 'How long a notification of priority 2 is repeated.', default: '1h' },
      ttl: { type: goDuration, doc: 'After what time the notification is deleted from the devices.', since: '0.27' },
      html: { type: bool, doc: 'Whether the text is HTML.', default: 'false', since: '0.17' },
      monospace: { type: bool, doc: 'Whether the text is shown in a monospaced font.', default: 'false', since: '0.29' },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [exactlyOneOf(['user_key', 'user_key_file']), exactlyOneOf(['token', 'token_file']), oneStyle],
  }),
};
