import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { ClusterParts } from './controlPlane.ts';
import { runInNamespace } from './namespace.ts';

/** How inside.ts is told where the programs are. */
export const clusterPartsVariable = 'PROMWB_CLUSTER_PARTS';

/**
 * Runs a command beside a real cluster in a namespace of its own and gives its exit code. The command finds the administrator's
 * kubeconfig in KUBECONFIG and in PROMWB_REAL_KUBECONFIG, and in PROMWB_PROMETHEUS_ADDRESS where a Prometheus of its own is to
 * listen to be the one behind prometheus-example-service.
 */
export function runWithCluster(parts: ClusterParts, command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return runInNamespace([fileURLToPath(new URL('./inside.ts', import.meta.url)), ...command], {
    env: { ...process.env, ...env, [clusterPartsVariable]: JSON.stringify(parts) },
  });
}
