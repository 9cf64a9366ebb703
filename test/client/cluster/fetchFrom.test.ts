import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FetchTarget } from '../../../client/src/cluster/fetchFrom.ts';
import { type SimulatedCluster, startSimulatedCluster } from '../../../tools/simulatedCluster/index.ts';
import type { User } from '../../../tools/simulatedCluster/users.ts';
import { type ApiUnderTest, apiFor } from '../../support/apiDouble.ts';
import { clusterErrorOf } from '../../support/clusterErrors.ts';
import { answer, deadPort, echoDeployment, echoPort } from '../../support/echoPods.ts';

const forwarder: User = {
  name: 'forwarder',
  token: 'secret',
  allow: [{ verbs: ['*'], resources: ['services', 'pods', 'pods/portforward'] }],
};
const signal = new AbortController().signal;
const metrics = { path: '/metrics', maxBytes: 1000 };
const service: FetchTarget = { kind: 'service', namespace: 'default', name: 'echo', port: 'echo' };

describe('a port whose proxy may not be used', () => {
  let cluster: SimulatedCluster;
  let backend: Server;
  let test: ApiUnderTest;

  beforeEach(async () => {
    cluster = await startSimulatedCluster({ users: [forwarder] });
    backend = createServer(answer).listen(0, '127.0.0.1');
    await once(backend, 'listening');
    const address = backend.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    cluster.world.serve({ namespace: 'default', selector: { app: 'echo' }, port: 18080, endpoint: { host: '127.0.0.1', port } });
    cluster.world.apply({ ...echoDeployment, metadata: { name: 'echo', namespace: 'default' } });
    cluster.world.addService({ name: 'echo', namespace: 'default', ports: [echoPort, deadPort], selector: { app: 'echo' } });
    await cluster.world.pods('default', { app: 'echo' }, 2);
    test = apiFor(cluster.url);
  });

  afterEach(async () => {
    await test[Symbol.asyncDispose]();
    backend.close();
    await cluster.stop();
  });

  it.each([service, { ...service, port: 18080 }, { ...service, scheme: 'https' } as const])(
    'is read through a port-forward: %o',
    async target => {
      expect(await test.api.fetchFrom(target, metrics, signal)).toMatchObject({ status: 200, text: 'echo_up 1\n', through: 'portForward' });
    },
  );

  it('leaves no connection behind', async () => {
    await test.api.fetchFrom(service, { ...metrics, maxBytes: 2 }, signal);
    const count = (): Promise<number> => new Promise(resolve => backend.getConnections((_error, open) => resolve(open)));
    while ((await count()) > 0) await new Promise(resolve => setImmediate(resolve));
  });

  it('says which Service, port or answer is missing', async () => {
    expect(await clusterErrorOf(test.api.fetchFrom({ ...service, port: 99 }, metrics, signal))).toMatchObject({
      kind: 'notFound',
      message: 'There is no Service "echo" with a port 99 in namespace "default". Refresh and choose another one.',
    });
    expect(await clusterErrorOf(test.api.fetchFrom({ ...service, port: 'dead' }, metrics, signal))).toMatchObject({ kind: 'unreachable' });
  });

  it('reaches a pod by number alone', async () => {
    const [pod] = await cluster.world.pods('default', { app: 'echo' });
    const target = { kind: 'pod', namespace: 'default', name: pod?.metadata.name ?? '', port: 18080 } as const;
    expect(await test.api.fetchFrom(target, metrics, signal)).toMatchObject({ text: 'echo_up 1\n' });
    expect(await clusterErrorOf(test.api.fetchFrom({ ...target, port: 'echo' }, metrics, signal))).toMatchObject({ kind: 'notFound' });
  });
});
