import type { ClusterApi, PodPort } from './api.ts';
import type { Pod } from './kinds/pod.ts';
import type { Service, ServicePort } from './kinds/service.ts';
import { ClusterFailure } from './model.ts';
import { hasSelector } from './servicePort.ts';

export interface ServiceTarget {
  readonly namespace: string;
  readonly service: string;
  readonly port: ServicePort;
}

/** Pods of a Service that can be connected to now, each with the number of the port; a ClusterFailure where there is none. */
export async function podsBehind(api: Pick<ClusterApi, 'list'>, target: ServiceTarget, signal: AbortSignal): Promise<readonly PodPort[]> {
  const { namespace, service: name } = target;
  const services = await api.list('service', { namespace, name, signal });
  const { items } = await api.list('pod', { namespace, labelSelector: podSelector(services.items, target), signal });
  return choosePods(items, target);
}

/**
 * Those that run, are ready and stay, with the Service's targetPort resolved on each: pods of two versions may number a named port differently. A
 * ClusterFailure where there is none.
 */
export function choosePods(pods: readonly Pod[], { namespace, service, port }: ServiceTarget): readonly PodPort[] {
  if (port.protocol !== 'TCP') {
    throw notFound(
      `Port ${port.port} of Service "${service}" speaks ${port.protocol}, and only TCP can be forwarded. Choose another port.`,
    );
  }
  const ready = pods.filter(pod => pod.ready && !pod.terminating && pod.phase === 'Running');
  if (ready.length === 0) {
    throw notFound(
      `Service "${service}" in namespace "${namespace}" has no ready pod (${pods.length} in all). Look at why its pods are not ready, then connect again.`,
    );
  }
  const reachable = ready.flatMap(pod => {
    const number = podPort(pod, port);
    return number === undefined ? [] : [{ namespace, pod: pod.name, port: number }];
  });
  if (reachable.length === 0) {
    throw notFound(
      `No pod of Service "${service}" names a port "${port.targetPort}", which the Service's port ${port.port} leads to. Correct targetPort in the Service, or the port's name in the pods.`,
    );
  }
  return reachable;
}

/** The label selector of the Service's pods, as the API server takes it; a ClusterFailure where the Service is not among these, or selects none. */
export function podSelector(services: readonly Service[], { namespace, service }: ServiceTarget): string {
  const found = services.find(({ name }) => name === service);
  if (found === undefined) {
    throw notFound(`There is no Service "${service}" in namespace "${namespace}" any more. Refresh the tree and choose another one.`);
  }
  if (!hasSelector(found) || found.type === 'ExternalName') {
    throw notFound(`Service "${service}" selects no pods, so there is nothing to forward to. Connect to its endpoints directly.`);
  }
  return Object.entries(found.selector)
    .map(([label, value]) => `${label}=${value}`)
    .join(',');
}

function podPort({ containerPorts }: Pod, { targetPort }: ServicePort): number | undefined {
  if (typeof targetPort === 'number') return targetPort;
  return containerPorts.find(({ name, protocol }) => name === targetPort && protocol === 'TCP')?.port;
}

function notFound(message: string): ClusterFailure {
  return new ClusterFailure({ kind: 'notFound', message });
}
