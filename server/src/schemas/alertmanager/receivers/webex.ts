import { record } from '../../../schema/build.ts';
import { rule } from '../../../schema/rules.ts';
import { notEmpty } from '../../conditions.ts';
import { httpUrl } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { logsIn } from '../login.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification } from '../scalars.ts';

const botLogin = rule('missing-key', function* (receiver) {
  if (logsIn(receiver.record('http_config'))) return;
  const message = 'Webex wants the token of the bot. Add `authorization` with `credentials_file` under `http_config` of this receiver.';
  yield { at: receiver.has('http_config') ? { on: 'key', key: 'http_config' } : { on: 'record' }, message };
});

/** config/notifiers.go, WebexConfig. */
export const webex: ReceiverKind = {
  doc: 'Spaces of Webex, by a bot.',
  since: '0.25',
  needs: [{ own: ['api_url'], global: ['webex_api_url'], preset: true }],
  record: record({
    name: 'Webex receiver',
    doc: 'Posts a message to a space of Webex as a bot.',
    fields: {
      room_id: { type: notification, doc: 'Id of the space.', required: true },
      http_config: { ...httpConfig, doc: 'How Webex is reached. The token of the bot stands here, as `authorization`.' },
      api_url: { type: httpUrl, doc: 'Address of the messages API.', inherits: 'global.webex_api_url' },
      message: { type: notification, doc: 'Text of the message.', default: '{{ template "webex.default.message" . }}' },
      ...sendResolved('true'),
    },
    rules: [botLogin, notEmpty('room_id', 'There is no space to post to. Write its id.')],
  }),
};
