import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ClusterApi } from '../../client/src/cluster/api.ts';
import type { KindName, Kinds } from '../../client/src/cluster/kinds/index.ts';
import { createPortForwards, type PortForwards } from '../../client/src/cluster/index.ts';
import type { ServicePort } from '../../client/src/cluster/kinds/service.ts';
import { clusterErrorOf } from '../support/clusterErrors.ts';
import { deadPort, echoPort } from '../support/echoPods.ts';
import type { KubeAdmin } from '../support/kubeAdmin.ts';
import { silentLog } from '../support/silentLog.ts';

export interface ClusterAbilities {
  /** kwok does not pass on that a pod has ended its sending before the client has, too; kubelets with a container runtime do. */
  readonly tellsPodEnd: boolean;
}

/** A cluster with two pods of the echo deployment in the namespace, and a Service before them. */
export interface PreparedCluster {
  readonly api: ClusterApi;
  readonly admin: KubeAdmin;
  readonly namespace: string;
  /** Resolves with the objects of the namespace once they are as wanted. */
  readonly seen: <K extends KindName>(kind: K, wanted: (items: readonly Kinds[K][]) => boolean) => Promise<readonly Kinds[K][]>;
}

/** The part of the contract that is about ports of pods; `prepared` is asked once the tests run. */
export function describePortForwards({ tellsPodEnd }: ClusterAbilities, prepared: () => PreparedCluster): void {
  describe('port-forward', () => {
    let forwards: PortForwards;
    const clients = new Set<Socket>();

    beforeAll(() => {
      forwards = createPortForwards({ log: silentLog });
    });

    afterEach(() => {
      for (const client of clients) client.resetAndDestroy();
      clients.clear();
    });

    afterAll(() => forwards.dispose());

    async function open(port: ServicePort): Promise<{ forward: Awaited<ReturnType<PortForwards['start']>>; dial: () => Socket }> {
      const { api, namespace } = prepared();
      const forward = await forwards.start({
        target: { context: api.context, namespace, service: 'echo', port },
        // The tests' own connection stays open: every forward of theirs uses it.
        connect: async () => ({ ...api, dispose: async () => undefined }),
        signal: new AbortController().signal,
      });
      if (forward.state.kind !== 'open') throw new Error(`The forward is ${JSON.stringify(forward.state)}.`);
      const { localPort } = forward.state;
      const dial = (): Socket => {
        const client = connect({ host: '127.0.0.1', port: localPort, allowHalfOpen: true });
        clients.add(client);
        return client;
      };
      return { forward, dial };
    }

    it('carries bytes both ways', async () => {
      const { dial } = await open(echoPort);
      const client = dial();
      client.write('hello\n');
      expect(String((await once(client, 'data'))[0])).toBe('echo hello\n');
      client.write('again\n');
      expect(String((await once(client, 'data'))[0])).toBe('echo again\n');
    });

    it('carries a megabyte there and back', async () => {
      const { dial } = await open(echoPort);
      const client = dial();
      const payload = Buffer.from(Array.from({ length: 1024 * 1024 }, (_, index) => (index * 31) % 251 || 1));
      client.write('mirror\n');
      client.write(payload);
      const got: Buffer[] = [];
      await new Promise<void>(resolve => {
        client.on('data', chunk => {
          got.push(Buffer.from(chunk));
          if (got.reduce((sum, { length }) => sum + length, 0) >= payload.length) resolve();
        });
      });
      expect(Buffer.concat(got).equals(payload)).toBe(true);
    });

    it('gives the whole answer to a client that has ended its sending', async () => {
      const { dial } = await open(echoPort);
      const client = dial();
      client.end('page\n');
      expect((await buffer(client)).length).toBe(300_000);
    });

    if (tellsPodEnd) {
      it('ends the client where the pod ends', async () => {
        const { dial } = await open(echoPort);
        const client = dial();
        client.write('bye\n');
        expect(await text(client)).toBe('bye bye\n');
      });
    }

    it('counts connections, and none stays behind', async () => {
      const { forward, dial } = await open(echoPort);
      const client = dial();
      client.write('hello\n');
      await once(client, 'data');
      expect(forward.connections).toBeGreaterThanOrEqual(1);
      const none = new Promise<void>(resolve => {
        const subscription = forwards.onDidChange(({ connections }) => {
          if (connections > 0) return;
          subscription.dispose();
          resolve();
        });
      });
      client.resetAndDestroy();
      await none;
    });

    it('survives a connection that fails', async () => {
      const { forward, dial } = await open(deadPort);
      for (let attempt = 1; attempt <= 2; attempt++) {
        const client = dial();
        client.write('anyone?');
        await expect(buffer(client)).rejects.toMatchObject({ code: 'ECONNRESET' });
        expect(forward.state.kind).toBe('open');
        expect(forward.lastError).toMatchObject({
          kind: 'unreachable',
          message: expect.stringMatching(/^Port 18099 of pod "echo-.*" cannot be reached: /),
        });
      }
    });

    it('goes on with another pod where the one in use is gone', async () => {
      const { dial } = await open(echoPort);
      const { api, admin, namespace, seen } = prepared();
      const before = await api.list('pod', { namespace, signal: live() });
      for (const { name } of before.items) await admin.delete(`/api/v1/namespaces/${namespace}/pods/${name}`);
      const gone = new Set(before.items.map(({ uid }) => uid));
      await seen('pod', items => items.length === 2 && items.every(({ ready, uid }) => ready && !gone.has(uid)));
      const client = dial();
      client.write('hello\n');
      expect(String((await once(client, 'data'))[0])).toBe('echo hello\n');
    });

    it('fails where there is no such pod', async () => {
      const { api, namespace } = prepared();
      expect(await clusterErrorOf(api.connect({ namespace, pod: 'no-such-pod', port: 18080 }, live()))).toMatchObject({
        kind: 'notFound',
        message: expect.stringContaining('pods "no-such-pod" not found'),
      });
    });

    it('frees the port when it is stopped', async () => {
      const { forward, dial } = await open(echoPort);
      await forward.stop();
      expect(forward.state).toEqual({ kind: 'stopped' });
      await expect(once(dial(), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    });
  });
}

const live = (): AbortSignal => new AbortController().signal;
