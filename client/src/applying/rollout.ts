import type { Change } from '../cluster/changes.ts';
import { type ClusterObject, keyOf } from '../cluster/objects.ts';
import { recordOf } from '../cluster/unknown.ts';
import type { ApplyCluster } from './applyObject.ts';

/** What `kubectl rollout restart` writes: a new annotation on the pods' template, which makes new pods of it. */
export function restartOf(workload: ClusterObject, now: Date): Change {
  const annotations = { 'kubectl.kubernetes.io/restartedAt': now.toISOString().replace(/\.\d+Z$/, 'Z') };
  return { kind: 'patch', key: keyOf(workload), patch: { spec: { template: { metadata: { annotations } } } } };
}

export interface RolloutProgress {
  readonly wanted: number;
  readonly updated: number;
  readonly done: boolean;
}

/** How far the pods of a Deployment, StatefulSet or DaemonSet are those of its newest template, by the rules of `kubectl rollout status`. */
export function rolloutOf({ kind, metadata, spec, status }: ClusterObject): RolloutProgress {
  const told = recordOf(status);
  const count = (field: string): number => (typeof told[field] === 'number' ? told[field] : 0);
  const replicas = recordOf(spec)['replicas'];
  const perNode = kind === 'DaemonSet';
  const wanted = perNode ? count('desiredNumberScheduled') : typeof replicas === 'number' ? replicas : 1;
  const updated = count(perNode ? 'updatedNumberScheduled' : 'updatedReplicas');
  const ready = count(perNode ? 'numberReady' : 'readyReplicas');
  const all = perNode ? wanted : count('replicas');
  const seen = count('observedGeneration') >= Number(metadata['generation'] ?? 0);
  return { wanted, updated: seen ? updated : 0, done: seen && updated >= wanted && all <= updated && ready >= wanted };
}

export interface Following {
  readonly say: (progress: RolloutProgress) => void;
  /** Rejects with the signal's AbortError. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
}

const pollMs = 1000;
/** As long as a Deployment may be without progress before its controller calls it failed (progressDeadlineSeconds). */
const attempts = 600;

/** Writes the restart once, and waits until the new pods are there; false where they are not in ten minutes. */
export async function restart(cluster: ApplyCluster, workload: ClusterObject, { say, wait, signal }: Following): Promise<boolean> {
  const { object } = await cluster.write(restartOf(workload, new Date()), signal);
  for (let attempt = 1, current = object; attempt <= attempts; attempt += 1) {
    const progress = rolloutOf(current);
    if (progress.done) return true;
    say(progress);
    await wait(pollMs);
    current = await cluster.read(keyOf(workload), signal);
  }
  return false;
}
