import { describe, expect, it } from 'vitest';
import { restart, restartOf, rolloutOf } from '../../../client/src/applying/rollout.ts';
import type { Change } from '../../../client/src/cluster/changes.ts';
import type { ClusterObject } from '../../../client/src/cluster/objects.ts';

const deployment = (status: object, generation = 2): ClusterObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'prometheus', namespace: 'web', generation },
  spec: { replicas: 2 },
  status,
});
const signal = new AbortController().signal;

describe('a rollout', () => {
  it('is restarted as kubectl restarts it', () => {
    expect(restartOf(deployment({}), new Date(0))).toEqual({
      kind: 'patch',
      key: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'web', name: 'prometheus' },
      patch: { spec: { template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': '1970-01-01T00:00:00Z' } } } } },
    });
  });

  it.each([
    [
      'not seen by its controller',
      { observedGeneration: 1, replicas: 2, updatedReplicas: 2, readyReplicas: 2 },
      { updated: 0, done: false },
    ],
    ['under way', { observedGeneration: 2, replicas: 3, updatedReplicas: 1, readyReplicas: 3 }, { updated: 1, done: false }],
    ['with old pods left', { observedGeneration: 2, replicas: 3, updatedReplicas: 2, readyReplicas: 3 }, { updated: 2, done: false }],
    ['not ready', { observedGeneration: 2, replicas: 2, updatedReplicas: 2, readyReplicas: 1 }, { updated: 2, done: false }],
    ['done', { observedGeneration: 2, replicas: 2, updatedReplicas: 2, readyReplicas: 2 }, { updated: 2, done: true }],
  ])('%s', (_what, status, progress) => {
    expect(rolloutOf(deployment(status))).toEqual({ wanted: 2, ...progress });
  });

  it('of a DaemonSet counts nodes', () => {
    const status = { observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberReady: 3 };
    expect(rolloutOf({ ...deployment(status), kind: 'DaemonSet' })).toEqual({ wanted: 3, updated: 3, done: true });
  });

  it('is written once and waited for', async () => {
    const written: Change[] = [];
    const states = [
      deployment({ observedGeneration: 1 }),
      deployment({ observedGeneration: 2, replicas: 2, updatedReplicas: 2, readyReplicas: 2 }),
    ];
    const cluster = {
      read: async () => states.shift() ?? deployment({}),
      write: async (change: Change) => {
        written.push(change);
        return { object: deployment({ observedGeneration: 1 }), warnings: [] };
      },
    };
    const said: unknown[] = [];
    expect(await restart(cluster, deployment({}), { say: progress => said.push(progress), wait: async () => undefined, signal })).toBe(
      true,
    );
    expect(written).toHaveLength(1);
    expect(said).toHaveLength(2);
  });
});
