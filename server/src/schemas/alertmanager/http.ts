import { record } from '../../schema/build.ts';
import type { Field } from '../../schema/types.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { undatedFields } from './undated.ts';

const shared = undatedFields(httpClientFields);

/** The same struct as in Prometheus (prometheus/common config/http_config.go), a block of its own here. */
export const httpClient = record({
  name: 'HTTP client',
  doc: 'How a receiver is reached over HTTP: login, TLS, proxy and headers.',
  fields: {
    ...shared,
    bearer_token: {
      ...shared.bearer_token,
      deprecated: 'Superseded by `authorization`: write the token as `authorization.credentials`.',
    },
    bearer_token_file: {
      ...shared.bearer_token_file,
      deprecated: 'Superseded by `authorization`: name the file as `authorization.credentials_file`.',
    },
  },
  rules: httpClientRules,
});

export const tls = shared.tls_config.type;
export const httpHeaders = shared.http_headers.type;

/** Of every receiver that is reached over HTTP. */
export const httpConfig: Field = {
  type: httpClient,
  doc: 'How the service is reached: login, TLS and proxy. It takes the place of the whole global block, and is not merged with it.',
  inherits: 'global.http_config',
};
