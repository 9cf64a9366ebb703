import { list, oneOfValues, record } from '../../schema/build.ts';
import { requiredKey, valueIs, when } from '../../schema/rules.ts';
import { positive } from '../conditions.ts';
import { port, text } from '../scalars.ts';
import { refreshInterval } from './common.ts';

const portlessTypes = ['A', 'AAAA', 'MX', 'NS'];
const portless = valueIs(
  'type',
  portlessTypes.flatMap(type => [type, type.toLowerCase()]),
  'SRV',
);

export const dnsDiscovery = record({
  name: 'DNS discovery',
  doc: 'Targets are what DNS names resolve to, asked for again and again. Suits headless Services in Kubernetes and anything registered in DNS.',
  label: 'names',
  fields: {
    names: {
      type: list(text, { nonEmpty: 'DNS discovery needs at least one name to look up.' }),
      doc: 'Names to look up, such as `_metrics._tcp.my-service.default.svc.cluster.local` for SRV records. Search domains are not applied: write them in full.',
      required: true,
      since: '2.0',
    },
    type: {
      nullRefused: true,
      type: {
        ...oneOfValues(
          { value: 'SRV', doc: 'Host and port together.' },
          { value: 'A', doc: 'IPv4 addresses; needs `port`.' },
          { value: 'AAAA', doc: 'IPv6 addresses; needs `port`.' },
          { value: 'MX', doc: 'Mail servers; needs `port`.', since: '2.38' },
          { value: 'NS', doc: 'Name servers; needs `port`.', since: '2.48' },
        ),
        ignoreCase: true,
      },
      doc: 'Which records to ask for. All but SRV know no port.',
      default: 'SRV',
      since: '2.0',
    },
    port: {
      type: port,
      doc: 'Port to scrape. Needed for every record type but SRV, whose records bring their own.',
      since: '2.0',
    },
    refresh_interval: refreshInterval('30s', '2.0'),
  },
  rules: when(
    portless,
    requiredKey('port', { message: '`port` is missing. Only SRV records bring a port; for all others write the one to scrape.' }),
    positive('port', 'These records bring no port, so 0 will not do. Write the port to scrape.'),
  ),
  snippets: [
    { label: 'SRV records', doc: 'Host and port from DNS.', body: 'names: [${1:_metrics._tcp.my-service.default.svc.cluster.local}]' },
    {
      label: 'A records',
      doc: 'Addresses from DNS, one port for all.',
      body: 'names: [${1:my-service.default.svc.cluster.local}]\ntype: A\nport: ${2:8080}',
    },
  ],
});
