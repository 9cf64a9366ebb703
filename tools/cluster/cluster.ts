import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { apiServerUrl, type ClusterParts, kubeconfigFor, startControlPlane } from './controlPlane.ts';
import { applyGuideWorld } from './guideWorld.ts';
import type { KubernetesClient } from './kubernetesClient.ts';
import { prepareNetwork } from './network.ts';
import { startPodServers } from './podServers.ts';
import { startServiceNetwork } from './serviceNetwork.ts';

export interface Cluster {
  /** URL of the API server. */
  readonly url: string;
  /** Path of the administrator's kubeconfig; its contexts are `test` and `limited`. */
  readonly kubeconfig: string;
  /** The same with `limited` as current context: a user who may do nothing until a Role allows it. */
  readonly limitedKubeconfig: string;
  readonly client: KubernetesClient;
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
  const limitedKubeconfig = path.join(folder, 'limited.kubeconfig');
  await writeFile(kubeconfig, kubeconfigFor('test', ca), { mode: 0o600 });
  await writeFile(limitedKubeconfig, kubeconfigFor('limited', ca), { mode: 0o600 });
  return {
    url: apiServerUrl,
    kubeconfig,
    limitedKubeconfig,
    client,
    async stop() {
      ending.abort();
      client.dispose();
      for (const program of programs) await program.kill();
    },
  };
}
