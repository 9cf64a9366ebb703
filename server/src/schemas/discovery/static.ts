import * as formats from '../../formats/index.ts';
import { list, map, record } from '../../schema/build.ts';
import { hostPort, labelValue } from '../scalars.ts';

/** A group of targets, written in the configuration or in a file that file_sd_configs reads. */
export const targetGroup = record({
  name: 'target group',
  doc: 'Targets by address, with labels they share.',
  label: 'targets',
  fields: {
    targets: {
      type: list(hostPort),
      doc: 'Addresses to scrape, each `host:port` without scheme and path: `localhost:9100`. In Kubernetes a Service of another namespace needs its full name, such as `traefik.default.svc.cluster.local:8080`.',
      since: '2.0',
    },
    labels: {
      type: map(formats.labelName, labelValue),
      doc: 'Labels for every series scraped from these targets, such as `env: production`.',
      since: '2.0',
    },
  },
  snippets: [{ label: 'targets', doc: 'A group with one target.', body: 'targets: [${1:localhost:9100}]' }],
});
