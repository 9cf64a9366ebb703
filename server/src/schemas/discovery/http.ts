import { record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { httpUrl } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval } from './common.ts';

export const httpDiscovery = record({
  name: 'HTTP discovery',
  doc: 'Targets from an HTTP endpoint that answers with a JSON list of target groups: the way to connect an inventory of your own.',
  label: 'url',
  fields: {
    url: {
      type: httpUrl,
      doc: 'Address that answers 200 with `Content-Type: application/json` and a list of `{"targets": […], "labels": {…}}`. Where it fails, the last list stays in use.',
      required: true,
      since: '2.28',
    },
    refresh_interval: refreshInterval('1m', '2.28'),
    ...since('2.28', httpClientFields),
  },
  rules: httpClientRules,
  snippets: [{ label: 'endpoint with targets', doc: 'An endpoint with targets.', body: 'url: ${1:https://discovery.example.com/targets}' }],
});
