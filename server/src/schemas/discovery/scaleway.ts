import { list, oneOfValues, record } from '../../schema/build.ts';
import { exactlyOneOf } from '../../schema/rules.ts';
import { notEmpty } from '../conditions.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { scalewayAccessKey, scalewayProject, scalewaySecretKey, scalewayUrl, scalewayZone, secretFile, text } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const scalewayDiscovery = record({
  name: 'Scaleway discovery',
  doc: 'Targets are instances or bare metal servers of Scaleway.',
  label: 'role',
  fields: {
    role: {
      type: oneOfValues({ value: 'instance', doc: 'Virtual instances.' }, { value: 'baremetal', doc: 'Bare metal servers.' }),
      doc: 'What to list: virtual instances or bare metal servers.',
      required: true,
      since: '2.26',
    },
    project_id: { type: scalewayProject, doc: 'Id of the project, a UUID, whose servers are listed.', required: true, since: '2.26' },
    access_key: { type: scalewayAccessKey, doc: 'Access key of the API, which begins with `SCW`.', required: true, since: '2.26' },
    secret_key: {
      type: scalewaySecretKey,
      doc: 'Secret that belongs to the access key, a UUID. Either this or `secret_key_file`.',
      secret: true,
      since: '2.26',
    },
    secret_key_file: { type: secretFile, doc: 'File that holds the secret of the access key.', since: '2.27' },
    zone: {
      nullRefused: true,
      type: scalewayZone,
      doc: 'Zone to list, such as `fr-par-1` or `nl-ams-1`.',
      default: 'fr-par-1',
      since: '2.26',
    },
    name_filter: { type: text, doc: 'Part of the name that servers must have.', since: '2.26' },
    tags_filter: { type: list(text), doc: 'Tags that servers must have, all of them.', since: '2.26' },
    api_url: {
      nullRefused: true,
      type: scalewayUrl,
      doc: 'Address of the API. Only tests need another one.',
      default: 'https://api.scaleway.com',
      since: '2.26',
    },
    port: scrapePort(80, '2.26'),
    refresh_interval: refreshInterval('1m', '2.26'),
    ...since('2.26', httpClientFields),
  },
  rules: [
    notEmpty('api_url', 'The address of the API is empty. Leave the key out for the usual one.'),
    exactlyOneOf(['secret_key', 'secret_key_file']),
    ...httpClientRules,
  ],
});
