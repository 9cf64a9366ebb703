import { record } from '../../schema/build.ts';
import { notEmpty } from '../conditions.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { neededSecret, nonEmpty, text, keptUrl } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval } from './common.ts';

export const uyuniDiscovery = record({
  name: 'Uyuni discovery',
  doc: 'Targets are systems managed by Uyuni or SUSE Manager that have monitoring switched on.',
  label: 'server',
  fields: {
    server: { type: keptUrl, doc: 'Address of the Uyuni server with its scheme.', required: true, since: '2.31' },
    username: { type: nonEmpty, doc: 'User of the Uyuni API.', required: true, since: '2.31' },
    password: { type: neededSecret, doc: 'Password of that user.', required: true, secret: true, since: '2.31' },
    entitlement: {
      type: text,
      doc: 'Entitlement that a system must have to become a target.',
      default: 'monitoring_entitled',
      since: '2.31',
    },
    separator: { type: text, doc: 'What joins the names of several groups in `__meta_uyuni_groups`.', default: ',', since: '2.31' },
    refresh_interval: refreshInterval('1m', '2.31'),
    ...since('2.31', httpClientFields),
  },
  rules: [notEmpty('server', 'The address of the server is empty. Write it with its scheme.'), ...httpClientRules],
});
