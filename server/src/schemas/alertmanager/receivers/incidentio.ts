import { record } from '../../../schema/build.ts';
import { atMostOneOf, exactlyOneOf, given, rule } from '../../../schema/rules.ts';
import { filePath, httpUrl, unsigned, writtenSecret } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { logsIn } from '../login.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { timeout } from '../scalars.ts';

const tokens = ['alert_source_token', 'alert_source_token_file'];

const oneLogin = rule('conflicting-keys', function* (receiver) {
  const token = tokens.find(key => given(receiver, key));
  const client = receiver.record('http_config');
  if (token !== undefined && logsIn(client)) {
    const message = `\`${token}\` and \`http_config.authorization\` are two ways to log in. Remove one of the two.`;
    yield { at: { on: 'key', key: token }, message };
  }
  if (token !== undefined || logsIn(client)) return;
  const message = 'incident.io wants a token. Add `alert_source_token_file`, or `authorization` under `http_config`.';
  if (client) yield { at: { on: 'key', key: 'http_config' }, message };
  else yield { at: { on: 'record' }, message, severity: 'warning' };
});

/** notify/incidentio/config.go, IncidentioConfig. */
export const incidentio: ReceiverKind = {
  doc: 'Alert sources of incident.io.',
  since: '0.29',
  record: record({
    name: 'incident.io receiver',
    doc: 'Hands alerts over to an alert source of incident.io.',
    fields: {
      url: { type: httpUrl, doc: 'Address of the alert source, as incident.io shows it.' },
      url_file: { type: filePath, doc: 'File that holds the address of the alert source.' },
      alert_source_token: {
        type: writtenSecret,
        doc: 'Token of the alert source. Prefer `alert_source_token_file`.',
        secret: true,
      },
      alert_source_token_file: { type: filePath, doc: 'File that holds the token of the alert source.' },
      max_alerts: { type: unsigned, doc: 'Most alerts in one message; further ones are left out. 0 is no limit.', default: '0' },
      timeout: { type: timeout, doc: 'How long handing over may take. 0 is no limit of its own.', default: '0s' },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [exactlyOneOf(['url', 'url_file']), atMostOneOf(tokens), oneLogin],
  }),
};
