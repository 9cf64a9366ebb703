import { record } from '../../schema/build.ts';
import { ruleAbout, when } from '../../schema/rules.ts';
import { isNull, notEmpty } from '../conditions.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { keyFile, secret, secretFile, text, keptUrl } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

const noRegion = 'Without a region the address of the API is unknown. Write a region, or an `endpoint`.';

export const stackitDiscovery = record({
  name: 'STACKIT discovery',
  doc: 'Targets are servers of STACKIT Cloud. Log in with a service account key, or with a token under `authorization`.',
  label: 'project',
  fields: {
    project: { type: text, doc: 'Id of the project whose servers are listed.', since: '3.5' },
    region: { type: text, doc: 'STACKIT region to list.', default: 'eu01', since: '3.5' },
    service_account_key_path: {
      type: keyFile,
      doc: 'File with the key of the service account, as the portal offers it for download.',
      since: '3.5',
    },
    private_key_path: {
      type: keyFile,
      doc: 'File with the private RSA key of the service account, where the key file does not hold it.',
      since: '3.5',
    },
    service_account_key: {
      type: secret,
      doc: 'Key of the service account as JSON, written into the configuration. Prefer `service_account_key_path`.',
      secret: true,
      since: '3.5',
    },
    private_key: {
      type: secret,
      doc: 'Private RSA key of the service account, written into the configuration. Prefer `private_key_path`.',
      secret: true,
      since: '3.5',
    },
    credentials_file_path: {
      type: secretFile,
      doc: 'File with all credentials of the STACKIT SDK, by default `~/.stackit/credentials.json` of the user Prometheus runs as.',
      since: '3.5',
    },
    endpoint: { type: keptUrl, doc: 'Address of the compute API. Without it, it follows from the region.', since: '3.5' },
    port: scrapePort(80, '3.5'),
    refresh_interval: refreshInterval('1m', '3.5'),
    ...since('3.5', httpClientFields),
  },
  rules: [
    ...when(
      discovery => !discovery.text('endpoint'),
      notEmpty('region', noRegion),
      ruleAbout(['region'], 'invalid-value', function* (discovery) {
        if (isNull('region')(discovery)) yield { at: { on: 'key', key: 'region' }, message: noRegion };
      }),
    ),
    ...httpClientRules,
  ],
});
