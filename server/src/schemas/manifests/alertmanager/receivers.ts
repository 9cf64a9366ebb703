import * as formats from '../../../formats/index.ts';
import { list, map, oneOfValues, record } from '../../../schema/build.ts';
import { atLeastOneOf, given, rule, uniqueBy } from '../../../schema/rules.ts';
import type { Rule } from '../../../schema/rule.ts';
import type { Field, RecordSchema } from '../../../schema/types.ts';
import { receiverKinds } from '../../alertmanager/receivers/index.ts';
import type { ReceiverKind } from '../../alertmanager/receiverKind.ts';
import { isTrue } from '../../conditions.ts';
import { needed } from '../borrow.ts';
import { byOperator } from '../operator.ts';
import { sigv4 } from '../prometheusRemote.ts';
import { bool, duration, filled, httpUrl, int32AtLeast, integer, matching, text } from '../scalars.ts';
import { secretKey } from '../selectors.ts';
import { safeTls } from '../tls.ts';
import { demanded, filledTemplate, neededSecret, pairs, receiversOf, smartHost, template, templatedUrl } from './build.ts';
import type { ApiVersion } from './version.ts';

function kindOf(key: string): ReceiverKind {
  const kind = receiverKinds[key];
  if (!kind) throw new Error(`Alertmanager has no ${key}.`);
  return kind;
}

const fullDuration = matching({
  name: 'duration',
  example: '1m',
  pattern: /^(?:[0-9]+y)?(?:[0-9]+w)?(?:[0-9]+d)?(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?(?:[0-9]+ms)?$/,
  wanted: 'Write one such as `1m` or `1h30m`.',
});

const slackConfirm = record({
  name: 'Slack confirmation',
  doc: 'A question before the action is taken.',
  fields: {
    text: { ...needed(filledTemplate), doc: 'The question itself.' },
    title: { type: filledTemplate, doc: 'Title of the question.' },
    okText: { type: filledTemplate, doc: 'What the button says that takes the action.' },
    dismissText: { type: filledTemplate, doc: 'What the button says that does not.' },
  },
});

const slackAction = record({
  name: 'Slack action',
  doc: 'A button below the message.',
  label: 'text',
  fields: {
    type: { ...needed(filled), doc: 'Kind of action, mostly `button`.' },
    text: { ...needed(filledTemplate), doc: 'What the button says.' },
    url: { type: template, doc: 'Page that the button opens.' },
    name: { type: filledTemplate, doc: 'Name of the action, for those without a page.' },
    value: { type: filledTemplate, doc: 'Value that is sent for the action.' },
    style: { type: filledTemplate, doc: 'Look of the button: `primary`, `danger` or none.' },
    confirm: { type: slackConfirm, doc: 'A question before the action is taken.' },
  },
  rules: byOperator(atLeastOneOf(['url', 'name'], { message: 'A button opens a page or has a name. Add `url` or `name`.' })),
});

const field = (name: string, isNeeded: boolean): RecordSchema => {
  const textType = isNeeded ? needed(filledTemplate) : { type: filledTemplate };
  return record({
    name,
    doc: 'A short text with a title, beside others of its kind.',
    label: 'title',
    fields: {
      title: { ...textType, doc: 'Title of the text.' },
      value: { ...textType, doc: 'The text itself.' },
      short: { type: bool, doc: 'Whether it is short enough to stand beside another.' },
    },
  });
};

const rocketAction = record({
  name: 'Rocket.Chat action',
  doc: 'A button below the message.',
  fields: {
    text: { type: filledTemplate, doc: 'What the button says.' },
    url: { type: template, doc: 'Page that the button opens.' },
    msg: { type: filledTemplate, doc: 'Message that the button posts.' },
  },
});

const some = 'The list is empty. Add an entry, or remove the key.';

const responder = record({
  name: 'responder',
  doc: 'Who is called.',
  label: 'name',
  fields: {
    type: {
      ...needed(
        oneOfValues(...['team', 'teams', 'user', 'escalation', 'schedule'].map(value => ({ value, doc: `What is called is a ${value}.` }))),
      ),
      doc: 'Kind of who is called.',
    },
    id: { type: filledTemplate, doc: 'Id of who is called.' },
    name: { type: filledTemplate, doc: 'Name of who is called.' },
    username: { type: filledTemplate, doc: 'User name of who is called.' },
  },
  rules: byOperator(
    atLeastOneOf(['id', 'name', 'username'], { message: 'A responder needs `id`, `name` or `username`. Add one of them.' }),
  ),
});

const link = record({
  name: 'PagerDuty link',
  doc: 'A link in the incident.',
  fields: { href: { type: template, doc: 'Where the link leads.' }, alt: { type: filledTemplate, doc: 'What the link says.' } },
});

const image = record({
  name: 'PagerDuty image',
  doc: 'An image in the incident.',
  fields: {
    src: { type: filledTemplate, doc: 'Where the image is.' },
    href: { type: template, doc: 'Where a click on it leads.' },
    alt: { type: filledTemplate, doc: 'What stands there without the image.' },
  },
});

const threading = record({
  name: 'mail threading',
  doc: 'Which mails belong to one conversation.',
  fields: {
    threadByDate: {
      ...needed(oneOfValues({ value: 'Daily', doc: 'Those of one day.' }, { value: 'None', doc: 'All of one group of alerts.' })),
      doc: 'Whether each day begins a conversation of its own.',
    },
  },
});

/** Exactly one, or as the operator counts all three. */
const oneAddressee: Rule = rule('missing-key', function* (sns) {
  const keys = ['topicARN', 'targetARN', 'phoneNumber'];
  if (keys.filter(key => given(sns, key)).length % 2 === 1) return;
  yield { at: { on: 'record' }, message: 'A message goes to one of `topicARN`, `targetARN` and `phoneNumber`. Write exactly one of them.' };
});

const reserved = new Set([
  'routing_key',
  'message_type',
  'state_message',
  'entity_display_name',
  'monitoring_tool',
  'entity_id',
  'entity_state',
]);

const reservedFields: Rule = rule('conflicting-keys', function* (victorops) {
  for (const [index, custom] of victorops.records('customFields').entries()) {
    const key = custom?.text('key') ?? '';
    if (!reserved.has(key)) continue;
    yield {
      at: { on: 'path', path: ['customFields', index, 'key'], part: 'value' },
      message: `\`${key}\` has a meaning of its own to VictorOps. Choose another name.`,
    };
  }
});

const headersDiffer: Rule = rule('duplicate-name', function* (email) {
  const seen = new Set<string>();
  for (const [index, header] of email.records('headers').entries()) {
    const key = header?.text('key')?.toLowerCase();
    if (key === undefined) continue;
    if (seen.has(key))
      yield {
        at: { on: 'path', path: ['headers', index, 'key'], part: 'value' },
        message: `The header \`${key}\` is set already; upper and lower case are the same here. Remove one of the two.`,
      };
    seen.add(key);
  }
});

const oneOfTwo = (a: string, b: string): Rule => atLeastOneOf([a, b], { message: `One of \`${a}\` and \`${b}\` is needed. Add one.` });

/** The lists of a receiver, each under its key (pkg/alertmanager/validation/v1alpha1/validation.go). */
function receiverLists(version: ApiVersion): Readonly<Record<string, Field>> {
  const receiver = receiversOf(version);
  const secret = (doc: string): Field => ({ type: version.secretKey, doc });
  const isFirst = version.name === 'v1alpha1';
  const file = isFirst ? filled : text;
  return {
    slackConfigs: receiver({
      of: kindOf('slack_configs'),
      fields: {
        apiURL: secret('Secret with the URL of the incoming webhook. Without it the one that Alertmanager has for all.'),
        channel: filledTemplate,
        username: filledTemplate,
        color: filledTemplate,
        title: filledTemplate,
        titleLink: template,
        pretext: filledTemplate,
        text: filledTemplate,
        messageText: filledTemplate,
        fields: list(field('Slack field', true), { nonEmpty: some, noNullItems: true }),
        shortFields: bool,
        footer: filledTemplate,
        fallback: filledTemplate,
        callbackId: filledTemplate,
        iconEmoji: filledTemplate,
        iconURL: template,
        imageURL: template,
        thumbURL: template,
        linkNames: bool,
        mrkdwnIn: list(filled, { nonEmpty: some, noNullItems: true }),
        actions: list(slackAction, { nonEmpty: some, noNullItems: true }),
        updateMessage: bool,
        timeout: duration,
      },
    }),
    emailConfigs: receiver({
      of: kindOf('email_configs'),
      plain: true,
      fields: {
        to: filledTemplate,
        from: filledTemplate,
        smarthost: smartHost,
        hello: filled,
        authUsername: filled,
        authPassword: secret('Secret with the password to log in with.'),
        authSecret: secret('Secret with the secret of the login CRAM-MD5.'),
        authIdentity: filled,
        requireTLS: bool,
        forceImplicitTLS: bool,
        tlsConfig: safeTls,
        html: template,
        text: filledTemplate,
        headers: {
          type: pairs('mail header', 'for the head of the mail'),
          doc: 'Further headers of the mail, each with a name and a text.',
        },
        threading: { type: threading, doc: 'Which mails belong to one conversation.' },
      },
      rules: [demanded('to', 'A mail needs somebody it goes to. Add `to`.'), headersDiffer],
    }),
    webhookConfigs: receiver({
      of: kindOf('webhook_configs'),
      fields: {
        url: templatedUrl,
        urlSecret: secret('Secret with the URL to post to. It wins over `url`.'),
        maxAlerts: int32AtLeast(0),
        timeout: duration,
        payload: filledTemplate,
      },
      rules: [oneOfTwo('url', 'urlSecret')],
    }),
    pagerdutyConfigs: receiver({
      of: kindOf('pagerduty_configs'),
      fields: {
        routingKey: secret('Secret with the integration key of the Events API v2.'),
        serviceKey: secret('Secret with the integration key of the Events API v1.'),
        url: httpUrl,
        client: filledTemplate,
        clientURL: template,
        description: filledTemplate,
        severity: filledTemplate,
        class: filledTemplate,
        component: filledTemplate,
        group: filledTemplate,
        source: filledTemplate,
        timeout: duration,
        details: { type: pairs('PagerDuty detail', 'of the incident'), doc: 'Details of the incident, each with a name and a text.' },
        pagerDutyLinkConfigs: { type: list(link, { noNullItems: true }), doc: 'Links in the incident.' },
        pagerDutyImageConfigs: { type: list(image, { noNullItems: true }), doc: 'Images in the incident.' },
      },
      rules: [oneOfTwo('routingKey', 'serviceKey')],
    }),
    opsgenieConfigs: receiver({
      of: kindOf('opsgenie_configs'),
      fields: {
        apiKey: secret('Secret with the key of the API.'),
        apiURL: httpUrl,
        message: filledTemplate,
        description: filledTemplate,
        source: filledTemplate,
        details: { type: pairs('Opsgenie detail', 'of the alert'), doc: 'Details of the alert, each with a name and a text.' },
        entity: filledTemplate,
        responders: list(responder, { noNullItems: true }),
        actions: filledTemplate,
        tags: filledTemplate,
        note: filledTemplate,
        priority: filledTemplate,
        ...(isFirst && { updateAlerts: bool }),
      },
    }),
    telegramConfigs: receiver({
      of: kindOf('telegram_configs'),
      fields: {
        botToken: secret('Secret with the token of the bot.'),
        botTokenFile: { type: text, doc: 'File in the Alertmanager container with the token of the bot.' },
        chatID: needed(integer),
        messageThreadID: integer,
        apiURL: httpUrl,
        message: template,
        disableNotifications: bool,
        parseMode: oneOfValues(
          { value: 'HTML', doc: 'A subset of HTML.' },
          { value: 'MarkdownV2', doc: 'Markdown of today.' },
          { value: 'Markdown', doc: 'Markdown of former times.' },
        ),
      },
      rules: [
        oneOfTwo('botToken', 'botTokenFile'),
        rule('conflicting-keys', function* (telegram) {
          if (telegram.has('botToken') && telegram.has('botTokenFile'))
            yield {
              at: { on: 'key', key: 'botTokenFile' },
              message: 'The token comes from `botToken` or from `botTokenFile`. Remove one of the two.',
            };
        }),
        rule('invalid-value', function* (telegram) {
          if (telegram.text('chatID') === '0')
            yield { at: { on: 'value', key: 'chatID' }, message: 'There is no chat 0. Write the id of the chat.' };
        }),
      ],
    }),
    discordConfigs: receiver({
      of: kindOf('discord_configs'),
      fields: {
        apiURL: neededSecret('Secret with the URL of the webhook.'),
        title: template,
        message: template,
        content: filledTemplate,
        username: filledTemplate,
        avatarURL: httpUrl,
      },
    }),
    msteamsConfigs: receiver({
      of: kindOf('msteams_configs'),
      fields: { webhookUrl: neededSecret('Secret with the URL of the webhook.'), title: template, summary: template, text: template },
    }),
    msteamsv2Configs: receiver({
      of: kindOf('msteamsv2_configs'),
      fields: { webhookURL: { type: secretKey, doc: 'Secret with the URL of the workflow.' }, title: filledTemplate, text: filledTemplate },
    }),
    pushoverConfigs: receiver({
      of: kindOf('pushover_configs'),
      fields: {
        userKey: secret('Secret with the key of the user.'),
        userKeyFile: file,
        token: secret('Secret with the token of the application.'),
        tokenFile: file,
        title: filledTemplate,
        message: filledTemplate,
        url: templatedUrl,
        urlTitle: filledTemplate,
        device: filledTemplate,
        sound: filledTemplate,
        priority: filledTemplate,
        retry: fullDuration,
        expire: fullDuration,
        ttl: duration,
        html: bool,
        monospace: bool,
      },
      rules: [
        oneOfTwo('userKey', 'userKeyFile'),
        oneOfTwo('token', 'tokenFile'),
        rule('conflicting-keys', function* (pushover) {
          if (isTrue('html')(pushover) && isTrue('monospace')(pushover))
            yield { at: { on: 'key', key: 'monospace' }, message: 'A message is `html` or `monospace`. Remove one of the two.' };
        }),
      ],
    }),
    rocketchatConfigs: receiver({
      of: kindOf('rocketchat_configs'),
      fields: {
        token: neededSecret('Secret with the token of the sender.'),
        tokenID: neededSecret('Secret with the id of the token.'),
        apiURL: httpUrl,
        channel: filledTemplate,
        color: filledTemplate,
        title: filledTemplate,
        titleLink: filledTemplate,
        text: filledTemplate,
        fields: list(field('Rocket.Chat field', false), { nonEmpty: some, noNullItems: true }),
        shortFields: bool,
        emoji: filledTemplate,
        iconURL: template,
        imageURL: template,
        thumbURL: template,
        linkNames: bool,
        actions: list(rocketAction, { nonEmpty: some, noNullItems: true }),
      },
    }),
    snsConfigs: receiver({
      of: kindOf('sns_configs'),
      fields: {
        apiURL: templatedUrl,
        topicARN: filledTemplate,
        targetARN: filledTemplate,
        phoneNumber: filledTemplate,
        subject: filledTemplate,
        message: filledTemplate,
        attributes: map(formats.string, template),
        sigv4: { type: sigv4, doc: 'How requests are signed for AWS.' },
        useAWSHTTPClient: { type: bool, doc: "Use the HTTP client of AWS' own library." },
      },
      rules: [oneAddressee],
    }),
    victoropsConfigs: receiver({
      of: kindOf('victorops_configs'),
      fields: {
        apiKey: secret('Secret with the key of the API.'),
        apiUrl: httpUrl,
        routingKey: needed(filledTemplate),
        messageType: filledTemplate,
        entityDisplayName: filledTemplate,
        stateMessage: filledTemplate,
        monitoringTool: filledTemplate,
        customFields: { type: pairs('VictorOps field', 'of the alert'), doc: 'Further fields of the alert, each with a name and a text.' },
      },
      rules: [reservedFields],
    }),
    webexConfigs: receiver({ of: kindOf('webex_configs'), fields: { roomID: needed(filled), apiURL: httpUrl, message: template } }),
    wechatConfigs: receiver({
      of: kindOf('wechat_configs'),
      fields: {
        apiSecret: secret('Secret with the secret of the API.'),
        apiURL: httpUrl,
        corpID: filled,
        agentID: filledTemplate,
        toUser: filledTemplate,
        toParty: filledTemplate,
        toTag: filledTemplate,
        message: filledTemplate,
        messageType: filledTemplate,
      },
    }),
  };
}

export const receiverItem = (version: ApiVersion): RecordSchema =>
  record({
    name: 'receiver',
    doc: 'Whom to notify, and by what. One receiver may notify in many ways at once; one without any drops what is routed to it.',
    label: 'name',
    fields: { name: { ...needed(filled), doc: 'Name by which routes choose the receiver.' }, ...receiverLists(version) },
  });

/** In v1alpha1 the API server sees to it, in v1beta1 the operator. */
export const receiversDiffer = uniqueBy('receivers', 'name', { what: 'receiver' });
