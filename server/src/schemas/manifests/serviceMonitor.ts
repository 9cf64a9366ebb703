import * as formats from '../../formats/index.ts';
import { list, map, oneOfValues, record, scalar } from '../../schema/build.ts';
import { discouraged, rule } from '../../schema/rules.ts';
import type { Rule } from '../../schema/rule.ts';
import type { Field, RecordSchema } from '../../schema/types.ts';
import { httpClientFields } from '../httpClient.ts';
import { scrapeJob } from '../scrape.ts';
import { borrowed, needed } from './borrow.ts';
import { basicAuth, bearerTokenSecret, fullAuthorization, oauth2, oneLogin, proxyFields, proxyRules } from './httpClient.ts';
import { lazily } from './lazily.ts';
import { resource } from './metadata.ts';
import { monitorFields, monitorRules } from './monitor.ts';
import { byOperator } from './operator.ts';
import { relabelings } from './relabelings.ts';
import { relabelingHabits, scheme, selectsEverything, timeoutFits } from './scraping.ts';
import { bool, duration, intOrText, text } from './scalars.ts';
import { labelSelector } from './selectors.ts';
import { tlsWithFiles } from './tls.ts';

/** What the endpoints of ServiceMonitors and PodMonitors share. */
export const endpointFields: Readonly<Record<string, Field>> = {
  interval: {
    type: duration,
    doc: 'How often the targets are scraped. Without it as often as the Prometheus resource says by `scrapeInterval`.',
    knownAs: ['scrape_interval', 'scrapeInterval'],
  },
  scrapeTimeout: {
    type: duration,
    doc: 'How long a scrape may take before it counts as failed. Never longer than the interval.',
    knownAs: ['timeout'],
  },
  path: {
    type: text,
    doc: 'Path at which the targets serve their metrics. Query parameters belong under `params`.',
    default: '/metrics',
    knownAs: ['metrics_path', 'metricsPath'],
  },
  ...borrowed(scrapeJob.fields, {
    scheme,
    params: map(formats.string, list(text, { noNullItems: true })),
    honorLabels: bool,
    honorTimestamps: bool,
    trackTimestampsStaleness: bool,
    relabelings: { type: relabelings, knownAs: ['relabelConfigs', 'relabel_configs', 'relabelingConfigs'] },
    metricRelabelings: { type: relabelings, knownAs: ['metricRelabelConfigs', 'metric_relabel_configs'] },
  }),
  ...borrowed(httpClientFields, {
    authorization: fullAuthorization,
    basicAuth,
    oauth2,
    followRedirects: bool,
    enableHttp2: bool,
  }),
  ...proxyFields,
  bearerTokenSecret,
  filterRunning: {
    type: bool,
    doc: 'Leave out pods that have ended, whether they succeeded or failed.',
    default: 'true',
  },
};

/** What Go checks of an endpoint, and what neither Kubernetes nor the operator minds. */
export const endpointRules: readonly Rule[] = [
  ...timeoutFits('scrapeTimeout', 'interval'),
  ...byOperator(oneLogin),
  ...proxyRules,
  ...relabelingHabits,
];

const everyPort: Rule = rule('endpoint-port', function* (endpoint) {
  if (endpoint.text('port') || endpoint.has('targetPort')) return;
  const message = 'This endpoint names no port, so every port of the Service becomes a target. Add `port`, the name of one.';
  yield { at: { on: 'record' }, message, severity: 'warning' };
});

const endpoint = lazily(() =>
  record({
    name: 'endpoint',
    doc: 'One port of the Services that serves metrics, and how to scrape it.',
    label: 'port',
    fields: {
      port: {
        type: scalar(formats.servicePortName),
        doc: 'Name of the port of the Service, as it stands in its `ports` under `name`. A number does not work here; a Service port without a name needs one, or `targetPort`.',
      },
      targetPort: {
        type: intOrText,
        doc: 'Port of the container, by name or number. Only looked at where `port` is absent; the container must declare the port.',
      },
      ...endpointFields,
      tlsConfig: { type: tlsWithFiles, doc: 'TLS settings for https: trusted authorities, client certificate, expected server name.' },
      bearerTokenFile: {
        type: text,
        doc: 'File in the Prometheus container that holds a token to send.',
        deprecated: '`bearerTokenFile` is the old way to send a token. Write `authorization` with `credentials` instead.',
      },
    },
    rules: [
      ...endpointRules,
      everyPort,
      discouraged('targetPort', view => Boolean(view.text('port')), '`port` is set, so `targetPort` has no effect. Remove one of the two.'),
    ],
    snippets: [
      {
        label: 'endpoint with its interval',
        doc: 'A named port, scraped every 30 seconds.',
        body: 'port: ${1:http-metrics}\ninterval: ${2:30s}',
      },
    ],
  }),
);

export const noEndpoints = (key: string): Rule =>
  rule('nothing-scraped', function* (spec) {
    if (spec.records(key).length > 0 || !spec.keys().includes(key)) return;
    yield { at: { on: 'key', key }, message: 'There is no endpoint below this key, so nothing is scraped. Add one.', severity: 'warning' };
  });

export const serviceMonitorSpec = lazily(() =>
  record({
    name: 'ServiceMonitor specification',
    doc: 'Which Services are scraped, and at which of their ports.',
    fields: {
      selector: {
        ...needed(labelSelector('Services')),
        doc: 'Labels of the Services to scrape: those of the Service itself, not of its pods.',
      },
      endpoints: { ...needed(list(endpoint, { noNullItems: true })), doc: 'Ports of the Services to scrape, each with its settings.' },
      ...monitorFields,
      targetLabels: { type: list(text, { noNullItems: true }), doc: 'Labels of the Service to copy to all series of its targets.' },
      serviceDiscoveryRole: {
        type: oneOfValues(
          { value: 'EndpointSlice', doc: 'Read EndpointSlices, as Kubernetes itself does.' },
          { value: 'Endpoints', doc: 'Read Endpoints, which Kubernetes 1.33 deprecates.' },
        ),
        doc: 'Which objects tell the addresses behind a Service. Without it as the Prometheus resource says.',
      },
    },
    rules: [...monitorRules, selectsEverything('Service'), noEndpoints('endpoints')],
  }),
);

export const serviceMonitor: () => RecordSchema = lazily(() =>
  resource({
    kind: 'ServiceMonitor',
    version: 'v1',
    doc: 'Has the pods behind Services scraped: the operator makes a scrape job of each endpoint.',
    spec: { type: serviceMonitorSpec, doc: 'Which Services are scraped, and how.', required: true },
  }),
);
