/** How far a ServiceMonitor or PodMonitor leads towards a Service: which of its conditions hold. */
import { selects } from '../../cluster/selectors.ts';
import type { Monitor, MonitorEndpoint } from '../../cluster/kinds/monitor.ts';
import type { Pod } from '../../cluster/kinds/pod.ts';
import type { PrometheusResource, Selection } from '../../cluster/kinds/prometheus.ts';
import type { Service } from '../../cluster/kinds/service.ts';
import { assertNever } from '../../util/assertNever.ts';
import type { Labels } from '../../cluster/kinds/kind.ts';

export interface MonitorRoute {
  readonly monitor: Monitor;
  /** It looks in the Service's namespace. */
  readonly namespace: boolean;
  /** Its selector takes the Service, or one of its pods. */
  readonly selects: boolean;
  /** Numbers of its endpoints whose port is there. */
  readonly endpoints: readonly number[];
  /** Who takes it. */
  readonly takers: readonly PrometheusResource[];
}

export interface RouteQuestion {
  readonly service: Service;
  /** The Service's own. */
  readonly pods: readonly Pod[];
  readonly prometheuses: readonly PrometheusResource[];
  /** By namespace; undefined for one that is not known. */
  readonly namespaceLabels: (name: string) => Labels | undefined;
}

export function monitorRoute(monitor: Monitor, question: RouteQuestion): MonitorRoute {
  const { service, pods, prometheuses, namespaceLabels } = question;
  const endpoints = [...monitor.endpoints.keys()].filter(index => {
    const endpoint = monitor.endpoints[index];
    return endpoint !== undefined && hasPort(monitor, endpoint, question);
  });
  return {
    monitor,
    namespace: looksIn(monitor, service.namespace),
    selects:
      monitor.kind === 'ServiceMonitor'
        ? selects(monitor.selector, service.labels)
        : pods.some(({ labels }) => selects(monitor.selector, labels)),
    endpoints,
    takers: prometheuses.filter(prometheus => takes(prometheus, monitor, namespaceLabels(monitor.namespace))),
  };
}

export function looksIn({ namespace, namespaceSelector }: Monitor, wanted: string): boolean {
  switch (namespaceSelector.kind) {
    case 'any':
      return true;
    case 'own':
      return namespace === wanted;
    case 'names':
      return namespaceSelector.names.includes(wanted);
    default:
      return assertNever(namespaceSelector);
  }
}

export function selectionOf(prometheus: PrometheusResource, { kind }: Pick<Monitor, 'kind'>): Selection {
  return kind === 'ServiceMonitor' ? prometheus.serviceMonitors : prometheus.podMonitors;
}

function takes(prometheus: PrometheusResource, monitor: Monitor, namespaceLabels: Labels | undefined): boolean {
  const selection = selectionOf(prometheus, monitor);
  return (
    selection.objects !== undefined &&
    selects(selection.objects, monitor.labels) &&
    takesNamespace(prometheus, selection, { namespace: monitor.namespace, labels: namespaceLabels })
  );
}

interface NamespaceLabels {
  readonly namespace: string;
  /** Undefined where they could not be read; its name is a label of every namespace even so. */
  readonly labels: Labels | undefined;
}

export function takesNamespace({ namespace: own }: PrometheusResource, { namespaces }: Selection, given: NamespaceLabels): boolean {
  if (namespaces === undefined) return given.namespace === own;
  return selects(namespaces, given.labels ?? { 'kubernetes.io/metadata.name': given.namespace });
}

/** An endpoint that names no port takes every port. */
function hasPort({ kind }: Monitor, { port, targetPort, portNumber }: MonitorEndpoint, { service, pods }: RouteQuestion): boolean {
  const containerPorts = pods.flatMap(pod => pod.containerPorts);
  if (kind === 'ServiceMonitor') {
    if (port !== undefined) return service.ports.some(({ name }) => name === port);
    if (targetPort === undefined) return true;
    return typeof targetPort === 'number'
      ? containerPorts.some(one => one.port === targetPort) || service.ports.some(one => one.targetPort === targetPort)
      : containerPorts.some(({ name }) => name === targetPort);
  }
  if (port !== undefined) return containerPorts.some(({ name }) => name === port);
  const number = portNumber ?? targetPort;
  return number === undefined || containerPorts.some(one => one.port === number || one.name === number);
}
