import { record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { bool, nonBlank, text } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, tagSeparator } from './common.ts';

export const nomadDiscovery = record({
  name: 'Nomad discovery',
  doc: "Targets are services registered in Nomad's own service catalogue.",
  label: 'server',
  fields: {
    server: {
      nullRefused: true,
      type: nonBlank,
      doc: 'Address of the Nomad HTTP API with its scheme.',
      default: 'http://localhost:4646',
      since: '2.37',
    },
    namespace: { type: text, doc: 'Namespace whose services are listed.', default: 'default', since: '2.37' },
    region: { type: text, doc: 'Nomad region to ask.', default: 'global', since: '2.37' },
    allow_stale: {
      type: bool,
      doc: 'Let any Nomad server answer, even if it lags behind the leader a little. It takes load off the leader.',
      default: 'true',
      since: '2.37',
    },
    tag_separator: tagSeparator('2.37'),
    refresh_interval: refreshInterval('1m', '2.37'),
    ...since('2.37', httpClientFields),
  },
  rules: httpClientRules,
});
