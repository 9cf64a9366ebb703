import type { World } from '../tools/simulatedCluster/index.ts';
import { corednsFamilies } from './exporters/coredns.ts';
import type { Family } from './exporters/exposition.ts';
import { kubeStateFamilies, kubeStateTelemetry } from './exporters/kubeStateMetrics.ts';
import { nodeFamilies } from './exporters/node.ts';
import { type Listening, serveMetrics, servePage, serveRedis } from './exporters/servers.ts';
import { traefikFamilies } from './exporters/traefik.ts';
import { type Workload, workloads } from './workloads.ts';

export interface DemoWorld {
  /** Puts the demo's real Prometheus behind the pod that the world has for it. */
  prometheusListensOn(port: number): void;
  close(): void;
}

/** Fills an empty cluster with the guide's: Deployments, Services, and real endpoints on this machine behind their pods. */
export async function createDemoWorld(world: World): Promise<DemoWorld> {
  for (const namespace of ['default', 'kube-system', 'monitoring']) world.addNamespace(namespace);
  for (const workload of Object.values<Workload>(workloads)) deploy(world, workload);

  const startedAt = Math.floor(Date.now() / 1000);
  const now = (): number => Date.now() / 1000;
  const { traefik, redis, kubeDns, kubeStateMetrics, nodeExporter, prometheus } = workloads;
  const listening: Listening[] = [];
  const serve = async (workload: Workload, port: number, starting: Promise<Listening>): Promise<void> => {
    const endpoint = await starting;
    listening.push(endpoint);
    world.serve({ namespace: workload.namespace, selector: labelsOf(workload), port, endpoint });
  };
  const metrics = (families: () => readonly Family[]): Promise<Listening> => serveMetrics(families);
  await serve(traefik, 8000, servePage('This is the demo. A real Traefik would route you on from here.\n'));
  await serve(
    traefik,
    8080,
    metrics(() => traefikFamilies(startedAt, now())),
  );
  await serve(redis, 6379, serveRedis());
  await serve(
    kubeDns,
    9153,
    metrics(() => corednsFamilies(startedAt, now())),
  );
  await serve(
    kubeStateMetrics,
    8080,
    metrics(() => kubeStateFamilies(world)),
  );
  await serve(
    kubeStateMetrics,
    8081,
    metrics(() => kubeStateTelemetry(world, startedAt)),
  );
  await serve(nodeExporter, 9100, metrics(nodeFamilies));
  return {
    prometheusListensOn: port =>
      void world.serve({ namespace: 'default', selector: labelsOf(prometheus), port: 9090, endpoint: { host: '127.0.0.1', port } }),
    close: () => listening.forEach(endpoint => endpoint.close()),
  };
}

const labelsOf = ({ name }: Workload): Record<string, string> => ({ app: name });

function deploy(world: World, workload: Workload): void {
  const { namespace, name, service = name, image, containerPorts, ports } = workload;
  const labels = labelsOf(workload);
  world.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name, image, ports: containerPorts }] } },
    },
  });
  world.addService({ name: service, namespace, labels, selector: labels, ports });
}
