import { record } from '../../schema/build.ts';
import { exactlyOneOf } from '../../schema/rules.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { lateUrl, nonEmpty, secret, secretFile } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const outscaleDiscovery = record({
  name: 'Outscale discovery',
  doc: 'Targets are virtual machines of 3DS Outscale, by their private address.',
  label: 'region',
  fields: {
    access_key: { type: nonEmpty, doc: 'Access key that identifies the account.', required: true, since: '3.12' },
    secret_key: {
      type: secret,
      doc: 'Secret that belongs to the access key. Either this or `secret_key_file`.',
      secret: true,
      since: '3.12',
    },
    secret_key_file: { type: secretFile, doc: 'File that holds the secret of the access key.', since: '3.12' },
    region: {
      nullRefused: true,
      type: nonEmpty,
      doc: 'Outscale region to list, such as `eu-west-2` or `cloudgouv-eu-west-1`.',
      default: 'eu-west-2',
      since: '3.12',
    },
    endpoint: { type: lateUrl, doc: 'Address of the API. Without it, it follows from the region.', since: '3.12' },
    port: scrapePort(80, '3.12'),
    refresh_interval: refreshInterval('1m', '3.12'),
    ...since('3.12', httpClientFields),
  },
  rules: [exactlyOneOf(['secret_key', 'secret_key_file']), ...httpClientRules],
});
