import { list, oneOfValues, record, readingItself } from '../schema/build.ts';
import { atMostOneOf } from '../schema/rules.ts';
import { alertmanagersAreFit } from './builtTargets.ts';
import { discoveryFields } from './discovery/index.ts';
import { httpClientFields, httpClientRules, olderTokens } from './httpClient.ts';
import { relabelSteps } from './relabel.ts';
import { discoveredLabelHabit } from './relabelHabits.ts';
import { duration, urlPath } from './scalars.ts';
import { scheme } from './shared.ts';
import { sigv4 } from './sigv4.ts';
import { staticTargetsAreAddresses } from './staticTargets.ts';

export const alertmanager = record({
  name: 'Alertmanager section',
  doc: 'A set of Alertmanagers that alerts are sent to. They are found like scrape targets; every one found gets every alert.',
  fields: {
    ...discoveryFields,
    scheme: { type: scheme, doc: 'Whether Alertmanagers are reached over `http` or `https`.', default: 'http', since: '2.0' },
    path_prefix: {
      type: urlPath,
      doc: 'Path before that of the API, where Alertmanager runs with a `--web.route-prefix` or behind a proxy.',
      default: '/',
      since: '2.0',
    },
    timeout: { type: duration, doc: 'How long sending alerts may take before it counts as failed.', default: '10s', since: '2.0' },
    api_version: {
      type: readingItself(
        oneOfValues(
          { value: 'v2', doc: 'The API of Alertmanager 0.16 and later.' },
          {
            value: 'v1',
            doc: 'The API of Alertmanager before 0.16.',
            removed: { in: '3.0', instead: 'Write `v2`, which Alertmanager speaks since 0.16.' },
            renamedTo: 'v2',
          },
        ),
      ),
      doc: 'Version of the Alertmanager API. Prometheus 3 knows `v2` alone, so the key can be left out.',
      default: 'v2',
      earlierDefaults: [{ until: '2.26', value: 'v1' }],
      since: '2.11',
    },
    relabel_configs: {
      type: relabelSteps,
      doc: 'Steps that choose and rewrite the Alertmanagers found, as they do for scrape targets.',
      since: '2.0',
    },
    alert_relabel_configs: {
      type: relabelSteps,
      doc: 'Steps that drop or rewrite alerts on their way to these Alertmanagers, after those of the whole alerting section.',
      since: '2.51',
    },
    sigv4: { type: sigv4, doc: 'Sign requests for AWS, as the Alertmanager of its managed service wants it.', since: '2.48' },
    ...httpClientFields,
  },
  rules: [
    atMostOneOf(['basic_auth', 'authorization', 'oauth2', 'sigv4'], {
      message: 'Only one way to log in may be set: `basic_auth`, `authorization`, `oauth2` or `sigv4`.',
    }),
    ...olderTokens.map(token => atMostOneOf([token, 'sigv4'])),
    staticTargetsAreAddresses,
    alertmanagersAreFit,
    discoveredLabelHabit('relabel_configs'),
    ...httpClientRules,
  ],
  snippets: [
    {
      label: 'static Alertmanager',
      doc: 'An Alertmanager by its address.',
      body: "static_configs:\n  - targets: ['${1:alertmanager:9093}']",
    },
    {
      label: 'Alertmanagers in Kubernetes',
      doc: 'Every pod behind a Service.',
      body: [
        'kubernetes_sd_configs:',
        '  - role: endpointslice',
        '    namespaces:',
        '      names: [${1:monitoring}]',
        'relabel_configs:',
        '  - source_labels: [__meta_kubernetes_service_name]',
        '    regex: ${2:alertmanager}',
        '    action: keep',
      ].join('\n'),
    },
  ],
});

export const alerting = record({
  name: 'alerting section',
  doc: 'Where alerts are sent to. Which alerts there are stands in the rule files.',
  fields: {
    alertmanagers: {
      type: list(alertmanager, { noNullItems: true }),
      doc: 'Sets of Alertmanagers to send alerts to. List every member of a cluster, never a load balancer before it.',
      since: '2.0',
    },
    alert_relabel_configs: {
      type: relabelSteps,
      doc: 'Steps that drop or rewrite alerts before they are sent to any Alertmanager, for instance to remove the label `replica` so that alerts of a pair of servers become one.',
      since: '2.0',
    },
  },
});
