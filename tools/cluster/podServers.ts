import type { Server } from 'node:net';
import { type BackendOf, startBackends } from './backends.ts';
import { follow } from './follow.ts';
import type { KubernetesClient } from './kubernetesClient.ts';
import type { ContainerSpec, PodObject } from './objects.ts';
import { type Endpoint, relayTo } from './relay.ts';

/** Real servers at the addresses of running pods, for as long as each pod lives, and kwok told to forward the pods' ports. */
export async function startPodServers(client: KubernetesClient, signal: AbortSignal): Promise<void> {
  let running: readonly RunningPod[] = [];
  const backendOf = await startBackends(() => running);
  const servers = new Map<string, Server>();
  const forwarded = new Set<string>();
  const sync = (pods: readonly PodObject[]): void => {
    running = pods.filter(isRunning);
    listenAt(
      servers,
      running.flatMap(pod => listenings(pod, backendOf)),
    );
    for (const pod of running) {
      const uid = pod.metadata.uid ?? '';
      if (forwarded.has(uid)) continue;
      forwarded.add(uid);
      // A pod may be gone by then, or its namespace; one that stays is tried again when it changes.
      client.apply(...portForwardOf(pod, backendOf)).catch(() => forwarded.delete(uid));
    }
  };
  signal.addEventListener('abort', () => listenAt(servers, []));
  void follow({ client, path: '/api/v1/pods', signal }, sync);
}

type RunningPod = PodObject & { readonly status: { readonly podIP: string } };

function isRunning(pod: PodObject): pod is RunningPod {
  return pod.status?.phase === 'Running' && pod.status.podIP !== undefined && pod.metadata.deletionTimestamp === undefined;
}

interface PodListening {
  readonly ip: string;
  readonly port: number;
  readonly backend: Endpoint;
}

function listenings({ spec, status }: RunningPod, backendOf: BackendOf): readonly PodListening[] {
  return spec.containers.flatMap(container =>
    tcpPorts(container).flatMap(port => {
      const backend = backendOf(container.image ?? '', port);
      return backend === undefined ? [] : [{ ip: status.podIP, port, backend }];
    }),
  );
}

function tcpPorts({ ports = [] }: ContainerSpec): readonly number[] {
  return ports.filter(({ protocol = 'TCP' }) => protocol === 'TCP').map(({ containerPort }) => containerPort);
}

/** Opens what is wanted and closes the rest. */
function listenAt(servers: Map<string, Server>, wanted: readonly PodListening[]): void {
  const places = new Map(wanted.map(listening => [`${listening.ip}:${listening.port}`, listening]));
  for (const [place, server] of servers) {
    if (places.has(place)) continue;
    server.close();
    servers.delete(place);
  }
  for (const [place, { ip, port, backend }] of places) {
    if (servers.has(place)) continue;
    servers.set(place, relayTo(() => backend).listen(port, ip));
  }
}

/** kwok's own resource, named like the pod that it is for. */
function portForwardOf({ metadata, spec, status }: RunningPod, backendOf: BackendOf): Parameters<KubernetesClient['apply']> {
  const { name, namespace = '' } = metadata;
  const forwards = spec.containers.flatMap(container =>
    tcpPorts(container).map(port => {
      const { host, port: own } = backendOf(container.image ?? '', port) ?? { host: status.podIP, port };
      return { ports: [port], target: { address: host, port: own } };
    }),
  );
  const object = { apiVersion: 'kwok.x-k8s.io/v1alpha1', kind: 'PortForward', metadata: { name, namespace }, spec: { forwards } };
  return [`/apis/kwok.x-k8s.io/v1alpha1/namespaces/${namespace}/portforwards/${name}`, object];
}
