import { type Mount, mountOf } from '../../applying/owners.ts';
import type { ClusterReader } from '../../cluster/api.ts';
import { isClusterFailure } from '../../cluster/model.ts';
import type { ObjectKey } from '../../cluster/objects.ts';

/** Looked into one by one, so only up to here. */
const maxWorkloads = 100;

/** The workloads of its namespace that have a ConfigMap or a Secret as files. What may not be looked at is left out. */
export async function mountsOf(
  cluster: ClusterReader,
  { kind, namespace = '', name }: ObjectKey,
  signal: AbortSignal,
): Promise<readonly Mount[]> {
  if (kind !== 'ConfigMap' && kind !== 'Secret') return [];
  try {
    const lists = [
      await cluster.list('deployment', { namespace, signal }),
      await cluster.list('statefulSet', { namespace, signal }),
      await cluster.list('daemonSet', { namespace, signal }),
    ];
    const workloads = lists.flatMap(({ items }) => items).slice(0, maxWorkloads);
    const objects = await Promise.all(
      workloads.map(workload => cluster.read({ apiVersion: 'apps/v1', kind: workload.kind, namespace, name: workload.name }, signal)),
    );
    return objects.flatMap(object => mountOf(object, { kind, name }) ?? []);
  } catch (error) {
    if (isClusterFailure(error) && (error.error.kind === 'forbidden' || error.error.kind === 'notFound')) return [];
    throw error;
  }
}

/** Sentences to show before a write. */
export function mountWarnings(mounts: readonly Mount[]): readonly string[] {
  return mounts
    .filter(({ bySubPath }) => bySubPath)
    .map(
      ({ workload }) =>
        `${workload.kind} ${String(workload.metadata['name'])} mounts it by subPath: running pods never see the change. They have to be restarted.`,
    );
}
