import * as formats from '../../../formats/index.ts';
import { list, map, record } from '../../../schema/build.ts';
import { atLeastOneOf, atMostOneOf, rule } from '../../../schema/rules.ts';
import { bool, filePath, httpUrl, writtenSecret } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification } from '../scalars.ts';

const types = ['team', 'teams', 'user', 'escalation', 'schedule'];

const knownType = rule('invalid-value', function* (responder) {
  const type = responder.text('type') ?? '';
  if (type.includes('{{') || types.includes(type.toLowerCase())) return;
  const message = `A responder's \`type\` is one of ${types.map(name => `\`${name}\``).join(', ')}.`;
  yield { at: type === '' ? { on: 'record' } : { on: 'value', key: 'type' }, message };
});

const responder = record({
  name: 'Opsgenie responder',
  doc: 'Who is made responsible for the alert.',
  fields: {
    type: { type: notification, doc: 'One of `team`, `teams`, `user`, `escalation` and `schedule`.' },
    id: { type: notification, doc: 'Id of the responder.' },
    name: { type: notification, doc: 'Name of the responder; for `teams` several of them, joined by commas.' },
    username: { type: notification, doc: 'Login name of a user.' },
  },
  rules: [atLeastOneOf(['id', 'name', 'username']), knownType],
  label: 'name',
});

/** notify/opsgenie/config.go, OpsGenieConfig. */
export const opsgenie: ReceiverKind = {
  doc: 'Alerts of Opsgenie.',
  needs: [
    { own: ['api_key', 'api_key_file'], global: ['opsgenie_api_key', 'opsgenie_api_key_file'] },
    { own: ['api_url'], global: ['opsgenie_api_url'], preset: true },
  ],
  record: record({
    name: 'Opsgenie receiver',
    doc: 'Opens an alert in Opsgenie, and closes it when its alerts are resolved.',
    fields: {
      api_key: {
        type: writtenSecret,
        doc: 'Key of the API integration. Prefer `api_key_file`.',
        secret: true,
        inherits: 'global.opsgenie_api_key',
      },
      api_key_file: { type: filePath, doc: 'File that holds the API key.', since: '0.24', inherits: 'global.opsgenie_api_key_file' },
      api_url: {
        type: httpUrl,
        doc: 'Address of the API; for the European region `https://api.eu.opsgenie.com/`.',
        inherits: 'global.opsgenie_api_url',
      },
      message: {
        type: notification,
        doc: 'Text of the alert, cut at 130 characters.',
        default: '{{ template "opsgenie.default.message" . }}',
      },
      description: { type: notification, doc: 'Longer text of the alert.', default: '{{ template "opsgenie.default.description" . }}' },
      source: { type: notification, doc: 'Where the alert comes from.', default: '{{ template "opsgenie.default.source" . }}' },
      details: { type: map(formats.string, notification), doc: 'Further properties of the alert, beside the common labels.' },
      entity: { type: notification, doc: 'What the alert is about, for rules of Opsgenie.', since: '0.24' },
      responders: { type: list(responder, { noNullItems: true }), doc: 'Who is made responsible.', since: '0.18' },
      actions: { type: notification, doc: 'Actions that the alert offers, joined by commas.', since: '0.24' },
      tags: { type: notification, doc: 'Tags of the alert, joined by commas.' },
      note: { type: notification, doc: 'A note added to the alert.' },
      priority: { type: notification, doc: 'Priority of the alert, `P1` to `P5`.' },
      update_alerts: {
        type: bool,
        doc: 'Whether message and description of an open alert are updated.',
        default: 'false',
        since: '0.24',
      },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [atMostOneOf(['api_key', 'api_key_file'])],
  }),
};
