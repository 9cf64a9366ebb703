import { oneOfValues, record } from '../../schema/build.ts';
import { forbiddenKeys, rule, valueIs, when } from '../../schema/rules.ts';
import type { Rule } from '../../schema/rule.ts';
import type { RecordSchema } from '../../schema/types.ts';
import { lazily } from './lazily.ts';
import { resource } from './metadata.ts';
import { prometheusSpec } from './prometheus.ts';

/** An agent has no database and evaluates nothing, so that it lacks what belongs to these. */
const ofServersAlone: ReadonlySet<string> = new Set([
  'additionalAlertManagerConfigs',
  'additionalAlertRelabelConfigs',
  'alerting',
  'allowOverlappingBlocks',
  'baseImage',
  'disableCompaction',
  'enableAdminAPI',
  'evaluationInterval',
  'exemplars',
  'prometheusRulesExcludedFromEnforce',
  'query',
  'queryLogFile',
  'remoteRead',
  'retention',
  'retentionSize',
  'ruleNamespaceSelector',
  'ruleQueryOffset',
  'ruleSelector',
  'rules',
  'sha',
  'shardRetentionPolicy',
  'tag',
  'thanos',
]);

const ofStatefulSets = [
  'replicas',
  'storage',
  'persistentVolumeClaimRetentionPolicy',
  'scrapeConfigSelector',
  'scrapeConfigNamespaceSelector',
  'probeSelector',
  'probeNamespaceSelector',
  'serviceMonitorSelector',
  'serviceMonitorNamespaceSelector',
  'additionalScrapeConfigs',
  'shardingStrategy',
];

const isDaemonSet = valueIs('mode', ['DaemonSet']);

const oneShard: Rule = rule('conflicting-keys', function* (spec) {
  if (!(Number(spec.text('shards')) > 1)) return;
  const message = 'With `mode: DaemonSet` each node has one agent and there are no shards. Remove it.';
  yield { at: { on: 'key', key: 'shards' }, message };
});

const spec = lazily(() => {
  const { fields, rules } = prometheusSpec();
  return record({
    name: 'PrometheusAgent specification',
    doc: 'How many agents run, what they scrape, and where they send it.',
    fields: {
      mode: {
        type: oneOfValues(
          { value: 'StatefulSet', doc: 'So many pods as `replicas` and `shards` say.' },
          { value: 'DaemonSet', doc: 'One pod on each node, which scrapes the pods of that node by PodMonitors.' },
        ),
        doc: 'How the agents are spread over the cluster.',
        default: 'StatefulSet',
      },
      ...Object.fromEntries(Object.entries(fields).filter(([key]) => !ofServersAlone.has(key))),
    },
    rules: [
      ...rules,
      ...when(
        isDaemonSet,
        oneShard,
        forbiddenKeys(ofStatefulSets, { message: 'With `mode: DaemonSet` this is refused. Remove it, or the mode.' }),
      ),
    ],
  });
});

export const prometheusAgent: () => RecordSchema = lazily(() =>
  resource({
    kind: 'PrometheusAgent',
    version: 'v1alpha1',
    doc: 'Prometheus servers in agent mode: they scrape, and send all to others.',
    spec: { type: spec, doc: 'How many agents run, what they scrape, and where they send it.', required: true },
  }),
);
