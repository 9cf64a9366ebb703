import { list, record } from '../../schema/build.ts';
import { atMostOneOf, forbiddenWith } from '../../schema/rules.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { lateUrl, secret, secretFile } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval } from './common.ts';

const otherLogins = ['basic_auth', 'bearer_token', 'bearer_token_file', 'authorization'];

export const marathonDiscovery = record({
  name: 'Marathon discovery',
  doc: 'Targets are the running tasks of apps in Mesosphere Marathon.',
  label: 'servers',
  fields: {
    servers: {
      type: list(lateUrl, { nonEmpty: 'Marathon discovery needs at least one server to ask.' }),
      doc: 'Addresses of the Marathon servers; one of them is picked for each request.',
      required: true,
      since: '2.0',
    },
    auth_token: {
      type: secret,
      doc: 'Token of DC/OS, sent as `Authorization: token=…`. Excludes every other way to log in.',
      secret: true,
      since: '2.3',
    },
    auth_token_file: {
      type: secretFile,
      doc: 'File that holds the DC/OS token. Excludes every other way to log in.',
      since: '2.3',
    },
    refresh_interval: refreshInterval('30s', '2.0'),
    ...since('2.3', httpClientFields),
    bearer_token: { ...httpClientFields.bearer_token, since: '2.0' },
    bearer_token_file: { ...httpClientFields.bearer_token_file, since: '2.0' },
  },
  rules: [
    atMostOneOf(['auth_token', 'auth_token_file']),
    forbiddenWith('auth_token', otherLogins),
    forbiddenWith('auth_token_file', otherLogins),
    ...httpClientRules,
  ],
});
