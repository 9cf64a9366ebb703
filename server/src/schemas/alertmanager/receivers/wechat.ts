import { oneOfValues, record } from '../../../schema/build.ts';
import { atMostOneOf } from '../../../schema/rules.ts';
import { filePath, httpUrl, writtenSecret } from '../../scalars.ts';
import { orUnset } from '../../shared.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification } from '../scalars.ts';

/** config/notifiers.go, WechatConfig. */
export const wechat: ReceiverKind = {
  doc: 'Members of an organisation in WeCom, which was WeChat Work.',
  needs: [
    { own: ['api_secret', 'api_secret_file'], global: ['wechat_api_secret', 'wechat_api_secret_file'] },
    { own: ['corp_id'], global: ['wechat_api_corp_id'] },
    { own: ['api_url'], global: ['wechat_api_url'], preset: true },
  ],
  record: record({
    name: 'WeChat receiver',
    doc: 'Sends a message by an application of WeCom, which was WeChat Work.',
    fields: {
      api_secret: {
        type: writtenSecret,
        doc: 'Secret of the application. Prefer `api_secret_file`.',
        secret: true,
        inherits: 'global.wechat_api_secret',
      },
      api_secret_file: { type: filePath, doc: 'File that holds the secret.', since: '0.31', inherits: 'global.wechat_api_secret_file' },
      corp_id: { type: notification, doc: 'Id of the organisation.', inherits: 'global.wechat_api_corp_id' },
      api_url: { type: httpUrl, doc: 'Address of the API.', inherits: 'global.wechat_api_url' },
      agent_id: { type: notification, doc: 'Id of the application.', default: '{{ template "wechat.default.agent_id" . }}' },
      to_user: {
        type: notification,
        doc: 'Members to write to, joined by `|`; `@all` is everybody.',
        default: '{{ template "wechat.default.to_user" . }}',
      },
      to_party: {
        type: notification,
        doc: 'Departments to write to, joined by `|`.',
        default: '{{ template "wechat.default.to_party" . }}',
      },
      to_tag: { type: notification, doc: 'Tags to write to, joined by `|`.', default: '{{ template "wechat.default.to_tag" . }}' },
      message: { type: notification, doc: 'Text of the message.', default: '{{ template "wechat.default.message" . }}' },
      message_type: {
        type: orUnset(oneOfValues({ value: 'text', doc: 'Plain text.' }, { value: 'markdown', doc: 'Markdown.' })),
        doc: 'How the text is written.',
        default: 'text',
        since: '0.22',
      },
      ...sendResolved('false'),
      http_config: httpConfig,
    },
    rules: [atMostOneOf(['api_secret', 'api_secret_file'])],
  }),
};
