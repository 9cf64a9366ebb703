import { record } from '../../schema/build.ts';
import { atMostOneOf, given, rule } from '../../schema/rules.ts';
import { bool, duration, filePath, httpUrl, text, writtenSecret } from '../scalars.ts';
import { httpClient, tls } from './http.ts';
import { postMessage } from './receivers/slack.ts';
import { secretUrl, smartHost } from './scalars.ts';

const slackWebhook = ['slack_api_url', 'slack_api_url_file'];
const slackToken = ['slack_app_token', 'slack_app_token_file'];

/** Both at once only where the webhook is the API for apps, as once was advised for lack of the token. */
const oneWayToSlack = rule('conflicting-keys', function* (settings) {
  const token = slackToken.find(key => given(settings, key));
  if (token === undefined || settings.text('slack_api_url') === (settings.text('slack_app_url') ?? postMessage)) return;
  for (const key of slackWebhook.filter(name => given(settings, name))) {
    const message = `Slack is reached by a webhook or as an app. Remove \`${key}\` or \`${token}\`.`;
    yield { at: { on: 'key', key }, message, related: [{ at: { on: 'key', key: token }, message: `\`${token}\` is set here.` }] };
  }
});

const pairs = [
  slackToken,
  slackWebhook,
  ['opsgenie_api_key', 'opsgenie_api_key_file'],
  ['victorops_api_key', 'victorops_api_key_file'],
  ['telegram_bot_token', 'telegram_bot_token_file'],
  ['smtp_auth_password', 'smtp_auth_password_file'],
  ['smtp_auth_secret', 'smtp_auth_secret_file'],
  ['rocketchat_token', 'rocketchat_token_file'],
  ['rocketchat_token_id', 'rocketchat_token_id_file'],
  ['wechat_api_secret', 'wechat_api_secret_file'],
  ['mattermost_webhook_url', 'mattermost_webhook_url_file'],
];

/** config/config.go, GlobalConfig, with the checks of Config.UnmarshalYAML. */
export const globalSection = record({
  name: 'Alertmanager global section',
  doc: 'What holds for all receivers that do not say otherwise.',
  fields: {
    resolve_timeout: {
      type: duration,
      doc: 'After what time an alert counts as resolved that comes without an end and is not sent again. Prometheus sends an end, so that it does not matter for alerts from there.',
      default: '5m',
    },
    http_config: { type: httpClient, doc: 'How receivers are reached over HTTP that have no `http_config` of their own.' },
    smtp_smarthost: { type: smartHost, doc: 'Mail server and port. Port 587 is usual for STARTTLS, 465 for TLS from the start.' },
    smtp_from: { type: text, doc: 'Address of the sender of mails.' },
    smtp_hello: { type: text, doc: 'Host name to introduce oneself with to the mail server.', default: 'localhost' },
    smtp_auth_username: { type: text, doc: 'User name for the mail server. Without it nobody logs in.' },
    smtp_auth_password: {
      type: writtenSecret,
      doc: 'Password for the mechanisms PLAIN and LOGIN. Prefer `smtp_auth_password_file`.',
      secret: true,
    },
    smtp_auth_password_file: { type: filePath, doc: 'File that holds the password for the mail server.', since: '0.25' },
    smtp_auth_identity: { type: text, doc: 'Identity for the mechanism PLAIN, where it is not the user.' },
    smtp_auth_secret: { type: writtenSecret, doc: 'Secret for the mechanism CRAM-MD5. Prefer `smtp_auth_secret_file`.', secret: true },
    smtp_auth_secret_file: { type: filePath, doc: 'File that holds the CRAM-MD5 secret.', since: '0.31' },
    smtp_require_tls: {
      type: bool,
      doc: 'Whether mails are sent only over a connection that STARTTLS has secured.',
      default: 'true',
    },
    smtp_force_implicit_tls: {
      type: bool,
      doc: 'Whether connections to the mail server begin with TLS. Without it port 465 decides.',
      since: '0.31',
    },
    smtp_tls_config: { type: tls, doc: 'TLS settings of connections to the mail server.', since: '0.28' },
    slack_api_url: { type: secretUrl, doc: 'Incoming webhook of Slack. Prefer `slack_api_url_file`.', secret: true },
    slack_api_url_file: { type: filePath, doc: 'File that holds the webhook of Slack.', since: '0.22' },
    slack_app_token: { type: writtenSecret, doc: 'Token of a Slack app. Prefer `slack_app_token_file`.', secret: true, since: '0.30' },
    slack_app_token_file: { type: filePath, doc: 'File that holds the token of the Slack app.', since: '0.30' },
    slack_app_url: { type: httpUrl, doc: 'Address that Slack apps post to.', default: postMessage, since: '0.30' },
    pagerduty_url: {
      type: httpUrl,
      doc: 'Address that events for PagerDuty are sent to.',
      default: 'https://events.pagerduty.com/v2/enqueue',
    },
    opsgenie_api_url: { type: httpUrl, doc: 'Address of the Opsgenie API.', default: 'https://api.opsgenie.com/' },
    opsgenie_api_key: { type: writtenSecret, doc: 'Key of the Opsgenie API. Prefer `opsgenie_api_key_file`.', secret: true },
    opsgenie_api_key_file: { type: filePath, doc: 'File that holds the key of the Opsgenie API.', since: '0.24' },
    victorops_api_url: {
      type: httpUrl,
      doc: 'Address of the API of Splunk On-Call, which was VictorOps.',
      default: 'https://alert.victorops.com/integrations/generic/20131114/alert/',
    },
    victorops_api_key: { type: writtenSecret, doc: 'Key of Splunk On-Call. Prefer `victorops_api_key_file`.', secret: true },
    victorops_api_key_file: { type: filePath, doc: 'File that holds the key of Splunk On-Call.', since: '0.25' },
    telegram_api_url: { type: httpUrl, doc: 'Address of the Telegram API.', default: 'https://api.telegram.org' },
    telegram_bot_token: {
      type: writtenSecret,
      doc: 'Token of the Telegram bot. Prefer `telegram_bot_token_file`.',
      secret: true,
      since: '0.31',
    },
    telegram_bot_token_file: { type: filePath, doc: 'File that holds the token of the Telegram bot.', since: '0.31' },
    jira_api_url: { type: httpUrl, doc: "Address of Jira's REST API.", since: '0.28' },
    mattermost_webhook_url: {
      type: secretUrl,
      doc: 'Incoming webhook of Mattermost. Prefer `mattermost_webhook_url_file`.',
      secret: true,
      since: '0.32',
    },
    mattermost_webhook_url_file: { type: filePath, doc: 'File that holds the webhook of Mattermost.', since: '0.32' },
    rocketchat_api_url: { type: httpUrl, doc: 'Address of the Rocket.Chat server.', default: 'https://open.rocket.chat/', since: '0.28' },
    rocketchat_token: {
      type: writtenSecret,
      doc: 'Access token of the Rocket.Chat bot. Prefer `rocketchat_token_file`.',
      secret: true,
      since: '0.28',
    },
    rocketchat_token_file: { type: filePath, doc: 'File that holds the access token of the Rocket.Chat bot.', since: '0.28' },
    rocketchat_token_id: {
      type: writtenSecret,
      doc: 'User id that belongs to the access token. Prefer `rocketchat_token_id_file`.',
      secret: true,
      since: '0.28',
    },
    rocketchat_token_id_file: { type: filePath, doc: 'File that holds the user id of the Rocket.Chat bot.', since: '0.28' },
    webex_api_url: { type: httpUrl, doc: "Address of Webex' messages API.", default: 'https://webexapis.com/v1/messages', since: '0.25' },
    wechat_api_url: { type: httpUrl, doc: 'Address of the API of WeCom.', default: 'https://qyapi.weixin.qq.com/cgi-bin/' },
    wechat_api_secret: { type: writtenSecret, doc: 'Secret of the application of WeCom. Prefer `wechat_api_secret_file`.', secret: true },
    wechat_api_secret_file: { type: filePath, doc: 'File that holds the secret of WeCom.', since: '0.31' },
    wechat_api_corp_id: { type: text, doc: 'Id of the organisation in WeCom.' },
  },
  rules: [...pairs.map(pair => atMostOneOf(pair)), oneWayToSlack],
});
