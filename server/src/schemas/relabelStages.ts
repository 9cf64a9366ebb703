import type { RecordView } from '../schema/rule.ts';
import type { Surroundings } from '../schema/types.ts';
import { type Discovered, discovered } from './discovery/meta/index.ts';
import { type KnownLabel, labels } from './discovery/meta/table.ts';
import { afterSteps } from './relabelEffects.ts';

/** What a list of relabel steps runs on: which labels there are before its first step, and which one usually writes. */
export interface Stage {
  /** What is kept, dropped or written. */
  readonly what: 'target' | 'series' | 'alert';
  given(owner: RecordView, root: RecordView): readonly KnownLabel[];
  readonly usual: readonly KnownLabel[];
}

/** How a target is reached; relabelling may change each (scrape/target.go, PopulateDiscoveredLabels). */
export const reach = labels('', {
  __address__: 'Host and port of the target.',
  __scheme__: '`http` or `https`.',
});

export const ofScrapes = labels('', {
  __metrics_path__: 'Path of the metrics page.',
  __scrape_interval__: 'How often the target is scraped.',
  __scrape_timeout__: 'How long a scrape may take.',
});

export const job = labels('', { job: 'Name of the scrape job, unless a step writes another.' });
export const instance = labels('', { instance: 'The target; its address, unless a step writes something better.' });
export const metricName = labels('', { __name__: 'Name of the metric.' });

export const usualForTargets: readonly KnownLabel[] = [
  ...instance,
  ...labels('', {
    namespace: 'Namespace of the target, as most dashboards expect it.',
    pod: 'Pod of the target, as most dashboards expect it.',
    container: 'Container of the target, as most dashboards expect it.',
    service: 'Service of the target, as most dashboards expect it.',
    node: 'Node of the target, as most dashboards expect it.',
    '__param_*': { doc: 'Query parameter of the scrape, by its name.', examples: ['target', 'module'] },
    '__tmp_*': 'Label for the steps alone; Prometheus itself never uses this prefix.',
  }),
];

/** The labels a job's targets have before the first step. */
function targetLabels(owner: RecordView): readonly KnownLabel[] {
  const params = (owner.record('params')?.keys() ?? []).map(name => ({ name: `__param_${name}`, doc: `The query parameter \`${name}\`.` }));
  return [...reach, ...ofScrapes, ...params, ...job, ...discovered(owner).labels];
}

/** The labels that series of a job keep: those without leading underscores, once its steps have run. */
function keptLabels(owner: RecordView): readonly KnownLabel[] {
  const { labels: all } = afterSteps({ labels: targetLabels(owner), open: false }, owner.records('relabel_configs'));
  return [...all, ...instance].filter(({ name }) => !name.startsWith('__'));
}

const externalLabels = (root: RecordView): readonly KnownLabel[] =>
  (root.record('global')?.record('external_labels')?.keys() ?? []).map(name => ({ name, doc: 'One of `external_labels`.' }));

const ofTargets: Stage = { what: 'target', given: targetLabels, usual: usualForTargets };

const ofAlertmanagers: Stage = {
  what: 'target',
  given: owner => [...reach, ...labels('', { __alerts_path__: 'Path that alerts are sent to.' }), ...discovered(owner).labels],
  usual: [],
};

const ofSeries: Stage = { what: 'series', given: owner => [...metricName, ...keptLabels(owner)], usual: [] };

const ofSentSamples: Stage = {
  what: 'series',
  given: (_, root) => [
    ...metricName,
    ...root.records('scrape_configs').flatMap(each => (each ? keptLabels(each) : [])),
    ...externalLabels(root),
  ],
  usual: [],
};

const ofAlerts: Stage = {
  what: 'alert',
  given: (_, root) => [
    ...labels('', { alertname: 'Name of the alert.', severity: 'How urgent the alert is, where its rule says so.' }),
    ...externalLabels(root),
    ...job,
    ...instance,
  ],
  usual: [],
};

/** By the key of the list. */
const stages: Readonly<Record<string, Stage>> = {
  relabel_configs: ofTargets,
  metric_relabel_configs: ofSeries,
  write_relabel_configs: ofSentSamples,
  alert_relabel_configs: ofAlerts,
};

export interface StepPlace {
  readonly what: Stage['what'];
  readonly step: RecordView | undefined;
  /** The labels there may be when the step runs. */
  readonly before: readonly KnownLabel[];
  readonly usual: readonly KnownLabel[];
}

/** Lists of relabel steps, by the key they have around a place, and how their records are read. */
export interface Stages {
  at(key: string, around: Surroundings): Stage | undefined;
  view(record: RecordView): RecordView;
}

const ofConfiguration: Stages = {
  at(key, around) {
    const listed = Object.hasOwn(stages, key) ? stages[key] : undefined;
    return listed === ofTargets && around.some(({ path }) => path[0] === 'alertmanagers') ? ofAlertmanagers : listed;
  },
  view: record => record,
};

/** Where a relabel step stands; undefined where no list is known around it. */
export function stepPlace(around: Surroundings, lists: Stages = ofConfiguration): StepPlace | undefined {
  const root = around.at(-1)?.record;
  for (const { record, path } of around) {
    const [key, index] = path;
    const stage = typeof key === 'string' && typeof index === 'number' ? lists.at(key, around) : undefined;
    if (!stage || !root || typeof index !== 'number') continue;
    const given: Discovered = { labels: distinct(stage.given(lists.view(record), lists.view(root))), open: true };
    const steps = record.records(String(key)).map(step => step && lists.view(step));
    return { what: stage.what, step: steps[index], before: afterSteps(given, steps.slice(0, index)).labels, usual: stage.usual };
  }
  return undefined;
}

const distinct = (all: readonly KnownLabel[]): readonly KnownLabel[] => [...new Map(all.map(label => [label.name, label])).values()];
