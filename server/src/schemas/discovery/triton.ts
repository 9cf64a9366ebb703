import { list, oneOfValues, record } from '../../schema/build.ts';
import { positiveDuration } from '../conditions.ts';
import { integer, nonEmpty, text } from '../scalars.ts';
import { tlsConfig } from '../tls.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const tritonDiscovery = record({
  name: 'Triton discovery',
  doc: 'Targets are containers or compute nodes of Triton, scraped through its Container Monitor proxies.',
  label: 'account',
  fields: {
    account: { type: nonEmpty, doc: 'Account whose machines are listed.', required: true, since: '2.0' },
    dns_suffix: {
      type: nonEmpty,
      doc: 'Domain put behind the id of a machine to form its address, such as `cmon.example.com`.',
      required: true,
      since: '2.0',
    },
    endpoint: { type: nonEmpty, doc: 'Host name of the discovery endpoint, often the same as `dns_suffix`.', required: true, since: '2.0' },
    role: {
      nullRefused: true,
      type: oneOfValues(
        { value: 'container', doc: 'Virtual machines and containers.' },
        { value: 'cn', doc: "Compute nodes; needs an operator's account." },
      ),
      doc: 'What to list: containers, or the compute nodes below them.',
      default: 'container',
      since: '2.19',
    },
    groups: {
      type: list(text),
      doc: 'Groups that machines must belong to. Without any, all machines are listed. Only for the role `container`.',
      since: '2.5',
    },
    port: scrapePort(9163, '2.0'),
    version: { type: integer, doc: 'Version of the discovery API to speak.', default: '1', since: '2.0' },
    refresh_interval: { ...refreshInterval('1m', '2.0'), nullRefused: true },
    tls_config: { type: tlsConfig, doc: 'TLS settings of the discovery endpoint, which wants a client certificate.', since: '2.0' },
  },
  rules: [positiveDuration('refresh_interval')],
});
