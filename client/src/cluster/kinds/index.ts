import { malformed } from '../malformed.ts';
import { isRecord } from '../unknown.ts';
import { type EndpointSlice, endpointSliceKind } from './endpointSlice.ts';
import { type Event, eventKind } from './event.ts';
import { type Ingress, ingressKind } from './ingress.ts';
import type { Kind } from './kind.ts';
import { type Monitor, podMonitorKind, serviceMonitorKind } from './monitor.ts';
import { type Namespace, namespaceKind } from './namespace.ts';
import { type NetworkPolicy, networkPolicyKind } from './networkPolicy.ts';
import { type Node, nodeKind } from './node.ts';
import { type Pod, podKind } from './pod.ts';
import { type PrometheusResource, prometheusKind } from './prometheus.ts';
import { type ScrapeConfigResource, scrapeConfigKind } from './scrapeConfig.ts';
import { configMapKind, secretKind, type TextHolder } from './textHolder.ts';
import { type Service, serviceKind } from './service.ts';
import { daemonSetKind, deploymentKind, statefulSetKind, type Workload } from './workload.ts';

/** What can be listed and watched, by the name of its kind. */
export interface Kinds {
  readonly namespace: Namespace;
  readonly service: Service;
  readonly endpointSlice: EndpointSlice;
  readonly pod: Pod;
  readonly configMap: TextHolder;
  readonly secret: TextHolder;
  readonly node: Node;
  readonly ingress: Ingress;
  readonly networkPolicy: NetworkPolicy;
  readonly deployment: Workload;
  readonly statefulSet: Workload;
  readonly daemonSet: Workload;
  readonly event: Event;
  readonly serviceMonitor: Monitor;
  readonly podMonitor: Monitor;
  readonly scrapeConfig: ScrapeConfigResource;
  readonly prometheus: PrometheusResource;
}

export type KindName = keyof Kinds;

/** A kind is a row: paths, reading and keeping up to date follow from it. */
export const kinds: { readonly [K in KindName]: Kind<Kinds[K]> } = {
  namespace: namespaceKind,
  service: serviceKind,
  endpointSlice: endpointSliceKind,
  pod: podKind,
  configMap: configMapKind,
  secret: secretKind,
  node: nodeKind,
  ingress: ingressKind,
  networkPolicy: networkPolicyKind,
  deployment: deploymentKind,
  statefulSet: statefulSetKind,
  daemonSet: daemonSetKind,
  event: eventKind,
  serviceMonitor: serviceMonitorKind,
  podMonitor: podMonitorKind,
  scrapeConfig: scrapeConfigKind,
  prometheus: prometheusKind,
};

/** One object of the API server as a model value with the fields that we use; throws a ClusterFailure `malformed` where it has no name. */
export function parseObject<K extends KindName>(kind: K, value: unknown): Kinds[K] {
  if (!isRecord(value)) throw malformed(`an object of kind ${kind} that is no object`);
  return kinds[kind].parse(value);
}
