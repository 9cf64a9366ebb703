import { corednsFamilies } from '../../demo/exporters/coredns.ts';
import { type Family, gauge } from '../../demo/exporters/exposition.ts';
import { nodeFamilies } from '../../demo/exporters/node.ts';
import { type Listening, serveMetrics, servePage, serveRedis } from '../../demo/exporters/servers.ts';
import { traefikFamilies } from '../../demo/exporters/traefik.ts';
import { workloads } from '../../demo/workloads.ts';
import type { PodObject } from './objects.ts';
import type { Endpoint } from './relay.ts';

/** Port of a test's own backend on 127.0.0.1: it stands behind this port of every pod of the image `echo`. */
export const echoPort = 18080;

/** What stands behind a container's port; undefined where a program listens at the pod's own address, or nothing does. */
export type BackendOf = (image: string, port: number) => Endpoint | undefined;

/**
 * Starts what the containers of the guide's applications would run. kwok runs pods without their containers, so each of these
 * answers in the place of one, told by its image and port. `pods` are the cluster's pods at that moment.
 */
export async function startBackends(pods: () => readonly PodObject[]): Promise<BackendOf> {
  const startedAt = Math.floor(Date.now() / 1000);
  const now = (): number => Date.now() / 1000;
  const { traefik, redis, kubeDns, kubeStateMetrics, nodeExporter } = workloads;
  const kubeState = await serveMetrics(() => podFamilies(pods()));
  const backends = new Map<string, Listening | Endpoint>([
    [`${traefik.image}:8000`, await servePage('A real Traefik would route you on from here.\n')],
    [`${traefik.image}:8080`, await serveMetrics(() => traefikFamilies(startedAt, now()))],
    [`${redis.image}:6379`, await serveRedis()],
    [`${kubeDns.image}:9153`, await serveMetrics(() => corednsFamilies(startedAt, now()))],
    [`${kubeStateMetrics.image}:8080`, kubeState],
    [`${kubeStateMetrics.image}:8081`, await serveMetrics(() => [gauge('process_start_time_seconds', 'Start of the process.', startedAt)])],
    [`${nodeExporter.image}:9100`, await serveMetrics(nodeFamilies)],
    [`echo:${echoPort}`, { host: '127.0.0.1', port: echoPort }],
  ]);
  return (image, port) => backends.get(`${image}:${port}`);
}

/** What kube-state-metrics tells of pods. */
function podFamilies(pods: readonly PodObject[]): readonly Family[] {
  const samples = pods.map(({ metadata, status }) => ({
    labels: { namespace: metadata.namespace ?? '', pod: metadata.name, phase: status?.phase ?? 'Unknown' },
    value: 1,
  }));
  return [gauge('kube_pod_status_phase', 'Phase of each pod.', samples)];
}
