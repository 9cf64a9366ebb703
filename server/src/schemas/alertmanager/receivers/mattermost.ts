import { fields, list, record } from '../../../schema/build.ts';
import { atMostOneOf } from '../../../schema/rules.ts';
import { notEmpty } from '../../conditions.ts';
import { bool, filePath } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification, secretUrl } from '../scalars.ts';

const field = record({
  name: 'Mattermost field',
  doc: 'A title with a value, shown as a cell of a table.',
  fields: {
    title: { type: notification, doc: 'Title of the cell.', required: true },
    value: { type: notification, doc: 'Text of the cell.', required: true },
    short: { type: bool, doc: 'Whether the cell is short enough to stand beside another one.' },
  },
  rules: [notEmpty('title', 'A field has a title. Write one.'), notEmpty('value', 'A field has a value. Write one.')],
});

const attachmentFields = fields({
  fallback: { type: notification, doc: 'Plain text for where attachments cannot be shown.' },
  color: { type: notification, doc: 'Colour of the bar at the side, such as `#ff0000`.' },
  pretext: { type: notification, doc: 'Text above the attachment.' },
  text: { type: notification, doc: 'Text of the attachment.' },
  author_name: { type: notification, doc: 'Name to show as author.' },
  author_link: { type: notification, doc: "Address that the author's name links to." },
  author_icon: { type: notification, doc: 'Address of a small picture beside the author.' },
  title: { type: notification, doc: 'Title of the attachment.' },
  title_link: { type: notification, doc: 'Address that the title links to.' },
  fields: { type: list(field), doc: 'Cells of a table below the text.' },
  thumb_url: { type: notification, doc: 'Address of a small picture at the right.' },
  footer: { type: notification, doc: 'Line below the attachment.' },
  footer_icon: { type: notification, doc: 'Address of a small picture beside the footer.' },
  image_url: { type: notification, doc: 'Address of a picture below the text.' },
});

const attachment = record({
  name: 'Mattermost attachment',
  doc: 'A block of the message with a colour, a title and fields.',
  fields: attachmentFields,
});

const props = record({
  name: 'Mattermost properties',
  doc: 'Further properties of the post.',
  fields: { card: { type: notification, doc: 'Markdown for the panel at the right, which opens by the info icon.' } },
});

const priority = record({
  name: 'Mattermost priority',
  doc: 'How urgent the post is marked.',
  fields: {
    priority: { type: notification, doc: 'One of `important`, `urgent` and `standard`.' },
    requested_ack: { type: bool, doc: 'Whether readers are asked to acknowledge the post.', default: 'false' },
    persistent_notifications: { type: bool, doc: 'Whether an urgent post notifies until it is read.', default: 'false' },
  },
});

/** notify/mattermost/config.go, MattermostConfig. */
export const mattermost: ReceiverKind = {
  doc: 'Channels of Mattermost, by webhook.',
  since: '0.30',
  needs: [{ own: ['webhook_url', 'webhook_url_file'], global: ['mattermost_webhook_url', 'mattermost_webhook_url_file'] }],
  record: record({
    name: 'Mattermost receiver',
    doc: 'Posts a message to a channel of Mattermost through an incoming webhook.',
    fields: {
      webhook_url: {
        type: secretUrl,
        doc: 'The incoming webhook, which whoever has it can post through. Prefer `webhook_url_file`.',
        secret: true,
        inherits: 'global.mattermost_webhook_url',
      },
      webhook_url_file: {
        type: filePath,
        doc: 'File that holds the URL of the webhook.',
        inherits: 'global.mattermost_webhook_url_file',
      },
      channel: { type: notification, doc: 'Channel to post to, in place of that of the webhook.' },
      username: { type: notification, doc: 'Name to post under.', default: '{{ template "mattermost.default.username" . }}' },
      ...attachmentFields,
      text: { ...attachmentFields.text, default: '{{ template "mattermost.default.text" . }}' },
      fallback: { ...attachmentFields.fallback, default: '{{ template "mattermost.default.fallback" . }}' },
      color: { ...attachmentFields.color, default: '{{ template "mattermost.default.color" . }}' },
      title: { ...attachmentFields.title, default: '{{ template "mattermost.default.title" . }}' },
      title_link: { ...attachmentFields.title_link, default: '{{ template "mattermost.default.titlelink" . }}' },
      icon_url: { type: notification, doc: 'Address of a picture to post with.' },
      icon_emoji: { type: notification, doc: 'Emoji to post with in place of a picture, such as `:fire:`.' },
      attachments: { type: list(attachment), doc: 'Attachments in place of the one that the keys beside make.' },
      type: { type: notification, doc: 'Type of the post; custom ones begin with `custom_`.' },
      props: { type: props, doc: 'Further properties of the post, such as a card.' },
      priority: { type: priority, doc: 'Mark the post as important or urgent.' },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [atMostOneOf(['webhook_url', 'webhook_url_file'])],
  }),
};
