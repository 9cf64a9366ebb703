import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Workload, workloads } from '../../demo/workloads.ts';
import type { KubernetesClient } from './kubernetesClient.ts';
import { addresses } from './network.ts';
import type { ServiceObject } from './objects.ts';

/** Puts the guide's applications, the demo's too, into the cluster, and returns when their pods run and their Services can be reached. */
export async function applyGuideWorld(client: KubernetesClient): Promise<void> {
  const all = Object.values<Workload>(workloads);
  for (const namespace of new Set(all.map(workload => workload.namespace))) {
    await client.apply(`/api/v1/namespaces/${namespace}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  }
  await Promise.all(all.map(workload => applyWorkload(client, workload)));
  await Promise.all(all.map(workload => podAddress(client, workload)));
  const names = new Set(all.map(({ namespace, name, service = name }) => `${namespace}/${service}`));
  const { items } = await client.list('/api/v1/services');
  const services = items.filter(({ metadata }) => names.has(`${metadata.namespace ?? ''}/${metadata.name}`));
  await Promise.all(services.map(untilReachable));
}

/** The network follows the cluster's objects a moment later, like a real one. */
async function untilReachable({ spec }: ServiceObject): Promise<void> {
  for (const { port } of (spec.ports ?? []).filter(({ protocol = 'TCP' }) => protocol === 'TCP')) {
    while (!(await connects(port, spec.clusterIP))) await sleep(50);
  }
}

function connects(port: number, host = ''): Promise<boolean> {
  return new Promise(done => {
    const socket = connect(port, host, () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

/** Address of the workload's running pod, waited for. */
export async function podAddress(client: KubernetesClient, { name, namespace }: Pick<Workload, 'name' | 'namespace'>): Promise<string> {
  for (;;) {
    const { items } = await client.list('/api/v1/pods');
    const own = items.filter(({ metadata }) => metadata.namespace === namespace && metadata.labels?.['app'] === name);
    const ip = own.find(({ status }) => status?.phase === 'Running')?.status?.podIP;
    if (ip !== undefined) return ip;
    await sleep(100);
  }
}

async function applyWorkload(client: KubernetesClient, workload: Workload): Promise<void> {
  const { namespace, name, service = name, image, containerPorts, ports } = workload;
  const labels = { app: name };
  const template = { metadata: { labels }, spec: { containers: [{ name, image, ports: containerPorts }] } };
  await client.apply(`/apis/apps/v1/namespaces/${namespace}/deployments/${name}`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: { replicas: 1, selector: { matchLabels: labels }, template },
  });
  const clusterIP = workload === workloads.kubeDns ? { clusterIP: addresses.dns } : {};
  await client.apply(`/api/v1/namespaces/${namespace}/services/${service}`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: service, namespace, labels },
    // Server-side apply tells ports apart by number and protocol, and wants the protocol said.
    spec: { selector: labels, ports: ports.map(port => ({ protocol: 'TCP', ...port })), ...clusterIP },
  });
}
