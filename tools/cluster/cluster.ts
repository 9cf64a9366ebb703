import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { workloads } from '../../demo/workloads.ts';
import { apiServerUrl, type ClusterParts, kubeconfigFor, startControlPlane } from './controlPlane.ts';
import { applyGuideWorld, podAddress } from './guideWorld.ts';
import type { KubernetesClient } from './kubernetesClient.ts';
import { prepareNetwork } from './network.ts';
import { startPodServers } from './podServers.ts';
import { startServiceNetwork } from './serviceNetwork.ts';

export interface Cluster {
  /** URL of the API server. */
  readonly url: string;
  /** Path of the administrator's kubeconfig; its contexts are `test` and `limited`. */
  readonly kubeconfig: string;
  readonly client: KubernetesClient;
  /** Where the pod of prometheus-example-service would listen: a Prometheus started there runs "in the cluster". */
  readonly prometheusAddress: string;
  stop(): Promise<void>;
}

/**
 * A real Kubernetes control plane with the guide's applications running, and a network where their names and addresses lead to real
 * servers. Only inside a namespace of its own (namespace.ts): it takes fixed addresses and ports. `folder` takes its data and logs.
 */
export async function startCluster(parts: ClusterParts, folder: string): Promise<Cluster> {
  await prepareNetwork(folder);
  const { client, ca, programs } = await startControlPlane(parts, folder);
  const ending = new AbortController();
  await startServiceNetwork(client, ending.signal);
  await startPodServers(client, ending.signal);
  await applyGuideWorld(client);
  const kubeconfig = path.join(folder, 'kubeconfig');
  await writeFile(kubeconfig, kubeconfigFor(ca), { mode: 0o600 });
  return {
    url: apiServerUrl,
    kubeconfig,
    client,
    prometheusAddress: `${await podAddress(client, workloads.prometheus)}:9090`,
    async stop() {
      ending.abort();
      client.dispose();
      for (const program of programs) await program.kill();
    },
  };
}
