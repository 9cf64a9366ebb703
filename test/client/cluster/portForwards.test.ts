import { once } from 'node:events';
import { connect as dialPort, createServer } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ServicePort } from '../../../client/src/cluster/kinds/service.ts';
import { ClusterFailure } from '../../../client/src/cluster/model.ts';
import { type ForwardBench, forwardBench, localPort, pod, service, web, type World } from '../../support/forwardBench.ts';

let bench: ForwardBench;

beforeEach(() => {
  bench = forwardBench();
});

afterEach(() => bench[Symbol.asyncDispose]());

describe('start', () => {
  it('listens at another port where the Service has a privileged one', async () => {
    const forward = await bench.start({});
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
    const beside = await bench.start({}, { port: same });
    expect(localPort(beside)).not.toBe(port);
    await beside.stop();
    await new Promise(resolve => taken.close(resolve));
    expect(localPort(await bench.start({}, { port: same }))).toBe(port);
  });

  it('is reached from this machine alone', async () => {
    const forward = await bench.start({});
    const other = dialPort({ host: '127.0.0.2', port: localPort(forward) });
    onTestFinished(() => void other.destroy());
    await expect(once(other, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('gives the forward that is there for the same target', async () => {
    const [first, second] = await Promise.all([bench.start({}), bench.start({})]);
    expect(second).toBe(first);
    expect(bench.forwards.list()).toEqual([first]);
    await first.stop();
    expect(bench.closed).toBe(1);
    expect(await bench.start({})).not.toBe(first);
  });

  it('makes one that was there for a query one that stays, and not the reverse', async () => {
    const forQuery = await bench.start({}, { temporary: true });
    expect(forQuery.temporary).toBe(true);
    expect(await bench.start({})).toBe(forQuery);
    expect((await bench.start({}, { temporary: true })).temporary).toBe(false);
  });

  it('that is given up stops the forward, also where it was given up before it began', async () => {
    const signal = AbortSignal.abort();
    await expect(bench.start({}, { signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(bench.forwards.list()).toEqual([]);
  });

  it('that is given up leaves alone what another asked for', async () => {
    const giveUp = new AbortController();
    const [first, second] = [bench.start({}), bench.start({}, { signal: giveUp.signal })];
    giveUp.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect((await first).state.kind).toBe('open');
  });

  it('goes on for one who waits with another who gives up', async () => {
    const giveUp = new AbortController();
    const [first, second] = [bench.start({}, { signal: giveUp.signal }), bench.start({})];
    giveUp.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect((await second).state.kind).toBe('open');
  });

  it('has failed where no connection to the cluster can be had', async () => {
    const error = { kind: 'untrusted', message: 'Trust the workspace.' } as const;
    const target = { context: 'test', namespace: 'shop', service: 'cart', port: web };
    const connect = (): Promise<never> => Promise.reject(new ClusterFailure(error));
    const forward = await bench.forwards.start({ target, connect, signal: new AbortController().signal });
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
    const forward = await bench.start(world, world.port === undefined ? {} : { port: world.port });
    expect(forward.state).toMatchObject({ kind: 'failed', error: { message: expect.stringMatching(message) } });
    expect(bench.closed).toBe(1);
  });

  it.each<[string, Partial<ServicePort>]>([
    ['https', { port: 443 }],
    ['https', { appProtocol: 'https' }],
    ['https', { name: 'https-web' }],
    ['http', { port: 443, appProtocol: 'http' }],
    ['http', { port: 443, name: 'http-web' }],
  ])('says %s for %o', async (scheme, port) => {
    const { state } = await bench.start({}, { port: { ...web, ...port } });
    expect(state).toMatchObject({ url: expect.stringMatching(`^${scheme}://127`) });
  });
});

describe('stop', () => {
  it('ends connections, frees the port, and takes the forward off the list', async () => {
    const stream = new PassThrough();
    const forward = await bench.start({ connect: () => Promise.resolve(stream) });
    const client = bench.dial(forward);
    client.on('error', () => undefined);
    client.write('x');
    await once(client, 'data');
    const port = localPort(forward);
    await Promise.all([once(stream, 'close'), forward.stop()]);
    expect([forward.state, forward.connections, bench.forwards.list()]).toEqual([{ kind: 'stopped' }, 0, []]);
    await expect(once(dialPort({ host: '127.0.0.1', port }), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('while a connection is being made cancels that', async () => {
    let cancelled = false;
    const begun = new Promise<void>(resolve => {
      void bench
        .start({
          connect: (_target, signal) =>
            new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => {
                cancelled = true;
                reject(new DOMException('Cancelled.', 'AbortError'));
              });
              resolve();
            }),
        })
        .then(forward => bench.dial(forward).on('error', () => undefined));
    });
    await begun;
    await bench.forwards.dispose();
    expect(cancelled).toBe(true);
    expect(bench.log.lines.filter(line => line.startsWith('warn'))).toEqual([]);
  });

  it('while the forward is starting leaves nothing listening', async () => {
    const starting = bench.start({});
    const [forward] = bench.forwards.list();
    await forward?.stop();
    expect((await starting).state).toEqual({ kind: 'stopped' });
    expect(bench.forwards.list()).toEqual([]);
  });
});

describe('onDidChange', () => {
  it('tells of the start, of connections and of the end', async () => {
    const seen: string[] = [];
    bench.forwards.onDidChange(({ state, connections }) => seen.push(`${state.kind} ${connections}`));
    const forward = await bench.start({});
    const client = bench.dial(forward);
    client.end('x');
    await text(client);
    client.destroy();
    await new Promise<void>(resolve => {
      if (forward.connections === 0) resolve();
      bench.forwards.onDidChange(({ connections }) => connections === 0 && resolve());
    });
    await forward.stop();
    expect(seen).toEqual(['starting 0', 'open 0', 'open 1', 'open 0', 'stopped 0']);
  });
});
