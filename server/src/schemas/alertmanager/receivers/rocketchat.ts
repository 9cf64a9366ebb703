import { list, record } from '../../../schema/build.ts';
import { atMostOneOf } from '../../../schema/rules.ts';
import { bool, filePath, httpUrl, text, writtenSecret } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification } from '../scalars.ts';

const field = record({
  name: 'Rocket.Chat field',
  doc: 'A title with a value, shown as a cell of a table.',
  fields: {
    title: { type: notification, doc: 'Title of the cell.' },
    value: { type: notification, doc: 'Text of the cell.' },
    short: { type: bool, doc: 'Whether the cell is short enough to stand beside another one.' },
  },
});

/** The struct names no YAML keys, so that they are its fields in lower case, without underscores. */
const action = record({
  name: 'Rocket.Chat action',
  doc: 'A button below the message.',
  fields: {
    type: { type: text, doc: 'Kind of the action; `button` is the only one.' },
    text: { type: notification, doc: 'Text of the button.' },
    url: { type: notification, doc: 'Address that the button opens.' },
    imageurl: { type: text, doc: 'Address of a picture for the button.' },
    iswebview: { type: bool, doc: 'Whether the address opens within the client.', default: 'false' },
    webviewheightratio: { type: text, doc: 'Height of that view: `compact`, `tall` or `full`.' },
    msg: { type: notification, doc: 'Message that the button sends.' },
    msginchatwindow: { type: bool, doc: 'Whether that message is sent from the chat window.', default: 'false' },
    msgprocessingtype: { type: text, doc: 'What becomes of that message: `sendMessage` or `respondWithMessage`.' },
  },
});

/** config/notifiers.go, RocketchatConfig. */
export const rocketchat: ReceiverKind = {
  doc: 'Channels of Rocket.Chat.',
  since: '0.28',
  needs: [
    { own: ['token', 'token_file'], global: ['rocketchat_token', 'rocketchat_token_file'], emptyCounts: true },
    { own: ['token_id', 'token_id_file'], global: ['rocketchat_token_id', 'rocketchat_token_id_file'], emptyCounts: true },
  ],
  record: record({
    name: 'Rocket.Chat receiver',
    doc: 'Posts a message to a channel of Rocket.Chat by its REST API.',
    fields: {
      token: {
        type: writtenSecret,
        doc: 'Access token of the bot. Prefer `token_file`.',
        secret: true,
        inherits: 'global.rocketchat_token',
      },
      token_file: { type: filePath, doc: 'File that holds the access token.', inherits: 'global.rocketchat_token_file' },
      token_id: {
        type: writtenSecret,
        doc: 'User id that belongs to the access token. Prefer `token_id_file`.',
        secret: true,
        inherits: 'global.rocketchat_token_id',
      },
      token_id_file: { type: filePath, doc: 'File that holds the user id.', inherits: 'global.rocketchat_token_id_file' },
      api_url: { type: httpUrl, doc: 'Address of the Rocket.Chat server.', inherits: 'global.rocketchat_api_url' },
      channel: { type: notification, doc: 'Channel or user to write to, such as `#alerts` or `@user`.' },
      color: {
        type: notification,
        doc: 'Colour of the bar at the side.',
        default: '{{ if eq .Status "firing" }}red{{ else }}green{{ end }}',
      },
      title: { type: notification, doc: 'Title of the message.', default: '{{ template "rocketchat.default.title" . }}' },
      title_link: {
        type: notification,
        doc: 'Address that the title links to.',
        default: '{{ template "rocketchat.default.titlelink" . }}',
      },
      text: { type: notification, doc: 'Text of the message.', default: '{{ template "rocketchat.default.text" . }}' },
      fields: { type: list(field), doc: 'Cells of a table below the text.' },
      short_fields: { type: bool, doc: 'Whether cells are short where they do not say so themselves.', default: 'false' },
      emoji: { type: notification, doc: 'Emoji to post with.', default: '{{ template "rocketchat.default.emoji" . }}' },
      icon_url: { type: notification, doc: 'Address of a picture to post with.', default: '{{ template "rocketchat.default.iconurl" . }}' },
      image_url: { type: notification, doc: 'Address of a picture below the text.' },
      thumb_url: { type: notification, doc: 'Address of a small picture beside the text.' },
      link_names: { type: bool, doc: 'Whether names of channels and users become links.', default: 'false' },
      actions: { type: list(action), doc: 'Buttons below the message.' },
      ...sendResolved('false'),
      http_config: httpConfig,
    },
    rules: [atMostOneOf(['token', 'token_file']), atMostOneOf(['token_id', 'token_id_file'])],
  }),
};
