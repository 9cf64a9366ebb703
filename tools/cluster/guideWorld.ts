import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesClient } from './kubernetesClient.ts';
import { addresses } from './network.ts';

interface Port {
  readonly name: string;
  readonly port: number;
  readonly targetPort?: number;
  readonly protocol?: 'TCP' | 'UDP';
}

/** A Deployment of one pod and the Service before it. */
interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  readonly ports: readonly Port[];
  readonly clusterIP?: string;
}

/** The cluster that the guide walks through. */
const applications: readonly Application[] = [
  {
    name: 'traefik',
    namespace: 'default',
    image: 'traefik:v3.5',
    ports: [
      { name: 'web', port: 80, targetPort: 8000 },
      { name: 'websecure', port: 443, targetPort: 8443 },
      { name: 'traefik', port: 8080 },
    ],
  },
  { name: 'redis', namespace: 'default', image: 'redis:8', ports: [{ name: 'redis', port: 6379 }] },
  { name: 'prometheus-example-service', namespace: 'default', image: 'prom/prometheus:v3.16.0', ports: [{ name: 'web', port: 9090 }] },
  {
    name: 'kube-dns',
    namespace: 'kube-system',
    image: 'coredns/coredns:1.13.1',
    clusterIP: addresses.dns,
    ports: [
      { name: 'dns', port: 53, protocol: 'UDP' },
      { name: 'dns-tcp', port: 53 },
      { name: 'metrics', port: 9153 },
    ],
  },
  {
    name: 'kube-state-metrics',
    namespace: 'kube-system',
    image: 'kube-state-metrics/kube-state-metrics:v2.17.0',
    ports: [
      { name: 'http-metrics', port: 8080 },
      { name: 'telemetry', port: 8081 },
    ],
  },
];

/** Puts the guide's applications into the cluster and returns when all of their pods run. */
export async function applyGuideWorld(client: KubernetesClient): Promise<void> {
  await Promise.all(applications.map(application => applyApplication(client, application)));
  await Promise.all(applications.map(application => podOf(client, application)));
}

export interface AppName {
  readonly name: string;
  readonly namespace: string;
}

/** Address of the application's running pod, waited for. */
export async function podOf(client: KubernetesClient, { name, namespace }: AppName): Promise<string> {
  for (;;) {
    const { items } = await client.list('/api/v1/pods');
    const own = items.filter(({ metadata }) => metadata.namespace === namespace && metadata.labels?.['app'] === name);
    const ip = own.find(({ status }) => status?.phase === 'Running')?.status?.podIP;
    if (ip !== undefined) return ip;
    await sleep(100);
  }
}

async function applyApplication(client: KubernetesClient, { name, namespace, image, ports, clusterIP }: Application): Promise<void> {
  const labels = { app: name };
  const metadata = { name, namespace, labels };
  const containerPorts = ports.map(({ name: portName, port, targetPort = port, protocol = 'TCP' }) => ({
    name: portName,
    containerPort: targetPort,
    protocol,
  }));
  const template = { metadata: { labels }, spec: { containers: [{ name, image, ports: containerPorts }] } };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { replicas: 1, selector: { matchLabels: labels }, template },
  };
  await client.apply(`/apis/apps/v1/namespaces/${namespace}/deployments/${name}`, deployment);
  const servicePorts = ports.map(({ name: portName, port, protocol = 'TCP' }) => ({
    name: portName,
    port,
    protocol,
    targetPort: portName,
  }));
  const spec = { selector: labels, ports: servicePorts, ...(clusterIP && { clusterIP }) };
  await client.apply(`/api/v1/namespaces/${namespace}/services/${name}`, { apiVersion: 'v1', kind: 'Service', metadata, spec });
}
