import * as formats from '../../../formats/index.ts';
import { map, record, someOfValues } from '../../../schema/build.ts';
import { rule } from '../../../schema/rules.ts';
import { isTrue } from '../../conditions.ts';
import { bool, filePath, text, writtenSecret } from '../../scalars.ts';
import { tls } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification, smartHost } from '../scalars.ts';

const threading = record({
  name: 'mail threading',
  doc: 'Groups the mails about the same alerts into one thread of the mail program.',
  fields: {
    enabled: { type: bool, doc: 'Whether mails are threaded.', default: 'false' },
    thread_by_date: {
      type: someOfValues(
        { value: 'daily', doc: 'A new thread each day.' },
        { value: 'none', doc: 'One thread for a group of alerts, however long it lives.' },
      ),
      doc: 'When a new thread begins. It has to be set where threading is enabled.',
    },
  },
});

const canonical = (name: string): string => name.toLowerCase();

/** Names of headers are compared without regard to case. */
const headersOnce = rule('duplicate-key', function* (mail) {
  const first = new Map<string, string>();
  for (const name of mail.record('headers')?.keys() ?? []) {
    const known = first.get(canonical(name));
    if (known === undefined) first.set(canonical(name), name);
    else {
      const message = `\`${name}\` and \`${known}\` are the same header, which may be set once. Remove one of the two.`;
      yield { at: { on: 'path', path: ['headers', name], part: 'key' }, message };
    }
  }
});

const threadingOwnsHeaders = rule('conflicting-keys', function* (mail) {
  const thread = mail.record('threading');
  if (!thread || !isTrue('enabled')(thread)) return;
  for (const name of mail.record('headers')?.keys() ?? []) {
    if (!['references', 'in-reply-to'].includes(canonical(name))) continue;
    const message = `Threading sets the header \`${name}\` itself. Remove it here, or switch \`threading\` off.`;
    yield { at: { on: 'path', path: ['headers', name], part: 'key' }, message };
  }
  const wanted = thread.text('thread_by_date') ?? '';
  if (['daily', 'none'].includes(wanted)) return;
  const message = 'Threading needs `thread_by_date` with `daily` or `none`. Add it.';
  yield {
    at: { on: 'path', path: ['threading', wanted === '' ? 'enabled' : 'thread_by_date'], part: wanted === '' ? 'key' : 'value' },
    message,
  };
});

/** config/notifiers.go, EmailConfig. */
export const email: ReceiverKind = {
  doc: 'Mail, by SMTP.',
  needs: [
    { own: ['smarthost'], global: ['smtp_smarthost'] },
    { own: ['from'], global: ['smtp_from'] },
  ],
  record: record({
    name: 'email receiver',
    doc: 'Sends a mail. Settings of the mail server are mostly the same for all receivers, and stand under `global` then.',
    fields: {
      to: { type: notification, doc: 'Addresses to write to, joined by commas.', required: true },
      from: { type: notification, doc: 'Address of the sender.', inherits: 'global.smtp_from' },
      smarthost: { type: smartHost, doc: 'Mail server and port, such as `smtp.example.com:587`.', inherits: 'global.smtp_smarthost' },
      hello: { type: text, doc: 'Host name to introduce oneself with to the mail server.', inherits: 'global.smtp_hello' },
      auth_username: {
        type: text,
        doc: 'User name for the mail server, by the mechanisms PLAIN, LOGIN and CRAM-MD5.',
        inherits: 'global.smtp_auth_username',
      },
      auth_password: {
        type: writtenSecret,
        doc: 'Password for the mechanisms PLAIN and LOGIN. Prefer `auth_password_file`.',
        secret: true,
        inherits: 'global.smtp_auth_password',
      },
      auth_password_file: {
        type: filePath,
        doc: 'File that holds the password.',
        since: '0.25',
        inherits: 'global.smtp_auth_password_file',
      },
      auth_secret: {
        type: writtenSecret,
        doc: 'Secret for the mechanism CRAM-MD5. Prefer `auth_secret_file`.',
        secret: true,
        inherits: 'global.smtp_auth_secret',
      },
      auth_secret_file: {
        type: filePath,
        doc: 'File that holds the CRAM-MD5 secret.',
        since: '0.31',
        inherits: 'global.smtp_auth_secret_file',
      },
      auth_identity: {
        type: text,
        doc: 'Identity for the mechanism PLAIN, where it is not the user.',
        inherits: 'global.smtp_auth_identity',
      },
      require_tls: {
        type: bool,
        doc: 'Whether to send only over a connection that STARTTLS has secured.',
        inherits: 'global.smtp_require_tls',
      },
      force_implicit_tls: {
        type: bool,
        doc: 'Whether the connection begins with TLS. Without it port 465 decides: TLS from the start there, STARTTLS elsewhere.',
        since: '0.31',
        inherits: 'global.smtp_force_implicit_tls',
      },
      tls_config: {
        type: tls,
        doc: 'TLS settings of the connection to the mail server.',
        since: '0.16',
        inherits: 'global.smtp_tls_config',
      },
      html: { type: notification, doc: 'Body of the mail as HTML.', default: '{{ template "email.default.html" . }}' },
      text: { type: notification, doc: 'Body of the mail as plain text, sent beside the HTML or alone.' },
      headers: {
        type: map(formats.string, notification),
        doc: 'Headers of the mail, such as `Subject`, which take the place of those that Alertmanager would set.',
      },
      threading: { type: threading, doc: 'Whether and how mails about the same alerts become a thread.', since: '0.30' },
      ...sendResolved('false'),
    },
    rules: [
      headersOnce,
      threadingOwnsHeaders,
      rule('missing-key', function* (mail) {
        if (mail.text('to') === '') yield { at: { on: 'value', key: 'to' }, message: 'There is nobody to write to. Write an address.' };
      }),
    ],
  }),
};
