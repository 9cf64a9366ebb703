// The first process of a namespace: starts the cluster, runs a command beside it, and takes everything with it when it ends.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { startCluster } from './cluster.ts';
import type { ClusterParts } from './controlPlane.ts';
import { enterNamespace } from './namespace.ts';
import { clusterPartsVariable } from './run.ts';

const folder = enterNamespace();
const parts: ClusterParts = JSON.parse(process.env[clusterPartsVariable] ?? '');
const cluster = await startCluster(parts, folder);
const env = {
  ...process.env,
  KUBECONFIG: cluster.kubeconfig,
  PROMWB_REAL_KUBECONFIG: cluster.kubeconfig,
  PROMWB_PROMETHEUS_ADDRESS: cluster.prometheusAddress,
};
const [command = 'bash', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: 'inherit', env });
const code = await new Promise<number>(done => {
  child.once('error', () => done(127));
  child.once('exit', status => done(status ?? 1));
});
await cluster.stop();
process.exit(code);
