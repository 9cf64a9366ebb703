import { once } from 'node:events';
import { connect as dialPort, createServer, type Socket } from 'node:net';
import { Duplex, PassThrough } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PodPort } from '../../../client/src/cluster/api.ts';
import { createPortForwards, type Forward, type PortForwards } from '../../../client/src/cluster/index.ts';
import { ClusterFailure, type Pod, type Service, type ServicePort } from '../../../client/src/cluster/model.ts';
import { recordingLog } from '../../support/silentLog.ts';
import { type Script, scriptedApi } from '../../support/scriptedApi.ts';

const web: ServicePort = { name: 'web', port: 80, protocol: 'TCP', targetPort: 'web' };

const service: Service = {
  namespace: 'shop',
  name: 'cart',
  uid: 's',
  type: 'ClusterIP',
  headless: false,
  ports: [web],
  selector: { app: 'cart', tier: 'web' },
  labels: {},
  annotations: {},
};

const pod = (name: string, more: Partial<Pod> = {}): Pod => ({
  namespace: 'shop',
  name,
  uid: name,
  phase: 'Running',
  ready: true,
  terminating: false,
  labels: {},
  containerPorts: [{ container: 'c', name: 'web', port: 8080, protocol: 'TCP' }],
  ...more,
});

/** Answers every byte with itself, and ends when its other side does. */
const echo = (): Duplex => new PassThrough();

let forwards: PortForwards;
let log: ReturnType<typeof recordingLog>;
let clients: Socket[];
/** How many connections to the cluster were closed. */
let closed: number;

beforeEach(() => {
  log = recordingLog();
  forwards = createPortForwards({ log });
  clients = [];
  closed = 0;
});

afterEach(async () => {
  for (const client of clients) client.destroy();
  await forwards.dispose();
});

interface World {
  readonly services?: readonly Service[];
  readonly pods?: () => readonly Pod[];
  readonly connect?: NonNullable<Script['connect']>;
}

function start(
  { services = [service], pods = () => [pod('a')], connect = () => Promise.resolve(echo()) }: World,
  { port = web, signal = new AbortController().signal }: { readonly port?: ServicePort; readonly signal?: AbortSignal } = {},
): Promise<Forward> {
  const api = scriptedApi({
    list: kind => Promise.resolve({ items: kind === 'pod' ? pods() : services, resourceVersion: '1' }),
    connect,
  });
  const target = { context: 'test', namespace: 'shop', service: 'cart', port };
  return forwards.start({ target, signal, connect: () => Promise.resolve({ ...api, dispose: async () => void (closed += 1) }) });
}

function localPort({ state }: Forward): number {
  if (state.kind !== 'open') throw new Error(`The forward is ${JSON.stringify(state)}.`);
  return state.localPort;
}

function dial(forward: Forward): Socket {
  const client = dialPort({ host: '127.0.0.1', port: localPort(forward), allowHalfOpen: true });
  clients.push(client);
  return client;
}

describe('start', () => {
  it('listens at another port where the Service has a privileged one', async () => {
    const forward = await start({});
    expect(forward.state).toEqual({ kind: 'open', localPort: localPort(forward), url: `http://127.0.0.1:${localPort(forward)}` });
    expect(localPort(forward)).toBeGreaterThanOrEqual(1024);
    expect(forward.target).toEqual({ context: 'test', namespace: 'shop', service: 'cart', port: web });
  });

  it('listens at the same port where it is free, at another where it is not', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const same: ServicePort = { port, protocol: 'TCP', targetPort: 8080 };
    const beside = await start({}, { port: same });
    expect(localPort(beside)).not.toBe(port);
    await beside.stop();
    await new Promise(resolve => taken.close(resolve));
    expect(localPort(await start({}, { port: same }))).toBe(port);
  });

  it('is reached from this machine alone', async () => {
    const forward = await start({});
    const other = dialPort({ host: '127.0.0.2', port: localPort(forward) });
    clients.push(other);
    await expect(once(other, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('gives the forward that is there for the same target', async () => {
    const [first, second] = await Promise.all([start({}), start({})]);
    expect(second).toBe(first);
    expect(forwards.list()).toEqual([first]);
    await first.stop();
    expect(closed).toBe(1);
    expect(await start({})).not.toBe(first);
  });

  it('that is given up stops the forward, also where it was given up before it began', async () => {
    const signal = AbortSignal.abort();
    await expect(start({}, { signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(forwards.list()).toEqual([]);
  });

  it('that is given up leaves alone what another asked for', async () => {
    const giveUp = new AbortController();
    const [first, second] = [start({}), start({}, { signal: giveUp.signal })];
    giveUp.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect((await first).state.kind).toBe('open');
  });

  it('goes on for one who waits with another who gives up', async () => {
    const giveUp = new AbortController();
    const [first, second] = [start({}, { signal: giveUp.signal }), start({})];
    giveUp.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect((await second).state.kind).toBe('open');
  });

  it('has failed where no connection to the cluster can be had', async () => {
    const error = { kind: 'untrusted', message: 'Trust the workspace.' } as const;
    const target = { context: 'test', namespace: 'shop', service: 'cart', port: web };
    const connect = (): Promise<never> => Promise.reject(new ClusterFailure(error));
    const forward = await forwards.start({ target, connect, signal: new AbortController().signal });
    expect(forward.state).toEqual({ kind: 'failed', error });
  });

  it.each<[string, World & { readonly port?: ServicePort }, RegExp]>([
    ['the Service is gone', { services: [] }, /^There is no Service "cart" in namespace "shop" any more\./],
    ['it selects no pods', { services: [{ ...service, selector: {} }] }, /^Service "cart" selects no pods/],
    ['no pod is ready', { pods: () => [pod('a', { ready: false }), pod('b', { terminating: true })] }, /has no ready pod \(2 in all\)/],
    ['no pod has the named port', { pods: () => [pod('a', { containerPorts: [] })] }, /^No pod of Service "cart" names a port "web"/],
    [
      'the port is not TCP',
      { port: { ...web, protocol: 'UDP' } },
      /^Port 80 of Service "cart" speaks UDP, and only TCP can be forwarded\./,
    ],
  ])('has failed where %s', async (_what, world, message) => {
    const forward = await start(world, world.port === undefined ? {} : { port: world.port });
    expect(forward.state).toMatchObject({ kind: 'failed', error: { message: expect.stringMatching(message) } });
    expect(closed).toBe(1);
  });

  it.each<[string, Partial<ServicePort>]>([
    ['https', { port: 443 }],
    ['https', { appProtocol: 'https' }],
    ['https', { name: 'https-web' }],
    ['http', { port: 443, appProtocol: 'http' }],
    ['http', { port: 443, name: 'http-web' }],
  ])('says %s for %o', async (scheme, port) => {
    const { state } = await start({}, { port: { ...web, ...port } });
    expect(state).toMatchObject({ url: expect.stringMatching(`^${scheme}://127`) });
  });
});

describe('a connection', () => {
  it('is one stream to a ready pod, at the number its port has there', async () => {
    const targets: PodPort[] = [];
    const pods = (): Pod[] => [
      pod('starting', { ready: false }),
      pod('b', { containerPorts: [{ container: 'c', name: 'web', port: 9, protocol: 'TCP' }] }),
    ];
    const forward = await start({
      pods,
      connect: target => {
        targets.push(target);
        return Promise.resolve(echo());
      },
    });
    for (const word of ['one', 'two']) {
      const client = dial(forward);
      client.end(word);
      expect(await text(client)).toBe(word);
    }
    expect(targets).toEqual([
      { namespace: 'shop', pod: 'b', port: 9 },
      { namespace: 'shop', pod: 'b', port: 9 },
    ]);
  });

  it('goes to another pod where the one in use is gone', async () => {
    let ready = ['a', 'b'];
    const tried: string[] = [];
    const forward = await start({
      pods: () => ready.map(name => pod(name)),
      connect: target => {
        tried.push(target.pod);
        if (ready.includes(target.pod)) return Promise.resolve(echo());
        return Promise.reject(new ClusterFailure({ kind: 'notFound', message: 'gone' }));
      },
    });
    for (const word of ['one', 'two', 'three']) {
      const client = dial(forward);
      client.end(word);
      expect(await text(client)).toBe(word);
      ready = ['b'];
    }
    expect(tried).toEqual(['a', 'a', 'b', 'b']);
    expect(forward.lastError).toBeUndefined();
  });

  it('that cannot be made resets its client, and no other', async () => {
    let works = false;
    const forward = await start({
      connect: () => (works ? Promise.resolve(echo()) : Promise.reject(new ClusterFailure({ kind: 'unreachable', message: 'No way.' }))),
    });
    const failed = dial(forward);
    await expect(buffer(failed)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(forward.state.kind).toBe('open');
    expect(forward.lastError).toEqual({ kind: 'unreachable', message: 'No way.' });
    expect(log.lines).toEqual(['warn Port-forward to Service "cart": No way.']);
    works = true;
    const client = dial(forward);
    client.end('hello');
    expect(await text(client)).toBe('hello');
  });

  it('that breaks on the way resets its client, so that half an answer is not taken for a whole one', async () => {
    const stream = new PassThrough();
    const forward = await start({ connect: () => Promise.resolve(stream) });
    const client = dial(forward);
    client.write('half');
    expect(String((await once(client, 'data'))[0])).toBe('half');
    stream.destroy(new ClusterFailure({ kind: 'unreachable', message: 'The pod is gone.' }));
    await expect(once(client, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(forward.lastError).toMatchObject({ message: 'The pod is gone.' });
    expect(forward.state.kind).toBe('open');
  });

  it('that its client breaks ends the stream to the pod', async () => {
    const stream = new PassThrough();
    const forward = await start({ connect: () => Promise.resolve(stream) });
    const client = dial(forward);
    client.write('x');
    await once(client, 'data');
    client.resetAndDestroy();
    await once(stream, 'close');
    expect(forward.connections).toBe(0);
  });

  it('is not poured into a client that does not read', async () => {
    let produced = 0;
    const stream = new Duplex({
      read() {
        produced += 65_536;
        this.push(Buffer.alloc(65_536));
      },
      write: (_chunk, _encoding, done) => done(),
    });
    const forward = await start({ connect: () => Promise.resolve(stream) });
    const client = dial(forward);
    client.pause();
    await once(client, 'connect');
    let before = -1;
    // It stands still once the buffers between the two are full.
    while (produced !== before) {
      before = produced;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(produced).toBeLessThan(64 * 1024 * 1024);
    stream.destroy();
  });
});

describe('stop', () => {
  it('ends connections, frees the port, and takes the forward off the list', async () => {
    const stream = new PassThrough();
    const forward = await start({ connect: () => Promise.resolve(stream) });
    const client = dial(forward);
    client.on('error', () => undefined);
    client.write('x');
    await once(client, 'data');
    const port = localPort(forward);
    await Promise.all([once(stream, 'close'), forward.stop()]);
    expect([forward.state, forward.connections, forwards.list()]).toEqual([{ kind: 'stopped' }, 0, []]);
    await expect(once(dialPort({ host: '127.0.0.1', port }), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('while a connection is being made cancels that', async () => {
    let cancelled = false;
    const begun = new Promise<void>(resolve => {
      void start({
        connect: (_target, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              cancelled = true;
              reject(new DOMException('Cancelled.', 'AbortError'));
            });
            resolve();
          }),
      }).then(forward => dial(forward).on('error', () => undefined));
    });
    await begun;
    await forwards.dispose();
    expect([cancelled, log.lines]).toEqual([true, []]);
  });

  it('while the forward is starting leaves nothing listening', async () => {
    const starting = start({});
    const [forward] = forwards.list();
    await forward?.stop();
    expect((await starting).state).toEqual({ kind: 'stopped' });
    expect(forwards.list()).toEqual([]);
  });
});

describe('onDidChange', () => {
  it('tells of the start, of connections and of the end', async () => {
    const seen: string[] = [];
    forwards.onDidChange(({ state, connections }) => seen.push(`${state.kind} ${connections}`));
    const forward = await start({});
    const client = dial(forward);
    client.end('x');
    await text(client);
    client.destroy();
    await new Promise<void>(resolve => {
      if (forward.connections === 0) resolve();
      forwards.onDidChange(({ connections }) => connections === 0 && resolve());
    });
    await forward.stop();
    expect(seen).toEqual(['starting 0', 'open 0', 'open 1', 'open 0', 'stopped 0']);
  });
});
