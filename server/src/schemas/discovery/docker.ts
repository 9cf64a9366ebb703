import { list, record } from '../../schema/build.ts';
import { notEmpty } from '../conditions.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { bool, dockerHost, text } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';
import { mobyFilter } from './mobyCommon.ts';

export const dockerDiscovery = record({
  name: 'Docker discovery',
  doc: 'Targets are containers of one Docker daemon, one for each network address and exposed port.',
  label: 'host',
  fields: {
    host: {
      type: dockerHost,
      doc: 'Address of the daemon: `unix:///var/run/docker.sock`, or `tcp://host:2376` for another machine. Prometheus needs the right to read the socket.',
      required: true,
      since: '2.27',
    },
    filters: {
      type: list(mobyFilter),
      doc: 'Conditions that containers must meet, as `docker ps --filter` knows them.',
      since: '2.27',
    },
    host_networking_host: {
      type: text,
      doc: "Address for containers that use the host's network and so have none of their own.",
      default: 'localhost',
      since: '2.30',
    },
    match_first_network: {
      type: bool,
      doc: 'Take only the first network of a container that is in several, so that it becomes one target and not one for each.',
      default: 'true',
      since: '2.54',
    },
    port: scrapePort(80, '2.27'),
    refresh_interval: refreshInterval('1m', '2.27'),
    ...since('2.27', httpClientFields),
  },
  rules: [
    notEmpty('host', 'The address of the Docker daemon is empty. Write for instance `unix:///var/run/docker.sock`.'),
    ...httpClientRules,
  ],
});
