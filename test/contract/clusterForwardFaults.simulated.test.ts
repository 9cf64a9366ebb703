import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClusterApi } from '../../client/src/cluster/api.ts';
import { createPortForwards, type Forward, type ForwardState, type PortForwards } from '../../client/src/cluster/index.ts';
import { type SimulatedCluster, startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';
import { answer, echoDeployment, echoPort } from '../support/echoPods.ts';
import { apiFor } from '../support/apiDouble.ts';
import { silentLog } from '../support/silentLog.ts';

const selector = { app: 'echo' };

/** Port-forwards to a Service whose pods come and go. */
describe('a port-forward', () => {
  let cluster: SimulatedCluster;
  let backend: Server;
  let forwards: PortForwards;
  let clients: Socket[];

  beforeEach(async () => {
    cluster = await startSimulatedCluster();
    backend = createServer({ allowHalfOpen: true }, answer).listen(0, '127.0.0.1');
    await once(backend, 'listening');
    const address = backend.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    cluster.world.serve({ namespace: 'default', selector, port: 18080, endpoint: { host: '127.0.0.1', port } });
    scale(1);
    cluster.world.addService({ namespace: 'default', name: 'echo', ports: [echoPort], selector });
    forwards = createPortForwards({ log: silentLog });
    clients = [];
    await cluster.world.pods('default', selector);
  });

  afterEach(async () => {
    for (const client of clients) client.destroy();
    await forwards.dispose();
    await cluster.stop();
    backend.close();
  });

  function scale(replicas: number): void {
    cluster.world.apply({
      ...echoDeployment,
      metadata: { name: 'echo', namespace: 'default' },
      spec: { ...echoDeployment.spec, replicas },
    });
  }

  async function open(): Promise<{ forward: Forward; dial: () => Socket }> {
    const connectApi = async (): Promise<ClusterApi> => apiFor(cluster.url, { user: { token: 'admin-token' } }).api;
    const target = { context: 'test', namespace: 'default', service: 'echo', port: echoPort };
    const forward = await forwards.start({ target, connect: connectApi, signal: new AbortController().signal });
    const { localPort } = listening(forward.state);
    // The pods are watched too: what becomes of them is told.
    while (cluster.watchCount < 2) await new Promise(setImmediate);
    return {
      forward,
      dial: () => {
        const client = connect({ host: '127.0.0.1', port: localPort });
        client.on('error', () => undefined);
        clients.push(client);
        return client;
      },
    };
  }

  async function greeted(client: Socket): Promise<string> {
    client.write('hello\n');
    return String((await once(client, 'data'))[0]);
  }

  /** Resolves once the forward is as wanted. */
  function become(forward: Forward, wanted: (forward: Forward) => boolean): Promise<void> {
    return new Promise(resolve => {
      const look = (): void => void (wanted(forward) && resolve());
      forwards.onDidChange(look);
      look();
    });
  }

  it('whose pod is killed under 100 connections ends them, and goes on with another pod at the same port', async () => {
    const { forward, dial } = await open();
    const { localPort } = listening(forward.state);
    const hundred = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const client = dial();
        expect(await greeted(client)).toBe('echo hello\n');
        return client;
      }),
    );
    const ended = Promise.all(hundred.map(closed));
    const [killed] = await cluster.world.pods('default', selector);
    cluster.world.delete({ kind: 'Pod', namespace: 'default', name: killed?.metadata.name ?? '' });
    await ended;
    await become(forward, ({ state, pod }) => state.kind === 'open' && pod !== killed?.metadata.name);
    expect(listening(forward.state).localPort).toBe(localPort);
    await become(forward, ({ connections }) => connections === 0);
    expect(await greeted(dial())).toBe('echo hello\n');
    expect(forward.events.at(-1)?.text).toMatch(/^Goes on with pod "echo-/);
    expect(forward.traffic).toEqual({ accepted: 101, received: 101 * 11, sent: 101 * 6 });
  });

  it('waits while there is no pod, holds who connects meanwhile, and serves them once there is one', async () => {
    const { forward, dial } = await open();
    scale(0);
    await become(forward, ({ state }) => state.kind === 'waiting');
    expect(forward.state).toMatchObject({ error: { message: expect.stringContaining('has no ready pod (0 in all)') } });
    const held = greeted(dial());
    await become(forward, ({ connections }) => connections === 1);
    scale(1);
    expect(await held).toBe('echo hello\n');
    expect(forward.state.kind).toBe('open');
  });

  it('waits where its Service is renamed, and goes on where it has its name again', async () => {
    const { forward, dial } = await open();
    cluster.world.removeService('default', 'echo');
    cluster.world.addService({ namespace: 'default', name: 'reverb', ports: [echoPort], selector });
    await become(forward, ({ state }) => state.kind === 'waiting');
    expect(forward.state).toMatchObject({ error: { message: expect.stringContaining('There is no Service "echo"') } });
    cluster.world.addService({ namespace: 'default', name: 'echo', ports: [echoPort], selector });
    await become(forward, ({ state }) => state.kind === 'open');
    expect(await greeted(dial())).toBe('echo hello\n');
  });

  it('waits where its namespace is deleted', async () => {
    const { forward } = await open();
    cluster.world.delete({ kind: 'Namespace', name: 'default' });
    await become(forward, ({ state }) => state.kind === 'waiting');
  });

  it('goes by the selector that its Service has now', async () => {
    const { forward } = await open();
    cluster.world.addService({ namespace: 'default', name: 'echo', ports: [echoPort], selector: { app: 'other' } });
    await become(forward, ({ state }) => state.kind === 'waiting');
    expect(forward.state).toMatchObject({ error: { message: expect.stringContaining('has no ready pod') } });
  });

  it('that is closed under 100 connections, with the API server gone, leaves nothing behind', async () => {
    const { dial } = await open();
    await Promise.all(Array.from({ length: 100 }, () => greeted(dial())));
    const ended = Promise.all(clients.map(closed));
    await cluster.faults.shutDown();
    await forwards.dispose();
    await ended;
    expect(cluster.connectionCount).toBe(0);
    const left = process.getActiveResourcesInfo().filter(resource => resource === 'TCPServerWrap');
    expect(left).toHaveLength(1);
    await cluster.faults.startUp();
  });

  it('that is closed closes its watches', async () => {
    const { forward } = await open();
    await forward.stop();
    while (cluster.watchCount > 0) await new Promise(setImmediate);
    expect(cluster.watchCount).toBe(0);
  });
});

/** However it was: a reset closes too. */
const closed = (client: Socket): Promise<void> => new Promise(resolve => client.once('close', () => resolve()));

function listening(state: ForwardState): { readonly localPort: number } {
  if (state.kind !== 'open' && state.kind !== 'waiting') throw new Error(`The forward is ${JSON.stringify(state)}.`);
  return state;
}
