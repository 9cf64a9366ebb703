import { list, oneOfValues, record } from '../../schema/build.ts';
import { uniqueBy } from '../../schema/rules.ts';
import type { Field, RecordSchema } from '../../schema/types.ts';
import { needed, unread } from './borrow.ts';
import { kubernetesList } from './kubernetes/pods.ts';
import { lazily } from './lazily.ts';
import { likePrometheus, podKeys } from './likePrometheus.ts';
import { resource } from './metadata.ts';
import { web, webTls } from './prometheusPod.ts';
import { bool, filled, int32AtLeast, matching, size, text } from './scalars.ts';
import { labelSelector, secretOrConfigMap } from './selectors.ts';
import { safeTls } from './tls.ts';

const texts = list(text, { noNullItems: true });

const hours = matching({
  name: 'duration',
  example: '5m',
  pattern: /^(?:0|(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/,
  wanted: 'Write whole numbers with the units `h m s ms` in that order, such as `120h` or `1m30s`.',
});

const strategies = oneOfValues(
  { value: 'OnNamespace', doc: 'The routes of an object take the alerts of its namespace alone.' },
  {
    value: 'OnNamespaceExceptForAlertmanagerNamespace',
    doc: 'The same, but those in the namespace of the Alertmanager resource take the alerts of all.',
  },
  { value: 'None', doc: 'The routes take all alerts.' },
);

const configuration = record({
  name: 'configuration by an object',
  doc: 'The AlertmanagerConfig that the main configuration is made of.',
  fields: {
    name: { type: filled, doc: 'Name of the AlertmanagerConfig, in the namespace of the Alertmanager resource.' },
    global: {
      type: unread('global settings', 'Settings that all receivers share. Not looked into here.'),
      doc: 'Settings that all receivers share. Not looked into here.',
    },
    templates: { type: list(secretOrConfigMap, { noNullItems: true }), doc: 'Files with templates of notifications.' },
  },
});

const limit = (doc: string): Field => ({ type: int32AtLeast(0), doc });

const webServer = record({
  name: 'web server of Alertmanager',
  doc: 'How Alertmanager serves its own pages and its API.',
  fields: {
    tlsConfig: web.fields.tlsConfig,
    httpConfig: web.fields.httpConfig,
    getConcurrency: limit('Most reading requests at the same time.'),
    timeout: limit('Seconds that a request may take.'),
  },
});

const spec = lazily(() =>
  record({
    name: 'Alertmanager specification',
    doc: 'How many Alertmanagers run, where their configuration comes from, and how they find each other.',
    fields: {
      ...likePrometheus('Alertmanager', [
        ...podKeys,
        'automountServiceAccountToken',
        'baseImage',
        'configMaps',
        'externalUrl',
        'hostNetwork',
        'persistentVolumeClaimRetentionPolicy',
        'sha',
        'tag',
      ]),
      version: { type: text, doc: 'Version of Alertmanager to run. Without it the one that the operator was made for.' },
      configSecret: {
        type: text,
        doc: 'Secret with the configuration under `alertmanager.yaml`. Without it the one that is called `alertmanager-` and the name of this resource.',
      },
      alertmanagerConfiguration: { type: configuration, doc: 'An AlertmanagerConfig as main configuration, in place of `configSecret`.' },
      alertmanagerConfigSelector: {
        type: labelSelector('AlertmanagerConfigs'),
        doc: 'Labels of the AlertmanagerConfigs to select. Without it none are selected; an empty one selects all.',
      },
      alertmanagerConfigNamespaceSelector: {
        type: labelSelector('namespaces'),
        doc: 'Labels of the namespaces whose AlertmanagerConfigs are looked at. Without it only that of this resource; an empty one means all.',
      },
      alertmanagerConfigMatcherStrategy: {
        type: record({
          name: 'matcher strategy',
          doc: 'Which alerts the routes of AlertmanagerConfigs take.',
          fields: { type: { type: strategies, doc: 'Which alerts the routes take.', default: 'OnNamespace' } },
        }),
        doc: 'Which alerts the routes of AlertmanagerConfigs take.',
      },
      retention: { type: hours, doc: 'How long silences and past alerts are kept.', default: '120h' },
      secrets: { type: texts, doc: 'Secrets to mount below `/etc/alertmanager/secrets`.' },
      enableFeatures: { type: texts, doc: 'Features that are off by default.' },
      limits: {
        type: record({
          name: 'limits of Alertmanager',
          doc: 'How many silences there may be, and how large.',
          fields: {
            maxSilences: { type: int32AtLeast(0), doc: 'Most silences at the same time.' },
            maxPerSilenceBytes: { type: size, doc: 'Largest silence.' },
          },
        }),
        doc: 'How many silences there may be, and how large.',
      },
      additionalPeers: { type: texts, doc: 'Alertmanagers elsewhere that belong to the same cluster.' },
      clusterAdvertiseAddress: { type: text, doc: 'Address that other members of the cluster are told.' },
      clusterGossipInterval: { type: hours, doc: 'How often the members tell each other what is new.' },
      clusterPushpullInterval: { type: hours, doc: 'How often the members tell each other everything.' },
      clusterPeerTimeout: { type: hours, doc: 'How long a member waits for those before it to notify.' },
      clusterLabel: { type: text, doc: 'Name of the cluster; members with another one are not let in.' },
      clusterTLS: {
        type: record({
          name: 'TLS of the cluster',
          doc: 'Mutual TLS between the members.',
          fields: {
            server: { ...needed(webTls), doc: 'What a member shows and asks of others.' },
            client: { ...needed(safeTls), doc: 'What a member shows and expects where it calls others.' },
          },
        }),
        doc: 'Mutual TLS between the members.',
      },
      forceEnableClusterMode: { type: bool, doc: 'Form a cluster even of one pod, for peers elsewhere.', default: 'false' },
      topologySpreadConstraints: kubernetesList('podSpreadConstraint', 'How the pods are spread over zones and nodes.'),
      web: { type: webServer, doc: 'How Alertmanager serves its own pages and its API.' },
    },
    rules: [uniqueBy('hostAliases', 'ip', { what: 'alias' })],
  }),
);

export const alertmanagerResource: () => RecordSchema = lazily(() =>
  resource({
    kind: 'Alertmanager',
    version: 'v1',
    doc: 'Alertmanagers that the operator runs, and where their configuration comes from.',
    spec: { type: spec, doc: 'How many Alertmanagers run, and where their configuration comes from.', required: true },
  }),
);
