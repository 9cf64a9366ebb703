import { oneOfValues, record, readingItself } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { text } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const hetznerDiscovery = record({
  name: 'Hetzner discovery',
  doc: 'Targets are servers of Hetzner. The cloud wants a token under `authorization`, the robot API a user under `basic_auth`.',
  label: 'role',
  fields: {
    role: {
      type: readingItself(oneOfValues({ value: 'hcloud', doc: 'Cloud servers.' }, { value: 'robot', doc: 'Dedicated servers.' })),
      doc: 'Which of the two APIs to ask: cloud servers or dedicated ones.',
      required: true,
      since: '2.21',
    },
    label_selector: {
      type: text,
      doc: 'Labels that servers must have, such as `env=prod`. Only for the role `hcloud`.',
      since: '3.5',
    },
    port: scrapePort(80, '2.21'),
    refresh_interval: refreshInterval('1m', '2.21'),
    ...since('2.21', httpClientFields),
  },
  rules: httpClientRules,
});
