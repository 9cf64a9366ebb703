import { list, oneOfValues, record } from '../../schema/build.ts';
import { atMostOneOf, forbiddenKeys, requiredKey, valueIs, when } from '../../schema/rules.ts';
import { positiveDuration } from '../conditions.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { keyFile, nonEmpty, secret, secretFile, text } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

const byKey = valueIs('auth', ['api_key'], 'api_key');
const byInstance = valueIs('auth', ['instance_principal']);
const keyOfUser = ['tenancy', 'user', 'fingerprint', 'key_file'];

export const ociDiscovery = record({
  name: 'OCI discovery',
  doc: 'Targets are compute instances of Oracle Cloud Infrastructure.',
  label: 'region',
  fields: {
    region: {
      type: nonEmpty,
      doc: 'Region to list, such as `eu-frankfurt-1`.',
      required: true,
      since: '3.14',
    },
    auth: {
      nullRefused: true,
      type: oneOfValues(
        { value: 'api_key', doc: "A user's API signing key." },
        { value: 'instance_principal', doc: 'The identity of the instance Prometheus runs on; no key to keep.' },
      ),
      doc: "How to log in: with a user's API signing key, or as the instance Prometheus runs on.",
      default: 'api_key',
      since: '3.14',
    },
    tenancy: { type: text, doc: 'OCID of the tenancy. Needed with `api_key`.', since: '3.14' },
    user: { type: text, doc: 'OCID of the user whose key signs the requests. Needed with `api_key`.', since: '3.14' },
    fingerprint: { type: text, doc: 'Fingerprint of the signing key, as the console shows it. Needed with `api_key`.', since: '3.14' },
    key_file: { type: keyFile, doc: 'File with the private signing key in PEM form. Needed with `api_key`.', since: '3.14' },
    key_passphrase: { type: secret, doc: 'Passphrase of the signing key, where it has one.', secret: true, since: '3.14' },
    key_passphrase_file: { type: secretFile, doc: 'File that holds the passphrase of the signing key.', since: '3.14' },
    compartments: {
      type: list(nonEmpty, { noNullItems: true }),
      doc: 'OCIDs of the compartments to list. Without any, all active compartments of the tenancy are.',
      since: '3.14',
    },
    port: scrapePort(80, '3.14'),
    refresh_interval: { ...refreshInterval('1m', '3.14'), nullRefused: true },
    ...since('3.14', httpClientFields),
  },
  rules: [
    ...when(
      byKey,
      ...keyOfUser.map(key => requiredKey(key, { message: `\`${key}\` is missing. Signing with an API key needs it.` })),
      atMostOneOf(['key_passphrase', 'key_passphrase_file']),
    ),
    ...when(
      byInstance,
      forbiddenKeys([...keyOfUser, 'key_passphrase', 'key_passphrase_file'], {
        message: 'An instance principal has no user and no key. Remove this, or write `auth: api_key`.',
      }),
    ),
    positiveDuration('refresh_interval'),
    ...httpClientRules,
  ],
});
