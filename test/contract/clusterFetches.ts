import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClusterApi } from '../../client/src/cluster/api.ts';
import type { FetchTarget } from '../../client/src/cluster/fetchFrom.ts';
import { clusterErrorOf } from '../support/clusterErrors.ts';
import type { PreparedCluster } from './clusterForwards.ts';

export interface ClusterOfTwo extends PreparedCluster {
  /** As the user who may do nothing here but what a test allows. */
  readonly limited: ClusterApi;
}

const signal = new AbortController().signal;

/** The part of the contract that is about answers of ports within the cluster. */
export function describeFetches(prepare: () => Promise<ClusterOfTwo>): void {
  describe('fetch', () => {
    let cluster: ClusterOfTwo;
    let pod: string;

    beforeAll(async () => {
      cluster = await prepare();
      const pods = await cluster.seen('pod', items => items.filter(({ ready }) => ready).length === 2);
      pod = pods[0]?.name ?? '';
    });

    afterAll(() => cluster.limited.dispose());

    const service = (port: number | string): FetchTarget => ({ kind: 'service', namespace: cluster.namespace, name: 'echo', port });
    const metrics = { path: '/metrics', maxBytes: 1000 };
    const told = { status: 200, contentType: 'text/plain; version=0.0.4', text: 'echo_up 1\n', cut: false };

    it('reads a page of a Service, by the name and by the number of its port', async () => {
      expect(await cluster.api.fetchFrom(service('echo'), metrics, signal)).toEqual({ ...told, through: 'proxy' });
      expect(await cluster.api.fetchFrom(service(18080), metrics, signal)).toEqual({ ...told, through: 'proxy' });
    });

    it('reads a page of a pod, and one that is served by https', async () => {
      const target = { kind: 'pod', namespace: cluster.namespace, name: pod, port: 18080 } as const;
      expect(await cluster.api.fetchFrom(target, metrics, signal)).toMatchObject(told);
      expect(await cluster.api.fetchFrom({ ...target, scheme: 'https' }, metrics, signal)).toMatchObject(told);
    });

    it('gives what is no success as the answer that it is', async () => {
      const answer = await cluster.api.fetchFrom(service('echo'), { path: '/absent', maxBytes: 1000 }, signal);
      expect(answer).toMatchObject({ status: 404, text: 'no such page\n' });
    });

    it('cuts what is longer than the limit', async () => {
      const answer = await cluster.api.fetchFrom(service('echo'), { path: '/metrics', maxBytes: 4 }, signal);
      expect(answer).toMatchObject({ status: 200, text: 'echo', cut: true });
    });

    it('fails where nothing answers, and where there is no such Service', async () => {
      expect(await clusterErrorOf(cluster.api.fetchFrom(service('dead'), metrics, signal))).toMatchObject({ kind: 'server', status: 503 });
      const absent = { ...service('echo'), name: 'absent' };
      expect(await clusterErrorOf(cluster.api.fetchFrom(absent, metrics, signal))).toMatchObject({
        kind: expect.stringMatching(/^(notFound|server)$/),
      });
    });

    it('says which right is wanting where neither way is allowed', async () => {
      const target = { ...service('echo'), kind: 'pod', name: pod, port: 18080 } as const;
      const error = await clusterErrorOf(cluster.limited.fetchFrom(target, metrics, signal));
      expect(error).toMatchObject({ kind: 'forbidden', message: expect.stringContaining('cannot get resource "pods/proxy"') });
    });
  });
}
