import { list, oneOfValues, record } from '../../schema/build.ts';
import { notEmpty } from '../conditions.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { dockerHost } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';
import { mobyFilter } from './mobyCommon.ts';

export const dockerswarmDiscovery = record({
  name: 'Docker Swarm discovery',
  doc: 'Targets are services, tasks or nodes of a Docker Swarm, asked from one of its managers.',
  label: 'role',
  fields: {
    host: {
      type: dockerHost,
      doc: "Address of a manager's Docker daemon, such as `unix:///var/run/docker.sock` or `tcp://manager:2376`.",
      required: true,
      since: '2.20',
    },
    role: {
      type: oneOfValues(
        { value: 'tasks', doc: 'Every task of every service: the containers, one by one.' },
        { value: 'services', doc: 'Every service, by its virtual address.' },
        { value: 'nodes', doc: 'Every machine of the swarm.' },
      ),
      doc: 'What to list. Services are balanced over their tasks, so metrics of single containers need `tasks`.',
      required: true,
      since: '2.20',
    },
    filters: {
      type: list(mobyFilter),
      doc: 'Conditions that the listed objects must meet, as the Docker API knows them for that role.',
      since: '2.23',
    },
    port: scrapePort(80, '2.20'),
    refresh_interval: refreshInterval('1m', '2.20'),
    ...since('2.20', httpClientFields),
  },
  rules: [
    notEmpty('host', 'The address of the Docker daemon is empty. Write for instance `unix:///var/run/docker.sock`.'),
    ...httpClientRules,
  ],
});
