import * as formats from '../formats/index.ts';
import { list, map, record, someOfValues } from '../schema/build.ts';
import { atMostOneOf, rule, valueIs, when } from '../schema/rules.ts';
import { notEmpty } from './conditions.ts';
import { proxyFields, proxyRules } from './proxy.ts';
import { keyFile, lateUrl, nonEmpty, secret, secretFile, text, writtenSecret } from './scalars.ts';
import { anyValue } from './shared.ts';
import { since } from './since.ts';
import { tlsConfig } from './tls.ts';

const signsAssertion = valueIs('grant_type', ['urn:ietf:params:oauth:grant-type:jwt-bearer']);

export const oauth2 = record({
  name: 'OAuth 2.0',
  doc: 'Fetches an access token from an authorization server and sends it as a bearer token, renewing it before it expires.',
  fields: {
    client_id: {
      type: nonEmpty,
      doc: 'Id under which the authorization server knows this Prometheus.',
      required: true,
      since: '2.27',
    },
    client_secret: {
      type: writtenSecret,
      doc: 'Secret that goes with the client id. Prefer `client_secret_file`, which keeps it out of version control.',
      secret: true,
      since: '2.27',
    },
    client_secret_file: {
      type: secretFile,
      doc: 'File that holds the client secret. It is read again when a token is fetched, so the secret can be rotated without a reload.',
      since: '2.27',
    },
    token_url: {
      type: lateUrl,
      doc: "Address of the authorization server's token endpoint, for example `https://auth.example.com/oauth/token`.",
      required: true,
      since: '2.27',
    },
    scopes: {
      type: list(text),
      doc: 'Scopes to ask for: which rights the token is to carry. What they are called is up to the authorization server.',
      since: '2.27',
    },
    endpoint_params: {
      type: map(formats.string, text),
      doc: 'Further parameters for the token request, such as the `audience` or `resource` that some servers demand.',
      since: '2.27',
    },
    grant_type: {
      type: someOfValues(
        { value: 'client_credentials', doc: 'Show the client id and its secret.' },
        { value: 'urn:ietf:params:oauth:grant-type:jwt-bearer', doc: 'Show an assertion signed with a private key (RFC 7523).' },
      ),
      doc: 'How Prometheus proves who it is: by a client secret, or by an assertion signed with a private key.',
      default: 'client_credentials',
      since: '3.8',
    },
    client_certificate_key: {
      type: secret,
      doc: 'Private key in PEM form that signs the assertion. Only for the `jwt-bearer` grant.',
      secret: true,
      since: '3.8',
    },
    client_certificate_key_file: {
      type: keyFile,
      doc: 'File with the private key that signs the assertion. Only for the `jwt-bearer` grant.',
      since: '3.8',
    },
    client_certificate_key_id: {
      type: text,
      doc: "Id of the signing key, sent as `kid` in the assertion's header so that the server finds the matching public key.",
      since: '3.8',
    },
    signature_algorithm: {
      type: someOfValues(
        { value: 'RS256', doc: 'RSA with SHA-256.' },
        { value: 'RS384', doc: 'RSA with SHA-384.' },
        { value: 'RS512', doc: 'RSA with SHA-512.' },
      ),
      doc: 'Algorithm that signs the assertion of the `jwt-bearer` grant. The authorization server must allow it.',
      default: 'RS256',
      since: '3.8',
    },
    iss: {
      type: text,
      doc: 'Issuer named in the assertion. Where it is absent the client id is used.',
      since: '3.8',
    },
    audience: {
      type: text,
      doc: 'Whom the assertion is meant for. Where it is absent the token URL is used.',
      since: '3.8',
    },
    claims: {
      type: map(formats.string, anyValue),
      doc: 'Further claims for the assertion, as the authorization server asks for them.',
      since: '3.8',
    },
    tls_config: {
      type: tlsConfig,
      doc: 'TLS settings of the connection to the token endpoint; the scrape itself has its own.',
      since: '2.31',
    },
    ...since('2.27', proxyFields),
    client_secret_ref: {
      type: text,
      doc: 'Name of the client secret in a secret manager. Prometheus has none built in, so this always fails; use `client_secret_file`.',
      hidden: true,
      since: '2.53',
    },
    client_certificate_key_ref: {
      type: text,
      doc: 'Name of the signing key in a secret manager. Prometheus has none built in, so this always fails; use `client_certificate_key_file`.',
      hidden: true,
      since: '3.8',
    },
  },
  rules: [
    ...when(
      signsAssertion,
      atMostOneOf(['client_certificate_key', 'client_certificate_key_file', 'client_certificate_key_ref']),
      rule('invalid-value', function* (client) {
        const algorithm = client.text('signature_algorithm');
        if (!algorithm || /^RS(?:256|384|512)$/.test(algorithm)) return;
        yield { at: { on: 'value', key: 'signature_algorithm' }, message: 'Assertions are signed with `RS256`, `RS384` or `RS512`.' };
      }),
    ),
    ...when(client => !signsAssertion(client), atMostOneOf(['client_secret', 'client_secret_file', 'client_secret_ref'])),
    notEmpty('token_url', 'Without the address that hands out tokens there is no login. Write it.'),
    ...proxyRules,
  ],
});
