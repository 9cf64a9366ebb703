import { list, record } from '../../../schema/build.ts';
import { atMostOneOf, given, rule } from '../../../schema/rules.ts';
import type { Rule } from '../../../schema/rule.ts';
import { isTrue } from '../../conditions.ts';
import { bool, filePath, httpUrl, text, writtenSecret } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { logsIn } from '../login.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification, secretUrl, timeout } from '../scalars.ts';
import { slackAction, slackField } from './slackParts.ts';

const webhook = ['api_url', 'api_url_file'];
export const slackApp = ['app_token', 'app_token_file'];

/** Where Slack apps post to; only there can a message be updated. */
export const postMessage = 'https://slack.com/api/chat.postMessage';

const oneWay: Rule = rule('conflicting-keys', function* (receiver) {
  const token = slackApp.find(key => given(receiver, key));
  if (token === undefined) return;
  for (const key of webhook.filter(name => given(receiver, name))) {
    const message = `Slack is reached by a webhook or as an app. Remove \`${key}\` or \`${token}\`.`;
    yield { at: { on: 'key', key }, message, related: [{ at: { on: 'key', key: token }, message: `\`${token}\` is set here.` }] };
  }
  if (!logsIn(receiver.record('http_config'))) return;
  const message = `\`${token}\` is what the app logs in with, so no other login may stand under \`http_config\`. Remove one of the two.`;
  yield { at: { on: 'key', key: token }, message };
});

const updates: Rule = rule('dependent-key', function* (receiver) {
  if (!isTrue('update_message')(receiver) || receiver.text('api_url') === postMessage) return;
  const message = `Only the API for apps can update a message. Set \`api_url: ${postMessage}\`, with the token as \`http_config.authorization\`.`;
  yield { at: { on: 'key', key: 'update_message' }, message };
});

/** config/notifiers.go, SlackConfig. */
export const slack: ReceiverKind = {
  doc: 'Channels of Slack, by webhook or as a Slack app.',
  needs: [
    { own: [...webhook, ...slackApp], global: ['slack_api_url', 'slack_api_url_file', 'slack_app_token', 'slack_app_token_file'] },
    { own: ['app_url'], global: ['slack_app_url'], preset: true },
  ],
  record: record({
    name: 'Slack receiver',
    doc: 'Posts a message to a channel of Slack, by an incoming webhook or as an app.',
    fields: {
      api_url: {
        type: secretUrl,
        doc: 'The incoming webhook, which whoever has it can post through. Prefer `api_url_file`.',
        secret: true,
        inherits: 'global.slack_api_url',
      },
      api_url_file: {
        type: filePath,
        doc: 'File that holds the URL of the webhook.',
        since: '0.22',
        inherits: 'global.slack_api_url_file',
      },
      app_token: {
        type: writtenSecret,
        doc: 'Token of a Slack app, with the right `chat:write`. Prefer `app_token_file`.',
        secret: true,
        since: '0.30',
        inherits: 'global.slack_app_token',
      },
      app_token_file: {
        type: filePath,
        doc: 'File that holds the token of the app.',
        since: '0.30',
        inherits: 'global.slack_app_token_file',
      },
      app_url: { type: httpUrl, doc: 'Address that the app posts to.', since: '0.30', inherits: 'global.slack_app_url' },
      channel: {
        type: notification,
        doc: 'Channel or user to write to, such as `#alerts`. An app needs it; a webhook has one of its own.',
      },
      username: { type: notification, doc: 'Name to post under.', default: '{{ template "slack.default.username" . }}' },
      color: {
        type: notification,
        doc: 'Colour of the bar at the side: `good`, `warning`, `danger` or one such as `#439fe0`.',
        default: '{{ template "slack.default.color" . }}',
      },
      title: { type: notification, doc: 'Title of the message.', default: '{{ template "slack.default.title" . }}' },
      title_link: { type: notification, doc: 'Address that the title links to.', default: '{{ template "slack.default.titlelink" . }}' },
      pretext: { type: notification, doc: 'Text above the coloured block.', default: '{{ template "slack.default.pretext" . }}' },
      text: { type: notification, doc: 'Text of the coloured block.', default: '{{ template "slack.default.text" . }}' },
      message_text: {
        type: notification,
        doc: 'Text of the message itself, before all blocks, where a mention alerts people.',
        since: '0.31',
      },
      fields: { type: list(slackField), doc: 'Cells of a table below the text.' },
      short_fields: { type: bool, doc: 'Whether cells are short where they do not say so themselves.', default: 'false' },
      footer: { type: notification, doc: 'Line below the block.', default: '{{ template "slack.default.footer" . }}' },
      fallback: {
        type: notification,
        doc: 'Plain text for where blocks cannot be shown.',
        default: '{{ template "slack.default.fallback" . }}',
      },
      callback_id: {
        type: notification,
        doc: 'Id by which the app knows what a button belongs to.',
        default: '{{ template "slack.default.callbackid" . }}',
      },
      icon_emoji: {
        type: notification,
        doc: 'Emoji to post with in place of a picture, such as `:fire:`.',
        default: '{{ template "slack.default.iconemoji" . }}',
      },
      icon_url: { type: notification, doc: 'Address of a picture to post with.', default: '{{ template "slack.default.iconurl" . }}' },
      image_url: { type: notification, doc: 'Address of a picture below the text.', since: '0.16' },
      thumb_url: { type: notification, doc: 'Address of a small picture beside the text.', since: '0.16' },
      link_names: { type: bool, doc: 'Whether names such as `@team` become links.', default: 'false' },
      mrkdwn_in: {
        type: list(text),
        doc: "Parts of the block that are written in Slack's own markup. Without it these are `fallback`, `pretext` and `text`.",
        since: '0.19',
      },
      actions: { type: list(slackAction), doc: 'Buttons below the message.', since: '0.15' },
      update_message: {
        type: bool,
        doc: 'Whether the first message about a group of alerts is updated rather than a new one posted. Only apps can.',
        default: 'false',
        since: '0.32',
      },
      timeout: { type: timeout, doc: 'How long posting may take. 0 is no limit of its own.', default: '0s', since: '0.30' },
      ...sendResolved('false'),
      http_config: httpConfig,
    },
    rules: [atMostOneOf(webhook), atMostOneOf(slackApp), oneWay, updates],
    label: 'channel',
  }),
};
