import * as formats from '../../formats/index.ts';
import { list, map, oneOfValues, record } from '../../schema/build.ts';
import { lessOrEqual, rule, uniqueBy, uniqueItems } from '../../schema/rules.ts';
import type { Field, RecordSchema } from '../../schema/types.ts';
import { compareDurations } from '../conditions.ts';
import { globalConfig } from '../global.ts';
import { otlp as otlpOfPrometheus } from '../otlp.ts';
import { tracing as tracingOfPrometheus } from '../tracing.ts';
import { borrowed, needed } from './borrow.ts';
import { formerFlags } from '../upgrades.ts';
import { lazily } from './lazily.ts';
import { resource } from './metadata.ts';
import { attachMetadata } from './monitor.ts';
import { argument, podFields, web } from './prometheusPod.ts';
import { alerting, apiServer, authorizationWithFile, remoteRead, remoteWrite } from './prometheusRemote.ts';
import { relabelings } from './relabelings.ts';
import { nameEscaping, nameValidation, protocol, protocols, protocolsDiffer } from './scraping.ts';
import { bool, duration, filled, int32, int32AtLeast, integer, natural, quantity, size, text } from './scalars.ts';
import { labelSelector, secretKey } from './selectors.ts';
import { thanosSidecar } from './thanosSidecar.ts';
import { tlsWithFiles } from './tls.ts';

const selectorPair = (key: string, what: string): Readonly<Record<string, Field>> => ({
  [`${key}Selector`]: {
    type: labelSelector(what),
    doc: `Labels of the ${what} to select. Without it none are selected; an empty one selects all.`,
  },
  [`${key}NamespaceSelector`]: {
    type: labelSelector('namespaces'),
    doc: `Labels of the namespaces whose ${what} are looked at. Without it only the namespace of the Prometheus resource; an empty one means all.`,
  },
});

const scrapeClass = lazily(() =>
  record({
    name: 'scrape class',
    doc: 'Settings that monitors take over by naming the class.',
    label: 'name',
    fields: {
      name: { ...needed(filled), doc: 'Name that monitors give as `scrapeClass`.' },
      default: { type: bool, doc: 'Whether the class holds for all that name none. One class may.', default: 'false' },
      authorization: { type: authorizationWithFile, doc: 'How to log in at targets that have no login of their own.' },
      tlsConfig: { type: tlsWithFiles, doc: 'TLS settings where a monitor has none of its own.' },
      relabelings: { type: relabelings, doc: 'Steps that are put before those of the monitors.' },
      metricRelabelings: { type: relabelings, doc: 'Steps on series that are put before those of the monitors.' },
      attachMetadata: { type: attachMetadata, doc: 'What else is known of a target before relabelling.' },
      fallbackScrapeProtocol: { type: protocol, doc: 'Format to assume where a target sends no or a wrong `Content-Type`.' },
    },
  }),
);

const otlp = lazily(() =>
  record({
    name: 'OTLP receiver',
    doc: otlpOfPrometheus.doc,
    fields: borrowed(otlpOfPrometheus.fields, {
      translationStrategy: oneOfValues(
        { value: 'UnderscoreEscapingWithSuffixes', doc: 'Underscores for other characters, and suffixes for unit and type.' },
        { value: 'UnderscoreEscapingWithoutSuffixes', doc: 'Underscores for other characters, without suffixes.' },
        { value: 'NoUTF8EscapingWithSuffixes', doc: 'Names as they are, with suffixes for unit and type.' },
        { value: 'NoTranslation', doc: 'Names as they are.' },
      ),
      promoteResourceAttributes: list(filled, { nonEmpty: 'The list is empty. Name an attribute, or remove the key.', noNullItems: true }),
      promoteAllResourceAttributes: bool,
      ignoreResourceAttributes: list(filled, { nonEmpty: 'The list is empty. Name an attribute, or remove the key.', noNullItems: true }),
      keepIdentifyingResourceAttributes: bool,
      convertHistogramsToNHCB: bool,
      promoteScopeMetadata: bool,
      labelNameUnderscoreSanitization: bool,
      labelNamePreserveMultipleUnderscores: bool,
    }),
    rules: [uniqueItems('promoteResourceAttributes'), uniqueItems('ignoreResourceAttributes')],
  }),
);

const tracing = lazily(() =>
  record({
    name: 'tracing of a Prometheus',
    doc: tracingOfPrometheus.doc,
    fields: borrowed(tracingOfPrometheus.fields, {
      endpoint: needed(filled),
      clientType: oneOfValues(
        { value: 'grpc', also: ['GRPC'], doc: 'OTLP over gRPC.' },
        { value: 'http', also: ['HTTP'], doc: 'OTLP over HTTP.' },
      ),
      samplingFraction: quantity,
      insecure: bool,
      headers: map(formats.string, text),
      compression: oneOfValues({ value: 'gzip', also: ['Gzip'], doc: 'Compress by gzip.' }),
      timeout: duration,
      tlsConfig: tlsWithFiles,
    }),
  }),
);

const query = record({
  name: 'query settings',
  doc: 'Limits of queries.',
  fields: {
    lookbackDelta: { type: text, doc: 'How far back a query looks for the last sample.', default: '5m' },
    maxConcurrency: { type: int32AtLeast(1), doc: 'Most queries at the same time.', default: '20' },
    maxSamples: { type: int32, doc: 'Most samples that one query may load.' },
    timeout: { type: duration, doc: 'How long a query may take.', default: '2m' },
  },
});

const tsdb = record({
  name: 'TSDB settings',
  doc: 'Settings of the database on disk.',
  fields: {
    outOfOrderTimeWindow: { type: duration, doc: 'How old a sample may be and still be stored behind newer ones.', default: '0s' },
    staleSeriesCompactionThreshold: { type: quantity, doc: 'Share of stale series, from 0 to 1, at which they are written to disk early.' },
    chunkEncoding: {
      type: record({
        name: 'chunk encoding',
        doc: 'How samples are encoded.',
        fields: {
          floats: {
            type: oneOfValues(
              { value: 'Xor', doc: 'As Prometheus always has.' },
              { value: 'Xor2', doc: 'Smaller where values are whole numbers; earlier releases cannot read it.' },
            ),
            doc: 'How samples that are plain numbers are encoded.',
          },
        },
      }),
      doc: 'How samples are encoded.',
    },
  },
});

const shardingStrategy = record({
  name: 'sharding strategy',
  doc: 'By what targets are spread over shards.',
  fields: {
    mode: {
      type: oneOfValues(
        { value: 'Address', doc: 'By the address of the target.' },
        { value: 'Topology', doc: 'By the zone of the target.' },
      ),
      doc: 'By what targets are spread.',
      default: 'Address',
    },
    topology: {
      type: record({
        name: 'sharding topology',
        doc: 'The zones that targets are spread over.',
        fields: {
          values: { type: list(text, { noNullItems: true }), doc: 'Names of the zones.' },
          externalLabelName: { type: text, doc: 'External label that tells the zone.' },
        },
      }),
      doc: 'The zones that targets are spread over.',
    },
  },
  rules: [
    rule('dependent-key', function* (strategy) {
      if (!strategy.has('topology') || strategy.text('mode') === 'Topology') return;
      yield { at: { on: 'key', key: 'topology' }, message: '`topology` needs `mode: Topology`. Change the mode, or remove it.' };
    }),
  ],
});

/** Each zone needs a shard of its own; without `shards` there is one. */
const enoughShards = rule('value-order', function* (spec) {
  const strategy = spec.record('shardingStrategy');
  const zones = strategy?.record('topology')?.texts('values').length ?? 0;
  const shards = Number(spec.text('shards') ?? '1');
  if (strategy?.text('mode') !== 'Topology' || !(shards < zones)) return;
  const message = `There are ${zones} zones and only ${shards} of \`shards\`. Raise \`shards\` to ${zones} or more.`;
  yield { at: { on: 'path', path: ['shardingStrategy', 'topology', 'values'], part: 'key' }, message };
});

const enforcement = record({
  name: 'exclusion from enforcement',
  doc: 'Objects that the namespace label and the limits are not enforced on.',
  label: 'resource',
  fields: {
    group: {
      type: oneOfValues({ value: 'monitoring.coreos.com', doc: "The operator's group." }),
      doc: 'Group of the objects.',
      default: 'monitoring.coreos.com',
    },
    resource: {
      ...needed(
        oneOfValues(
          ...['prometheusrules', 'servicemonitors', 'podmonitors', 'probes', 'scrapeconfigs'].map(value => ({
            value,
            doc: `All objects of the kind in the namespace: ${value}.`,
          })),
        ),
      ),
      doc: 'Kind of the objects, as the API calls it.',
    },
    namespace: { ...needed(filled), doc: 'Namespace of the objects.' },
    name: { type: text, doc: 'Name of one object; without it all of the namespace.' },
  },
});

const imageParts = (key: string): Field => ({
  type: text,
  doc: `Part of the image: ${key}.`,
  deprecated: 'Superseded by `image`: write the whole name of the image there.',
});

const enforced = (key: string, what: string): Readonly<Record<string, Field>> => ({
  [key]: { type: natural, doc: `Upper bound for ${what} of every monitor, whatever it says itself.` },
});

const level = (doc: string, ...values: readonly string[]): Field => ({
  type: oneOfValues(...values.map(value => ({ value, doc: `Write \`${value}\`.` })), {
    value: '',
    doc: 'The same as leaving the key out.',
  }),
  doc,
});

export const prometheusSpec = lazily(() =>
  record({
    name: 'Prometheus specification',
    doc: 'How many Prometheus servers run, what they scrape and keep, and where they send it.',
    fields: {
      version: { type: text, doc: 'Version of Prometheus to run, such as `v3.5.0`. Without it the one that the operator was made for.' },
      ...selectorPair('serviceMonitor', 'ServiceMonitors'),
      ...selectorPair('podMonitor', 'PodMonitors'),
      ...selectorPair('probe', 'Probes'),
      ...selectorPair('scrapeConfig', 'ScrapeConfigs'),
      ...selectorPair('rule', 'PrometheusRules'),
      ...borrowed(globalConfig.fields, {
        scrapeInterval: { type: duration, default: '30s' },
        scrapeTimeout: duration,
        evaluationInterval: { type: duration, default: '30s' },
        externalLabels: map(formats.labelName, text),
        scrapeProtocols: protocols,
        bodySizeLimit: size,
        sampleLimit: natural,
        targetLimit: natural,
        labelLimit: natural,
        labelNameLengthLimit: natural,
        labelValueLengthLimit: natural,
        keepDroppedTargets: natural,
        scrapeNativeHistograms: bool,
        convertClassicHistogramsToNHCB: bool,
        ruleQueryOffset: duration,
        queryLogFile: text,
        scrapeFailureLogFile: filled,
      }),
      scrapeClassicHistograms: {
        type: bool,
        doc: 'Scrape the classic buckets of a histogram also where the target offers it as a native one.',
      },
      nameValidationScheme: nameValidation('Which metric and label names are valid where a job says nothing else.'),
      nameEscapingScheme: nameEscaping('How targets are asked to spell other names where a job says nothing else.'),
      retention: { type: duration, doc: 'How long samples are kept.', default: '24h' },
      retentionSize: { type: size, doc: 'Most space that the samples may take; the oldest go first.' },
      ...podFields,
      additionalScrapeConfigs: {
        type: secretKey,
        doc: 'Secret with a list of scrape jobs as prometheus.yml has them. The operator does not check them.',
      },
      additionalAlertRelabelConfigs: { type: secretKey, doc: 'Secret with relabel steps for alerts, as prometheus.yml has them.' },
      additionalAlertManagerConfigs: { type: secretKey, doc: 'Secret with further Alertmanagers, as prometheus.yml has them.' },
      additionalArgs: { type: list(argument, { noNullItems: true }), doc: 'Flags of Prometheus that the resource has no field for.' },
      alerting: { type: alerting, doc: 'Where alerts are sent to.' },
      remoteWrite: { type: list(remoteWrite, { noNullItems: true }), doc: 'Servers that samples are sent to.' },
      remoteRead: { type: list(remoteRead, { noNullItems: true }), doc: 'Servers that queries read older samples from.' },
      remoteWriteReceiverMessageVersions: {
        type: list(oneOfValues({ value: 'V1.0', doc: 'Remote write 1.0.' }, { value: 'V2.0', doc: 'Remote write 2.0.' }), {
          nonEmpty: 'The list is empty. Name a version, or remove the key.',
          noNullItems: true,
        }),
        doc: 'Versions of remote write that are taken.',
      },
      enableRemoteWriteReceiver: { type: bool, doc: 'Take samples that others send by remote write.', default: 'false' },
      enableOTLPReceiver: { type: bool, doc: 'Take samples that others send by OTLP.', default: 'false' },
      enableAdminAPI: {
        type: bool,
        doc: 'Allow deletion of series and snapshots by the API. Whoever reaches it can do so.',
        default: 'false',
      },
      enableFeatures: {
        type: list(filled, { noNullItems: true }),
        doc: 'Features that are off by default, such as `promql-experimental-functions`.',
      },
      otlp: { type: otlp, doc: 'How samples that come by OTLP are stored.' },
      tracingConfig: { type: tracing, doc: 'Where traces of Prometheus itself are sent.' },
      query: { type: query, doc: 'Limits of queries.' },
      tsdb: { type: tsdb, doc: 'Settings of the database on disk.' },
      exemplars: {
        type: record({
          name: 'exemplar storage',
          doc: 'How many exemplars are kept.',
          fields: { maxSize: { type: integer, doc: 'Most exemplars to keep in memory.' } },
        }),
        doc: 'How many exemplars are kept.',
      },
      rules: {
        type: record({
          name: 'rule settings',
          doc: 'When alerts fire again after a restart and how often they are sent.',
          fields: {
            alert: {
              type: record({
                name: 'alert settings',
                doc: 'What becomes of alerts over a restart, and how often they are sent.',
                fields: {
                  forGracePeriod: { type: text, doc: 'Least time between a restart and an alert whose `for` had begun before.' },
                  forOutageTolerance: { type: text, doc: 'Longest outage over which the time that an alert is pending is kept.' },
                  resendDelay: { type: text, doc: 'Least time before an alert is sent again to Alertmanager.' },
                },
              }),
              doc: 'What becomes of alerts over a restart, and how often they are sent.',
            },
          },
        }),
        doc: 'When alerts fire again after a restart and how often they are sent.',
      },
      runtime: {
        type: record({
          name: 'runtime of Prometheus',
          doc: 'Settings of the Go runtime.',
          fields: { goGC: { type: int32AtLeast(-1), doc: 'How far the heap may grow before it is cleaned, in percent.' } },
        }),
        doc: 'Settings of the Go runtime.',
      },
      web: { type: web, doc: 'How Prometheus serves its own pages and its API.' },
      externalUrl: { type: text, doc: 'Address under which people reach Prometheus, for links in alerts.' },
      routePrefix: { type: text, doc: 'Path before all of its pages.' },
      logLevel: level('How much is logged.', 'info', 'debug', 'warn', 'error'),
      logFormat: level('In which form is logged.', 'logfmt', 'json'),
      reloadStrategy: {
        type: oneOfValues(
          { value: 'HTTP', doc: 'By a request to Prometheus.' },
          { value: 'ProcessSignal', doc: 'By a signal to its process.' },
        ),
        doc: 'How Prometheus is told of a new configuration.',
        default: 'HTTP',
      },
      scrapeClasses: { type: list(scrapeClass, { noNullItems: true }), doc: 'Settings that monitors take over by naming the class.' },
      shardingStrategy: { type: shardingStrategy, doc: 'By what targets are spread over shards.' },
      shardRetentionPolicy: {
        type: record({
          name: 'shard retention',
          doc: 'What becomes of the data of shards that are taken away.',
          fields: {
            whenScaled: {
              type: oneOfValues({ value: 'Retain', doc: 'It is kept.' }, { value: 'Delete', doc: 'It goes with the shard.' }),
              doc: 'Whether the data stays when there are fewer shards.',
              default: 'Delete',
            },
            retain: {
              type: record({
                name: 'retained shard',
                doc: 'How long the data of a shard is kept.',
                fields: { retentionPeriod: { ...needed(duration), doc: 'How long the data is kept, in the end as long as `retention`.' } },
              }),
              doc: 'How long the data is kept with `whenScaled: Retain`.',
            },
          },
        }),
        doc: 'What becomes of the data of shards that are taken away.',
      },
      apiserverConfig: { type: apiServer, doc: 'API server to discover objects at, where it is not that of its own cluster.' },
      arbitraryFSAccessThroughSMs: {
        type: record({
          name: 'file access of monitors',
          doc: 'Whether monitors may name files.',
          fields: { deny: { type: bool, doc: 'Refuse ServiceMonitors that name files of the Prometheus container.', default: 'false' } },
        }),
        doc: 'Whether ServiceMonitors may name files of the Prometheus container, such as tokens.',
      },
      podTargetLabels: { type: list(text, { noNullItems: true }), doc: 'Labels of pods to copy to the series of all monitors.' },
      serviceDiscoveryRole: {
        type: oneOfValues(
          { value: 'EndpointSlice', doc: 'Read EndpointSlices, as Kubernetes itself does.' },
          { value: 'Endpoints', doc: 'Read Endpoints, which Kubernetes 1.33 deprecates.' },
        ),
        doc: 'Which objects tell the addresses behind a Service.',
        default: 'Endpoints',
      },
      ignoreNamespaceSelectors: { type: bool, doc: 'Let monitors look into their own namespace alone.', default: 'false' },
      overrideHonorLabels: { type: bool, doc: 'Ignore `honorLabels` of monitors.', default: 'false' },
      overrideHonorTimestamps: { type: bool, doc: 'Ignore `honorTimestamps` of monitors.', default: 'false' },
      enforcedNamespaceLabel: {
        type: text,
        doc: 'Label that all series and rules get with the namespace of their object, so that teams cannot pose as others.',
      },
      enforcedBodySizeLimit: { type: size, doc: 'Upper bound for `bodySizeLimit` of every monitor, whatever it says itself.' },
      ...enforced('enforcedSampleLimit', '`sampleLimit`'),
      ...enforced('enforcedTargetLimit', '`targetLimit`'),
      ...enforced('enforcedLabelLimit', '`labelLimit`'),
      ...enforced('enforcedLabelNameLengthLimit', '`labelNameLengthLimit`'),
      ...enforced('enforcedLabelValueLengthLimit', '`labelValueLengthLimit`'),
      ...enforced('enforcedKeepDroppedTargets', '`keepDroppedTargets`'),
      excludedFromEnforcement: {
        type: list(enforcement, { noNullItems: true }),
        doc: 'Objects that the namespace label and the limits are not enforced on.',
      },
      prometheusRulesExcludedFromEnforce: {
        type: list(
          record({
            name: 'excluded rule',
            doc: 'A PrometheusRule that the namespace label is not enforced on.',
            fields: {
              ruleNamespace: { ...needed(text), doc: 'Namespace of the PrometheusRule.' },
              ruleName: { ...needed(text), doc: 'Name of the PrometheusRule.' },
            },
          }),
          { noNullItems: true },
        ),
        doc: 'PrometheusRules that the namespace label is not enforced on.',
        deprecated: 'Superseded by `excludedFromEnforcement`: write the rules there.',
      },
      replicaExternalLabelName: {
        type: text,
        doc: 'External label that tells the replica; empty for none.',
        default: 'prometheus_replica',
      },
      prometheusExternalLabelName: {
        type: text,
        doc: 'External label that tells the Prometheus resource; empty for none.',
        default: 'prometheus',
      },
      disableCompaction: { type: bool, doc: 'Leave blocks as they are, as a Thanos sidecar wants it.', default: 'false' },
      walCompression: { type: bool, doc: 'Compress the write-ahead log.', default: 'true' },
      allowOverlappingBlocks: {
        type: bool,
        doc: 'Accept blocks that overlap in time.',
        deprecated: 'It has no effect since Prometheus 2.39, which always accepts them. Remove it.',
      },
      thanos: {
        type: thanosSidecar,
        doc: 'A Thanos sidecar beside Prometheus, which serves its data to Thanos and may upload it.',
      },
      baseImage: imageParts('the repository'),
      tag: imageParts('the tag'),
      sha: imageParts('the digest'),
    },
    rules: [
      lessOrEqual('scrapeTimeout', 'scrapeInterval', {
        compare: compareDurations,
        largerDefault: '30s',
        message:
          'The timeout is longer than `scrapeInterval` (by default 30s), of which the Prometheus Operator makes no configuration. Shorten it.',
      }),
      protocolsDiffer,
      enoughShards,
      uniqueItems('enableFeatures'),
      formerFlags('enableFeatures'),
      uniqueItems('secrets'),
      uniqueItems('remoteWriteReceiverMessageVersions'),
      uniqueBy('scrapeClasses', 'name', { what: 'scrape class' }),
      uniqueBy('hostAliases', 'ip', { what: 'alias' }),
    ],
  }),
);

export const prometheus: () => RecordSchema = lazily(() =>
  resource({
    kind: 'Prometheus',
    version: 'v1',
    doc: 'Prometheus servers that the operator runs, and which monitors and rules they take.',
    spec: { type: prometheusSpec, doc: 'How many servers run, what they scrape and keep, and where they send it.', required: true },
  }),
);
