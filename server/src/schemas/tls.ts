import { oneOfValues, readingItself, record } from '../schema/build.ts';
import { atMostOneOf, given, lessOrEqual, rule, ruleAbout } from '../schema/rules.ts';
import type { RecordView } from '../schema/rule.ts';
import { bool, certificateFile, keyFile, secret, text } from './scalars.ts';
import { skippedAuthority } from './tlsHabits.ts';

const tlsVersion = readingItself(
  oneOfValues(
    { value: 'TLS13', doc: 'TLS 1.3.' },
    { value: 'TLS12', doc: 'TLS 1.2, which every maintained server speaks.' },
    { value: 'TLS11', doc: 'TLS 1.1, retired in 2021; only for old appliances.' },
    { value: 'TLS10', doc: 'TLS 1.0, retired in 2021; only for old appliances.' },
  ),
  'number',
);

const certificateKeys = ['cert', 'cert_file', 'cert_ref'];
const privateKeys = ['key', 'key_file', 'key_ref'];

const firstGiven = (tls: RecordView, keys: readonly string[]): string | undefined => keys.find(key => given(tls, key));

/**
 * promtool looks for both files as soon as there is one, though Prometheus itself would take the text of the other; for scrape jobs and
 * discovery in Kubernetes alone (cmd/promtool/main.go, checkTLSConfig).
 */
export const bothFromFiles = ruleAbout(['tls_config'], 'dependent-key', function* (owner) {
  const tls = owner.record('tls_config');
  for (const [file, own, other, others] of fileHalves) {
    // What is there twice, or not at all, is told of by itself.
    if (!tls || firstGiven(tls, own) !== file || given(tls, other) || firstGiven(tls, others) === undefined) continue;
    const message = `promtool refuses \`${file}\` without \`${other}\` beside it. Put both into files, or write both as text.`;
    yield { at: { on: 'path', path: ['tls_config', file], part: 'key' }, message };
  }
});

const fileHalves = [
  ['cert_file', certificateKeys, 'key_file', privateKeys],
  ['key_file', privateKeys, 'cert_file', certificateKeys],
] as const;

/** With the checks of TLSConfig.Validate (prometheus/common config/http_config.go). */
export const tlsConfig = record({
  name: 'TLS settings',
  doc: 'How the TLS connection is made: whom to trust, which name to expect and which client certificate to show.',
  fields: {
    ca_file: {
      type: certificateFile,
      doc: "File with the PEM certificates of the authorities to trust. Needed when the server shows a certificate of a private authority; without it the system's authorities are trusted. In a pod the cluster's own authority is `/var/run/secrets/kubernetes.io/serviceaccount/ca.crt`.",
      since: '2.0',
    },
    cert_file: {
      type: certificateFile,
      doc: 'File with the PEM client certificate to show to the server, for mutual TLS. It is read again for each new connection, so a renewed certificate needs no reload. Goes together with a key.',
      since: '2.0',
    },
    key_file: {
      type: keyFile,
      doc: 'File with the PEM private key that belongs to the client certificate.',
      since: '2.0',
    },
    server_name: {
      type: text,
      doc: "Name that the server's certificate must carry, also sent as SNI. Needed when targets are reached by IP address, as discovered pods are, while their certificate holds a DNS name.",
      since: '2.0',
    },
    insecure_skip_verify: {
      type: bool,
      doc: 'Accept any certificate, so that whoever sits on the path can read and change the answer, credentials included. Setting `ca_file` or `server_name` is nearly always the better cure for a certificate error.',
      default: 'false',
      since: '2.0',
    },
    min_version: {
      type: tlsVersion,
      doc: "Lowest TLS version to accept. Without it Go's default holds, which is TLS 1.2.",
      since: '2.35',
    },
    max_version: {
      type: tlsVersion,
      doc: 'Highest TLS version to offer. Only useful against servers that break on newer versions; must not be below `min_version`.',
      since: '2.41',
    },
    ca: {
      type: text,
      doc: 'The PEM certificates to trust, written into the configuration itself as a block scalar instead of a file.',
      since: '2.45',
    },
    cert: {
      type: text,
      doc: 'The PEM client certificate, written into the configuration itself instead of a file.',
      since: '2.45',
    },
    key: {
      type: secret,
      doc: 'The PEM private key of the client certificate, written into the configuration itself. Prefer `key_file`, which keeps it out of version control.',
      secret: true,
      since: '2.45',
    },
    ca_ref: {
      type: text,
      doc: 'Name of the trusted certificates in a secret manager. Prometheus has none built in, so a job with this key fails to start; use `ca_file`.',
      hidden: true,
      since: '2.53',
    },
    cert_ref: {
      type: text,
      doc: 'Name of the client certificate in a secret manager. Prometheus has none built in, so a job with this key fails to start; use `cert_file`.',
      hidden: true,
      since: '2.53',
    },
    key_ref: {
      type: text,
      doc: 'Name of the private key in a secret manager. Prometheus has none built in, so a job with this key fails to start; use `key_file`.',
      hidden: true,
      since: '2.53',
    },
  },
  rules: [
    atMostOneOf(['ca', 'ca_file', 'ca_ref']),
    atMostOneOf(certificateKeys),
    atMostOneOf(privateKeys),
    rule('dependent-key', function* (tls) {
      const certificate = firstGiven(tls, certificateKeys);
      const key = firstGiven(tls, privateKeys);
      if (certificate !== undefined && key === undefined) {
        yield {
          at: { on: 'key', key: certificate },
          message: 'A client certificate is of no use without its private key. Add `key_file`.',
        };
      }
      if (key !== undefined && certificate === undefined) {
        yield { at: { on: 'key', key }, message: 'A private key is of no use without its client certificate. Add `cert_file`.' };
      }
    }),
    skippedAuthority,
    // Found only when the client is built, so the file loads.
    lessOrEqual('min_version', 'max_version', { compare: (a, b) => a.localeCompare(b), severity: 'warning' }),
  ],
});
