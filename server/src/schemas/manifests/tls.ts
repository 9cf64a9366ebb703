import { oneOfValues, record } from '../../schema/build.ts';
import { atMostOneOf, lessOrEqual, rule } from '../../schema/rules.ts';
import type { Rule } from '../../schema/rule.ts';
import type { Field } from '../../schema/types.ts';
import { tlsConfig } from '../tls.ts';
import { borrowed } from './borrow.ts';
import { byOperator } from './operator.ts';
import { bool, text } from './scalars.ts';
import { secretKey, secretOrConfigMap } from './selectors.ts';

const tlsVersion = oneOfValues(
  { value: 'TLS13', doc: 'TLS 1.3.' },
  { value: 'TLS12', doc: 'TLS 1.2, which every maintained server speaks.' },
  { value: 'TLS11', doc: 'TLS 1.1, retired in 2021; only for old appliances.' },
  { value: 'TLS10', doc: 'TLS 1.0, retired in 2021; only for old appliances.' },
);

const safeFields = borrowed(tlsConfig.fields, {
  ca: {
    type: secretOrConfigMap,
    doc: 'Certificates of the authorities to trust, from a Secret or ConfigMap. Needed when the server shows a certificate of a private authority.',
    since: '2.0',
  },
  cert: {
    type: secretOrConfigMap,
    doc: 'Client certificate to show to the server, for mutual TLS. Goes together with `keySecret`.',
    since: '2.0',
  },
  keySecret: { type: secretKey, doc: 'Secret with the private key that belongs to the client certificate.' },
  serverName: text,
  insecureSkipVerify: {
    type: bool,
    doc: 'Accept any certificate, so that whoever sits on the path can read and change the answer, credentials included. Setting `ca` or `serverName` is nearly always the better cure for a certificate error.',
  },
  minVersion: tlsVersion,
  maxVersion: tlsVersion,
});

const versionOrder = lessOrEqual('minVersion', 'maxVersion', { compare: (a, b) => a.localeCompare(b) });

/** A certificate and its key, of which each may have two keys to be written under. */
const pairOf = (certificates: readonly string[], privateKeys: readonly string[]): Rule =>
  rule('dependent-key', function* (tls) {
    const certificate = certificates.find(key => isGiven(tls.record(key)?.keys().length, tls.text(key)));
    const key = privateKeys.find(name => tls.has(name) && tls.text(name) !== '');
    if (certificate !== undefined && key === undefined) {
      const message = 'A client certificate is of no use without its private key. Add `keySecret`.';
      yield { at: { on: 'key', key: certificate }, message };
    }
    if (key !== undefined && certificate === undefined) {
      yield { at: { on: 'key', key }, message: 'A private key is of no use without its client certificate. Add `cert`.' };
    }
  });

/** To Go an empty block and an empty text are what is not there. */
const isGiven = (keys: number | undefined, written: string | undefined): boolean => (keys ?? 0) > 0 || (written ?? '') !== '';

/** TLS whose certificates come from Secrets and ConfigMaps (pkg/apis/monitoring/v1/tls_types.go, SafeTLSConfig.Validate). */
export const safeTls = record({
  name: 'TLS block',
  doc: 'How the TLS connection is made: whom to trust, which name to expect and which client certificate to show.',
  fields: safeFields,
  rules: byOperator(pairOf(['cert'], ['keySecret']), versionOrder),
});

const file = (doc: string): Field => ({ type: text, doc });

const fileFields = {
  caFile: file(
    "Path in the Prometheus container of the certificates to trust, such as the cluster's own `/var/run/secrets/kubernetes.io/serviceaccount/ca.crt`.",
  ),
  certFile: file('Path in the Prometheus container of the client certificate to show.'),
  keyFile: file('Path in the Prometheus container of the private key of the client certificate.'),
};

/** The same with files of the Prometheus container (TLSConfig.Validate). */
export const tlsWithFiles = record({
  name: 'TLS block with files',
  doc: 'How the TLS connection is made. Files are those of the Prometheus container; a Prometheus resource may forbid them by `arbitraryFSAccessThroughSMs`.',
  fields: { ...safeFields, ...fileFields },
  rules: byOperator(
    atMostOneOf(['ca', 'caFile']),
    atMostOneOf(['cert', 'certFile']),
    atMostOneOf(['keySecret', 'keyFile']),
    pairOf(['cert', 'certFile'], ['keySecret', 'keyFile']),
    versionOrder,
  ),
});
