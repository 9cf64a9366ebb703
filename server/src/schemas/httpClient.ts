import * as formats from '../formats/index.ts';
import { fields, list, map, record, someOfValues } from '../schema/build.ts';
import { atMostOneOf, rule } from '../schema/rules.ts';
import { oauth2 } from './oauth2.ts';
import { proxyFields, proxyRules } from './proxy.ts';
import { bool, secret, secretFile, text, writtenSecret } from './scalars.ts';
import { tlsConfig } from './tls.ts';

const basicAuth = record({
  name: 'basic auth',
  doc: 'User name and password, sent with every request by HTTP basic authentication. Use it over https only: the password travels readable.',
  fields: {
    username: { type: text, doc: 'Name to log in with.', since: '2.0' },
    password: {
      type: writtenSecret,
      doc: 'Password to log in with. Prefer `password_file`, which keeps it out of version control.',
      secret: true,
      since: '2.0',
    },
    password_file: {
      type: secretFile,
      doc: 'File that holds the password, typically a mounted Secret. It is read for every request, so a rotated password needs no reload.',
      since: '2.0',
    },
    username_file: {
      type: secretFile,
      doc: 'File that holds the user name, for when both come from one mounted Secret.',
      since: '2.49',
    },
    username_ref: {
      type: text,
      doc: 'Name of the user name in a secret manager. Prometheus has none built in, so this always fails; use `username_file`.',
      hidden: true,
      since: '2.53',
    },
    password_ref: {
      type: text,
      doc: 'Name of the password in a secret manager. Prometheus has none built in, so this always fails; use `password_file`.',
      hidden: true,
      since: '2.53',
    },
  },
  rules: [atMostOneOf(['username', 'username_file', 'username_ref']), atMostOneOf(['password', 'password_file', 'password_ref'])],
});

const authorization = record({
  name: 'authorization',
  doc: 'The `Authorization` header of every request: a type, by default `Bearer`, and credentials such as a token.',
  fields: {
    type: {
      type: someOfValues(
        { value: 'Bearer', doc: 'A token, for example that of a service account.' },
        { value: 'Token', doc: 'The scheme of some APIs that hand out tokens of their own.' },
      ),
      doc: 'First word of the header. `Basic` is refused here; write `basic_auth` for it.',
      default: 'Bearer',
      since: '2.26',
    },
    credentials: {
      type: writtenSecret,
      doc: 'The token itself. Prefer `credentials_file`, which keeps it out of version control.',
      secret: true,
      since: '2.26',
    },
    credentials_file: {
      type: secretFile,
      doc: "File that holds the token, read for every request so that rotation needs no reload. A pod's own token is `/var/run/secrets/kubernetes.io/serviceaccount/token`.",
      since: '2.26',
    },
    credentials_ref: {
      type: text,
      doc: 'Name of the token in a secret manager. Prometheus has none built in, so this always fails; use `credentials_file`.',
      hidden: true,
      since: '2.53',
    },
  },
  rules: [
    atMostOneOf(['credentials', 'credentials_file', 'credentials_ref']),
    rule('invalid-value', function* (login) {
      if (login.text('type')?.trim().toLowerCase() !== 'basic') return;
      yield {
        at: { on: 'value', key: 'type' },
        message: 'Basic authentication has a block of its own. Write `basic_auth` in place of `authorization`.',
      };
    }),
  ],
});

const header = record({
  name: 'HTTP header',
  doc: 'Values of one header. Values, secrets and files may be mixed; the header is sent once for each.',
  fields: {
    values: { type: list(text), doc: 'Values that anybody may see.', since: '2.53' },
    secrets: {
      type: list(secret),
      doc: 'Values that must not be shown. Prometheus hides them on its configuration page.',
      secret: true,
      since: '2.53',
    },
    files: { type: list(secretFile), doc: 'Files that each hold one value, read for every request.', since: '2.53' },
  },
});

/** Spread into every record that connects over HTTP. */
export const httpClientFields = fields({
  basic_auth: {
    type: basicAuth,
    doc: 'Log in with user name and password. Only one of `basic_auth`, `authorization` and `oauth2` may stand here.',
    since: '2.0',
  },
  authorization: {
    type: authorization,
    doc: 'Send an `Authorization` header, most often a bearer token, as the Kubernetes API server and kubelets want it.',
    since: '2.26',
  },
  oauth2: {
    type: oauth2,
    doc: 'Log in by OAuth 2.0: fetch a token from an authorization server and renew it in time.',
    since: '2.27',
  },
  tls_config: {
    type: tlsConfig,
    doc: 'TLS settings for https: trusted authorities, client certificate, expected server name.',
    since: '2.0',
  },
  follow_redirects: {
    type: bool,
    doc: 'Follow HTTP 3xx answers to their new address. Switch it off so that a redirect to a login page counts as the failure it is.',
    default: 'true',
    since: '2.26',
  },
  enable_http2: {
    type: bool,
    doc: 'Offer HTTP/2 over TLS. Switch it off for servers or middleboxes whose HTTP/2 is broken.',
    default: 'true',
    since: '2.35',
  },
  ...proxyFields,
  http_headers: {
    type: map(formats.httpHeaderName, header),
    doc: 'Further headers for every request, such as the tenant of a multi-tenant server. Headers that Prometheus sets itself are refused.',
    since: '2.53',
  },
  bearer_token: {
    type: writtenSecret,
    doc: 'A bearer token written into the configuration; the older form of `authorization.credentials`.',
    deprecated: 'Superseded by `authorization` since 2.26: write the token as `authorization.credentials`.',
    movedTo: ['authorization', 'credentials'],
    secret: true,
    since: '2.0',
  },
  bearer_token_file: {
    type: secretFile,
    doc: 'File that holds a bearer token; the older form of `authorization.credentials_file`.',
    deprecated: 'Superseded by `authorization` since 2.26: name the file as `authorization.credentials_file`.',
    movedTo: ['authorization', 'credentials_file'],
    since: '2.0',
  },
});

/** Prometheus turns these into an `authorization` before it looks at other ways to log in. */
export const olderTokens = ['bearer_token', 'bearer_token_file'];

const logins = ['basic_auth', 'authorization', 'oauth2', ...olderTokens];

/** Files that promtool opens where it checks a scrape job or a Kubernetes discovery (cmd/promtool/main.go, checkConfig). */
export const certificateFiles = [
  ['tls_config', 'cert_file'],
  ['tls_config', 'key_file'],
] as const;

export const tokenFiles = [['authorization', 'credentials_file'], ['bearer_token_file']] as const;

/** Checks of HTTPClientConfig.Validate and ProxyConfig.Validate (prometheus/common config/http_config.go). */
export const httpClientRules = [
  atMostOneOf(logins, {
    message:
      'Only one way to log in may be set: `basic_auth`, `authorization`, `oauth2` or the older `bearer_token` and `bearer_token_file`.',
  }),
  ...proxyRules,
];
