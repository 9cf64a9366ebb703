import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe } from 'vitest';
import { type SimulatedCluster, startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';
import { describeCluster } from './cluster.ts';

describe('the simulated cluster keeps the contract', () => {
  let cluster: SimulatedCluster;
  let folder: string;

  afterAll(async () => {
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  describeCluster({ tellsPodEnd: true }, async () => {
    cluster = await startSimulatedCluster({ name: 'simulated' });
    folder = await mkdtemp(path.join(tmpdir(), 'promwb-'));
    const kubeconfig = path.join(folder, 'kubeconfig');
    await cluster.writeKubeconfig(kubeconfig);
    return {
      kubeconfig,
      adminContext: 'simulated',
      adminToken: 'admin-token',
      limitedContext: 'simulated-limited',
      backendPort: 0,
      backendListens: (namespace, port) => {
        cluster.world.serve({ namespace, selector: { app: 'echo' }, port: 18080, endpoint: { host: '127.0.0.1', port } });
      },
    };
  });
});
