import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { assertNever } from '../../client/src/util/assertNever.ts';
import { exposition, expositionContentType, type Family } from './exposition.ts';
import { follow } from './follow.ts';
import { type Behaviour, behaviourOf } from './images.ts';
import type { KubernetesClient } from './kubernetesClient.ts';
import type { ContainerSpec, PodObject } from './objects.ts';

/** A running pod's TCP port, with the image of the container that would listen there. */
interface PodPort {
  readonly ip: string;
  readonly port: number;
  readonly image: string;
}

/**
 * Real servers at the pods' own addresses, one for each TCP port that a container of a running pod declares, for as long as the pod
 * lives; and kwok told to forward the pod's ports to them. kwok runs pods without their containers, so these answer in their place.
 */
export function startPodServers(client: KubernetesClient, signal: AbortSignal): void {
  const servers = new Map<string, Server>();
  const forwarded = new Set<string>();
  const sync = (pods: readonly PodObject[]): void => {
    const running = pods.filter(isRunning);
    const wanted = new Map(running.flatMap(portsOf).map(port => [`${port.ip}:${port.port}`, port]));
    for (const [place, server] of servers) {
      if (wanted.has(place)) continue;
      server.close();
      servers.delete(place);
    }
    for (const [place, port] of wanted) {
      if (!servers.has(place)) listen(servers, port);
    }
    for (const pod of running) {
      const uid = pod.metadata.uid ?? '';
      if (forwarded.has(uid) || tcpPorts(pod.spec.containers).length === 0) continue;
      forwarded.add(uid);
      void client.apply(...portForwardOf(pod));
    }
  };
  signal.addEventListener('abort', () => sync([]));
  void follow({ client, path: '/api/v1/pods', signal }, sync);
}

type RunningPod = PodObject & { readonly status: { readonly podIP: string } };

function isRunning(pod: PodObject): pod is RunningPod {
  return pod.status?.phase === 'Running' && pod.status.podIP !== undefined && pod.metadata.deletionTimestamp === undefined;
}

function portsOf({ spec, status }: RunningPod): readonly PodPort[] {
  return spec.containers.flatMap(container =>
    tcpPorts([container]).map(port => ({ ip: status.podIP, port, image: container.image ?? '' })),
  );
}

function tcpPorts(containers: readonly ContainerSpec[]): readonly number[] {
  return containers
    .flatMap(({ ports = [] }) => ports)
    .filter(({ protocol = 'TCP' }) => protocol === 'TCP')
    .map(({ containerPort }) => containerPort);
}

function listen(servers: Map<string, Server>, { ip, port, image }: PodPort): void {
  const server = serverFor(behaviourOf(image));
  if (server === undefined) return;
  const place = `${ip}:${port}`;
  // A test that serves this address itself was first.
  server.on('error', () => servers.delete(place));
  server.listen(port, ip);
  servers.set(place, server);
}

function serverFor(behaviour: Behaviour): Server | undefined {
  switch (behaviour.kind) {
    case 'metrics':
      return metricsServer(behaviour.families);
    case 'notHttp':
      return createServer(socket => {
        socket.once('data', () => socket.end(behaviour.answer));
        socket.once('error', () => socket.destroy());
      });
    case 'elsewhere':
      return undefined;
    default:
      return assertNever(behaviour);
  }
}

function metricsServer(families: readonly Family[]): Server {
  const started = Date.now();
  return createHttpServer((request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    const uptime = (Date.now() - started) / 1000;
    response.writeHead(200, { 'content-type': expositionContentType }).end(exposition(families, uptime));
  });
}

/** kwok's own resource, named like the pod that it is for. */
function portForwardOf({ metadata, spec, status }: RunningPod): Parameters<KubernetesClient['apply']> {
  const { name, namespace = '' } = metadata;
  const forwards = tcpPorts(spec.containers).map(port => ({ ports: [port], target: { address: status.podIP, port } }));
  const object = { apiVersion: 'kwok.x-k8s.io/v1alpha1', kind: 'PortForward', metadata: { name, namespace }, spec: { forwards } };
  return [`/apis/kwok.x-k8s.io/v1alpha1/namespaces/${namespace}/portforwards/${name}`, object];
}
