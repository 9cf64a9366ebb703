import * as formats from '../../formats/index.ts';
import { list, record, scalar } from '../../schema/build.ts';
import { discouraged } from '../../schema/rules.ts';
import type { RecordSchema } from '../../schema/types.ts';
import { needed } from './borrow.ts';
import { lazily } from './lazily.ts';
import { resource } from './metadata.ts';
import { monitorFields, monitorRules } from './monitor.ts';
import { selectsEverything } from './scraping.ts';
import { intOrText, positivePort } from './scalars.ts';
import { labelSelector } from './selectors.ts';
import { endpointFields, endpointRules, noEndpoints } from './serviceMonitor.ts';
import { safeTls } from './tls.ts';

const endpoint = lazily(() =>
  record({
    name: 'pod endpoint',
    doc: 'One port of the pods that serves metrics, and how to scrape it.',
    label: 'port',
    fields: {
      port: {
        type: scalar(formats.containerPortName),
        doc: 'Name of the container port, as it stands in its `ports` under `name`. Without any port each declared port of the pod is a target.',
      },
      portNumber: {
        type: positivePort,
        doc: 'Number of the container port; the container must declare it. Only looked at where `port` is absent.',
      },
      targetPort: {
        type: intOrText,
        doc: 'Name or number of the container port.',
        deprecated: '`targetPort` is the old way to name a port. Write `port` with its name, or `portNumber`.',
      },
      ...endpointFields,
      tlsConfig: { type: safeTls, doc: 'TLS settings for https: trusted authorities, client certificate, expected server name.' },
    },
    rules: [
      ...endpointRules,
      discouraged('portNumber', view => Boolean(view.text('port')), '`port` is set, so `portNumber` has no effect. Remove one of the two.'),
    ],
    snippets: [
      {
        label: 'pod endpoint with its interval',
        doc: 'A named port, scraped every 30 seconds.',
        body: 'port: ${1:metrics}\ninterval: ${2:30s}',
      },
    ],
  }),
);

export const podMonitorSpec = lazily(() =>
  record({
    name: 'PodMonitor specification',
    doc: 'Which pods are scraped, and at which of their ports.',
    fields: {
      selector: { ...needed(labelSelector('pods')), doc: 'Labels of the pods to scrape.' },
      podMetricsEndpoints: {
        type: list(endpoint, { noNullItems: true }),
        doc: 'Ports of the pods to scrape, each with its settings.',
        knownAs: ['endpoints'],
      },
      ...monitorFields,
    },
    rules: [...monitorRules, selectsEverything('pod'), noEndpoints('podMetricsEndpoints')],
  }),
);

export const podMonitor: () => RecordSchema = lazily(() =>
  resource({
    kind: 'PodMonitor',
    version: 'v1',
    doc: 'Has pods scraped that no Service stands for: the operator makes a scrape job of each endpoint.',
    spec: { type: podMonitorSpec, doc: 'Which pods are scraped, and how.', required: true },
  }),
);
