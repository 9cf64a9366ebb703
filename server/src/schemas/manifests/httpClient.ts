import * as formats from '../../formats/index.ts';
import { list, map, record, someOfValues } from '../../schema/build.ts';
import { atMostOneOf, given, rule } from '../../schema/rules.ts';
import type { Rule } from '../../schema/rule.ts';
import type { Field, RecordSchema } from '../../schema/types.ts';
import { httpClientFields } from '../httpClient.ts';
import { oauth2 as oauth2OfPrometheus } from '../oauth2.ts';
import { proxyFields as proxyFieldsOfPrometheus, proxyRules as proxyRulesOfPrometheus } from '../proxy.ts';
import { borrowed, needed } from './borrow.ts';
import { inCamelCaseRule } from './keyNames.ts';
import { byOperator } from './operator.ts';
import { bool, httpUrl, proxyUrl, text } from './scalars.ts';
import { secretKey, secretOrConfigMap } from './selectors.ts';
import { safeTls } from './tls.ts';

const secret = (doc: string): Field => ({ type: secretKey, doc });

export const basicAuth = record({
  name: 'basic auth from secrets',
  doc: 'User name and password, sent with every request by HTTP basic authentication. Both come from Secrets in the namespace of the object.',
  fields: {
    username: secret('Secret with the name to log in with.'),
    password: secret('Secret with the password to log in with.'),
  },
});

const authorizationRules: readonly Rule[] = byOperator(
  rule('invalid-value', function* (authorization) {
    if ((authorization.text('type') ?? '').trim().toLowerCase() !== 'basic') return;
    yield {
      at: { on: 'value', key: 'type' },
      message: 'Basic authentication has a block of its own. Write `basicAuth` instead of `authorization`.',
    };
  }),
);

/** SafeAuthorization (pkg/apis/monitoring/v1/prometheus_types.go). */
export const authorization = record({
  name: 'authorization from a secret',
  doc: 'The `Authorization` header of every request: a type, by default `Bearer`, and credentials such as a token.',
  fields: {
    type: {
      type: someOfValues({ value: 'Bearer', doc: 'A token, for example that of a service account.' }),
      doc: 'First word of the header. `Basic` is refused here; write `basicAuth` for it.',
      default: 'Bearer',
    },
    credentials: secret('Secret with the token.'),
  },
  rules: authorizationRules,
});

/** Where credentials are demanded: those of monitors (SafeAuthorization.Validate). */
export const fullAuthorization: RecordSchema = {
  ...authorization,
  rules: [
    ...authorizationRules,
    ...byOperator(
      rule('missing-key', function* (view) {
        if (!view.has('credentials'))
          yield { at: { on: 'record' }, message: 'There are no `credentials` to send. Name the Secret that holds the token.' };
      }),
    ),
  ],
};

export const proxyFields = borrowed(proxyFieldsOfPrometheus, {
  proxyUrl,
  noProxy: text,
  proxyFromEnvironment: bool,
  proxyConnectHeader: {
    type: map(formats.string, list(secretKey, { noNullItems: true })),
    doc: 'Headers sent to the proxy itself when it is asked to open a tunnel, typically `Proxy-Authorization`. Their values come from Secrets.',
  },
});

/** ProxyConfig.Validate (pkg/apis/monitoring/v1/types.go) asks what Prometheus asks. */
export const proxyRules: readonly Rule[] = byOperator(...proxyRulesOfPrometheus.map(inCamelCaseRule));

export const oauth2 = record({
  name: 'OAuth 2.0 from secrets',
  doc: oauth2OfPrometheus.doc,
  fields: borrowed(oauth2OfPrometheus.fields, {
    clientId: {
      ...needed(secretOrConfigMap),
      doc: 'Secret or ConfigMap with the id under which the authorization server knows this Prometheus.',
    },
    clientSecret: { ...needed(secretKey), doc: 'Secret with the secret that goes with the client id.' },
    tokenUrl: needed(httpUrl),
    scopes: list(text, { noNullItems: true }),
    endpointParams: map(formats.string, text),
    tlsConfig: safeTls,
    ...proxyFields,
  }),
  rules: [
    ...byOperator(
      rule('missing-key', function* (client) {
        const id = client.record('clientId');
        if (id?.keys().length !== 0) return;
        yield { at: { on: 'key', key: 'clientId' }, message: 'The client id is to come from `secret` or `configMap`. Add one of them.' };
      }),
    ),
    ...proxyRules,
  ],
});

/** How a job logs in and travels. */
export const jobClientFields = borrowed(httpClientFields, {
  authorization,
  basicAuth,
  oauth2,
  tlsConfig: safeTls,
  enableHTTP2: bool,
  ...proxyFields,
});

/** The same for discoveries, each of which names the keys it has. */
export const clientFields = { ...jobClientFields, ...borrowed(httpClientFields, { followRedirects: bool }) };

export const bearerTokenSecret: Field = {
  type: secretKey,
  doc: 'Secret with a token to send as `Authorization: Bearer`.',
  deprecated: '`bearerTokenSecret` is the old way to send a token. Write `authorization` with `credentials` instead.',
};

/** Ways to log in, of which there can be one (HTTPConfigWithoutTLS.Validate). */
export const oneLogin: Rule = rule('conflicting-keys', function* (client) {
  const ways = ['authorization', 'basicAuth', 'bearerTokenSecret', 'oauth2'].filter(key => given(client, key));
  yield* atMostOneOf(ways).on(client);
});
