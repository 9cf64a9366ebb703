import * as formats from '../../formats/index.ts';
import { list, map, record } from '../../schema/build.ts';
import { uniqueBy, uniqueItems } from '../../schema/rules.ts';
import type { Field, RecordSchema } from '../../schema/types.ts';
import { kubernetesList } from './kubernetes/pods.ts';
import { lazily } from './lazily.ts';
import { likePrometheus, podKeys } from './likePrometheus.ts';
import { resource } from './metadata.ts';
import { web } from './prometheusPod.ts';
import { duration, int32AtLeast, text } from './scalars.ts';
import { secretKey } from './selectors.ts';
import { grpcTls } from './thanosSidecar.ts';

const texts = list(text, { noNullItems: true });
const secret = (doc: string): Field => ({ type: secretKey, doc });

const spec = lazily(() =>
  record({
    name: 'ThanosRuler specification',
    doc: 'How many rulers run, which rules they evaluate against which servers, and where their alerts go.',
    fields: {
      ...likePrometheus('ThanosRuler', [
        ...podKeys,
        'enableFeatures',
        'enforcedNamespaceLabel',
        'excludedFromEnforcement',
        'prometheusRulesExcludedFromEnforce',
        'remoteWrite',
        'ruleNamespaceSelector',
        'ruleQueryOffset',
        'ruleSelector',
      ]),
      version: { type: text, doc: 'Version of Thanos to run. Without it the one that the operator was made for.' },
      queryEndpoints: { type: texts, doc: 'Thanos queriers that the expressions of rules are sent to.' },
      queryConfig: secret('Secret with the queriers, as Thanos writes them. It wins over `queryEndpoints`.'),
      alertmanagersUrl: { type: texts, doc: 'Alertmanagers that alerts are sent to.' },
      alertmanagersConfig: secret('Secret with the Alertmanagers, as Thanos writes them. It wins over `alertmanagersUrl`.'),
      alertQueryUrl: { type: text, doc: 'Address that the links in alerts lead to.' },
      alertDropLabels: { type: texts, doc: 'Labels that are taken from alerts before they are sent.' },
      alertRelabelConfigs: secret('Secret with relabel steps for alerts.'),
      alertRelabelConfigFile: {
        type: text,
        doc: 'File in the container with relabel steps for alerts. It wins over `alertRelabelConfigs`.',
      },
      objectStorageConfig: secret('Secret with the bucket that blocks are uploaded to, as Thanos writes it.'),
      objectStorageConfigFile: { type: text, doc: 'File in the container with the bucket. It wins over `objectStorageConfig`.' },
      tracingConfig: secret('Secret with the tracing of the ruler, as Thanos writes it.'),
      tracingConfigFile: { type: text, doc: 'File in the container with the tracing. It wins over `tracingConfig`.' },
      evaluationInterval: { type: duration, doc: 'How often rules are evaluated.', default: '15s' },
      ruleConcurrentEval: { type: int32AtLeast(1), doc: 'How many rules are evaluated at once.' },
      ruleGracePeriod: { type: duration, doc: 'Least time between a restart and an alert whose `for` had begun before.' },
      ruleOutageTolerance: { type: duration, doc: 'Longest outage over which the time that an alert is pending is kept.' },
      resendDelay: { type: duration, doc: 'Least time before an alert is sent again.' },
      retention: { type: duration, doc: 'How long samples are kept.', default: '24h' },
      externalPrefix: { type: text, doc: 'Address under which people reach the ruler, for links in alerts.' },
      labels: { type: map(formats.string, text), doc: 'Labels that all series and alerts of the ruler get.' },
      grpcServerTlsConfig: { type: grpcTls, doc: 'How the ruler serves gRPC over TLS. Only files of the container count.' },
      topologySpreadConstraints: kubernetesList('podSpreadConstraint', 'How the pods are spread over zones and nodes.'),
      web: {
        type: record({
          name: 'web server of a ruler',
          doc: 'How the ruler serves its own pages and its API.',
          fields: { tlsConfig: web.fields.tlsConfig, httpConfig: web.fields.httpConfig },
        }),
        doc: 'How the ruler serves its own pages and its API.',
      },
    },
    rules: [uniqueItems('enableFeatures'), uniqueBy('hostAliases', 'ip', { what: 'alias' })],
  }),
);

export const thanosRuler: () => RecordSchema = lazily(() =>
  resource({
    kind: 'ThanosRuler',
    version: 'v1',
    doc: 'Rulers of Thanos that the operator runs: they evaluate rules against queriers.',
    spec: { type: spec, doc: 'How many rulers run, and which rules they evaluate.', required: true },
  }),
);
