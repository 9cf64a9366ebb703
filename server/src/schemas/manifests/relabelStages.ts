import { ofRole } from '../discovery/meta/kubernetes.ts';
import { type KnownLabel, labels } from '../discovery/meta/table.ts';
import { instance, job, metricName, ofScrapes, reach, type Stage, type StepPlace, stepPlace, usualForTargets } from '../relabelStages.ts';
import type { RecordView } from '../../schema/rule.ts';
import type { Surroundings } from '../../schema/types.ts';
import { viewInCamelCase } from './keyNames.ts';

/** What the operator writes before the steps of a monitor (pkg/prometheus/promcfg.go). */
const byOperator = (names: readonly string[]): readonly KnownLabel[] =>
  labels('', Object.fromEntries(names.map(name => [name, 'Written by the operator before these steps.'])));

/** By the kind of the resource: where its targets come from, and what the operator says of them. */
const kinds: Readonly<Record<string, readonly KnownLabel[]>> = {
  ServiceMonitor: [
    ...ofRole('endpointslice'),
    ...ofRole('endpoints'),
    ...byOperator(['namespace', 'service', 'pod', 'container', 'endpoint']),
  ],
  PodMonitor: [...ofRole('pod'), ...byOperator(['namespace', 'pod', 'container', 'endpoint'])],
  Probe: [...ofRole('ingress'), ...byOperator(['namespace', 'ingress'])],
};

const kindOf = (root: RecordView): readonly KnownLabel[] => {
  const kind = root.text('kind') ?? '';
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? []) : [];
};

const ofTargets: Stage = { what: 'target', given: (_, root) => [...reach, ...ofScrapes, ...job, ...kindOf(root)], usual: usualForTargets };

const ofSeries: Stage = {
  what: 'series',
  given: (_, root) => [...metricName, ...kindOf(root).filter(({ name }) => !name.startsWith('__')), ...job, ...instance],
  usual: [],
};

const ofAlerts: Stage = {
  what: 'alert',
  given: () => [...labels('', { alertname: 'Name of the alert.' }), ...job, ...instance],
  usual: [],
};

/** By the key of the list. */
const stages: Readonly<Record<string, Stage>> = {
  relabelings: ofTargets,
  relabelingConfigs: ofTargets,
  metricRelabelings: ofSeries,
  writeRelabelConfigs: ofSeries,
  alertRelabelings: ofAlerts,
};

/** Where in a custom resource a relabel step stands. */
export const monitorStepPlace = (around: Surroundings): StepPlace | undefined =>
  stepPlace(around, { at: key => (Object.hasOwn(stages, key) ? stages[key] : undefined), view: viewInCamelCase });
