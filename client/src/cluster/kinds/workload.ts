import { recordOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Labels, type Named, namedOf, stringsOf } from './kind.ts';
import type { LabelSelector } from '../selectors.ts';
import { labelSelectorOf } from './labelSelector.ts';
import { type ContainerPort, containerPortsOf } from './ports.ts';

/** What keeps pods running: a Deployment, a StatefulSet or a DaemonSet. */
export interface Workload extends Named {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly selector: LabelSelector;
  readonly podLabels: Labels;
  readonly podAnnotations: Labels;
  readonly containerPorts: readonly ContainerPort[];
  /** Pods wanted and pods ready, as the controller last counted them. */
  readonly wanted: number;
  readonly ready: number;
}

export const deploymentKind = workloadKind('Deployment', 'deployments');
export const statefulSetKind = workloadKind('StatefulSet', 'statefulsets');
export const daemonSetKind = workloadKind('DaemonSet', 'daemonsets');

function workloadKind(kind: Workload['kind'], plural: string): Kind<Workload> {
  return { group: 'apps', version: 'v1', plural, namespaced: true, parse: object => parse(kind, object) };
}

const nothing: LabelSelector = { matchLabels: {}, matchExpressions: [{ key: '', operator: 'Exists', values: [] }] };

function parse(kind: Workload['kind'], object: UnknownRecord): Workload {
  const spec = recordOf(object['spec']);
  const status = recordOf(object['status']);
  const template = recordOf(spec['template']);
  const podMetadata = recordOf(template['metadata']);
  const perNode = kind === 'DaemonSet';
  return {
    ...namedOf(object),
    kind,
    selector: labelSelectorOf(spec['selector']) ?? nothing,
    podLabels: stringsOf(podMetadata['labels']),
    podAnnotations: stringsOf(podMetadata['annotations']),
    containerPorts: containerPortsOf(template['spec']),
    // The API server fills in replicas of a Deployment and a StatefulSet that name none: one.
    wanted: perNode ? count(status['desiredNumberScheduled'], 0) : count(spec['replicas'], 1),
    ready: count(perNode ? status['numberReady'] : status['readyReplicas'], 0),
  };
}

const count = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);
