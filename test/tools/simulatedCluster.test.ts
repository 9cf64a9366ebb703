import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startSimulatedCluster, type SimulatedCluster } from '../../tools/simulatedCluster/index.ts';

let cluster: SimulatedCluster;
beforeEach(async () => {
  cluster = await startSimulatedCluster();
});
afterEach(() => cluster.stop());

const get = (path: string, token = 'admin-token'): Promise<Response> =>
  fetch(`${cluster.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

const send = (method: string, path: string, body: object): Promise<Response> =>
  fetch(`${cluster.url}${path}`, {
    method,
    headers: {
      authorization: 'Bearer admin-token',
      'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    },
    body: JSON.stringify(body),
  });

interface Event {
  readonly type: string;
  readonly object: { readonly metadata?: { readonly name?: string; readonly resourceVersion?: string }; readonly code?: number };
}

/** The events of a watch, one at a time; the iterator ends where the server ends the answer. */
async function watch(query: string): Promise<AsyncIterator<Event>> {
  const { body } = await get(`/api/v1/services?watch=1&${query}`);
  if (body === null) throw new Error('A watch has a body.');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const parsed = async function* (): AsyncGenerator<Event> {
    let text = '';
    for (;;) {
      const end = text.indexOf('\n');
      if (end >= 0) {
        yield JSON.parse(text.slice(0, end));
        text = text.slice(end + 1);
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
    }
  };
  return parsed();
}

const next = async (events: AsyncIterator<Event>): Promise<string> => {
  const { value, done } = await events.next();
  if (done === true) return 'end';
  return [value.type, value.object.metadata?.name ?? value.object.code].filter(part => part !== undefined).join(' ');
};

const addService = (name: string, labels: Record<string, string> = {}): unknown =>
  cluster.world.addService({ namespace: 'default', name, labels, ports: [{ port: 80 }] });

describe('lists', () => {
  test('follow pages of one state, whatever is written meanwhile', async () => {
    for (const name of ['a', 'b', 'c']) addService(name);
    const first = await (await get('/api/v1/services?limit=2')).json();
    cluster.world.removeService('default', 'c');
    addService('d');
    const second = await (await get(`/api/v1/services?limit=2&continue=${first.metadata.continue}`)).json();
    const names = [...first.items, ...second.items].map(item => item.metadata.name);
    expect(names).toEqual(['a', 'b', 'c']);
    expect(first.metadata.remainingItemCount).toBe(1);
    expect(second.metadata).toEqual({ resourceVersion: first.metadata.resourceVersion });
  });

  test('answer 410 to a page from before the history was forgotten', async () => {
    for (const name of ['a', 'b']) addService(name);
    const first = await (await get('/api/v1/services?limit=1')).json();
    cluster.faults.expireHistory();
    const second = await get(`/api/v1/services?limit=1&continue=${first.metadata.continue}`);
    expect(second.status).toBe(410);
    expect(await second.json()).toMatchObject({ kind: 'Status', reason: 'Expired' });
  });

  test.each([
    ['tier=web', ['a']],
    ['tier!=web', ['b', 'c']],
    ['tier in (web,db)', ['a', 'b']],
    ['tier notin (web,db)', ['c']],
    ['tier', ['a', 'b']],
    ['!tier', ['c']],
    ['tier in (web,db),tier!=web', ['b']],
  ])('select by label: %s', async (selector, expected) => {
    addService('a', { tier: 'web' });
    addService('b', { tier: 'db' });
    addService('c');
    const { items } = await (await get(`/api/v1/namespaces/default/services?labelSelector=${encodeURIComponent(selector)}`)).json();
    expect(items.map((item: { metadata: { name: string } }) => item.metadata.name)).toEqual(expected);
  });
});

describe('watches', () => {
  test('see every change after the version they start from', async () => {
    addService('old');
    const { metadata } = await (await get('/api/v1/services')).json();
    const events = await watch(`resourceVersion=${metadata.resourceVersion}`);
    addService('new');
    addService('new', { changed: 'yes' });
    cluster.world.removeService('default', 'new');
    expect([await next(events), await next(events), await next(events)]).toEqual(['ADDED new', 'MODIFIED new', 'DELETED new']);
  });

  test('start with what is there where no version is named', async () => {
    addService('old');
    expect(await next(await watch(''))).toBe('ADDED old');
  });

  test('see an object that ceases to match their selector as deleted', async () => {
    addService('a', { tier: 'web' });
    const events = await watch('labelSelector=tier=web');
    expect(await next(events)).toBe('ADDED a');
    addService('a', { tier: 'db' });
    expect(await next(events)).toBe('DELETED a');
  });

  test('say 410 within the stream where the version is too old', async () => {
    const { metadata } = await (await get('/api/v1/services')).json();
    cluster.faults.expireHistory();
    const events = await watch(`resourceVersion=${metadata.resourceVersion}`);
    expect([await next(events), await next(events)]).toEqual(['ERROR 410', 'end']);
  });

  test('send bookmarks to those who asked', async () => {
    const events = await watch('allowWatchBookmarks=true');
    cluster.faults.bookmarkWatches();
    expect(await next(events)).toBe('BOOKMARK');
  });

  test('break on demand', async () => {
    const events = await watch('');
    cluster.faults.dropWatches();
    await expect(events.next()).rejects.toThrow('terminated');
  });
});

describe('writes', () => {
  const path = '/api/v1/namespaces/default/services';
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { ports: [{ port: 80 }] } };

  test('answer with the object and its defaults, and refuse a second one of the name', async () => {
    const created = await send('POST', path, service);
    expect(created.status).toBe(201);
    expect(await created.json()).toMatchObject({ spec: { type: 'ClusterIP', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] } });
    const again = await send('POST', path, service);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ reason: 'AlreadyExists', details: { name: 'a', kind: 'services' } });
  });

  test('refuse an update of a version that is not the last', async () => {
    const { metadata } = await (await send('POST', path, service)).json();
    await send('PATCH', `${path}/a`, { metadata: { labels: { x: 'y' } } });
    const stale = await send('PUT', `${path}/a`, { ...service, metadata });
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({ reason: 'Conflict' });
  });

  test.each([
    { what: 'a namespace that is not there', where: '/api/v1/namespaces/none/services', body: service, status: 404 },
    { what: 'no ports', where: path, body: { ...service, spec: {} }, status: 422 },
    { what: 'an upper-case name', where: path, body: { ...service, metadata: { name: 'A' } }, status: 422 },
    { what: 'another kind', where: path, body: { ...service, kind: 'Pod' }, status: 400 },
  ])('refuse $what', async ({ where, body, status }) => {
    expect((await send('POST', where, body)).status).toBe(status);
  });

  test('empty a namespace that is deleted', async () => {
    cluster.world.addNamespace('shop');
    cluster.world.addService({ namespace: 'shop', name: 'a', ports: [{ port: 80 }] });
    cluster.world.delete({ kind: 'Namespace', name: 'shop' });
    expect(cluster.world.list('Service', 'shop')).toEqual([]);
    expect((await get('/api/v1/namespaces/shop')).status).toBe(404);
  });
});

describe('users', () => {
  test('are refused with 401 where the token is unknown or has expired', async () => {
    expect((await get('/api/v1/services', 'wrong')).status).toBe(401);
    cluster.faults.expireToken('admin');
    expect((await get('/api/v1/services')).status).toBe(401);
    cluster.faults.renewToken('admin');
    expect((await get('/api/v1/services')).status).toBe(200);
  });

  test('may do what their rules allow, and are told what they may not', async () => {
    expect((await get('/api/v1/namespaces/default/services', 'limited-token')).status).toBe(200);
    const refused = await get('/api/v1/services', 'limited-token');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      reason: 'Forbidden',
      message: 'services is forbidden: User "limited" cannot list resource "services" in API group "" at the cluster scope',
    });
  });
});

describe('faults', () => {
  test('throttle the requests they match', async () => {
    cluster.faults.inject({ fault: { kind: 'throttled', retryAfterSeconds: 2 }, match: /pods/ });
    expect((await get('/api/v1/services')).status).toBe(200);
    const throttled = await get('/api/v1/pods');
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '2']);
  });

  test('are used up', async () => {
    cluster.faults.next({ kind: 'status', code: 500 });
    const answers = [await get('/api/v1/pods'), await get('/api/v1/pods')];
    expect(answers.map(({ status }) => status)).toEqual([500, 200]);
  });

  test('take the server away and bring it back with its objects', async () => {
    addService('a');
    await cluster.faults.shutDown();
    await expect(get('/api/v1/services')).rejects.toThrow('fetch failed');
    await cluster.faults.startUp();
    expect((await (await get('/api/v1/services')).json()).items).toHaveLength(1);
  });
});

describe('pods', () => {
  const labels = { app: 'echo' };
  let echo: Server;
  let pod: string;

  beforeEach(async () => {
    echo = createServer(socket => socket.pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    const address = echo.address();
    if (typeof address !== 'object' || address === null) throw new Error('The echo server has a port.');
    cluster.world.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'echo', namespace: 'default' },
      spec: { selector: { matchLabels: labels }, template: { spec: { containers: [{ name: 'echo', image: 'echo' }] } } },
    });
    cluster.world.serve({ namespace: 'default', selector: labels, port: 7, endpoint: { host: '127.0.0.1', port: address.port } });
    const [running] = await cluster.world.pods('default', labels);
    pod = running?.metadata.name ?? '';
  });
  afterEach(() => void echo.close());

  const forward = (port: number, name = pod): WebSocket =>
    new WebSocket(
      `${cluster.url.replace('http', 'ws')}/api/v1/namespaces/default/pods/${name}/portforward?ports=${port}`,
      'v4.channel.k8s.io',
      {
        headers: { authorization: 'Bearer admin-token' },
      },
    );

  async function frames(socket: WebSocket, count: number): Promise<Buffer[]> {
    const received: Buffer[] = [];
    socket.on('message', (data: Buffer) => received.push(data));
    while (received.length < count) await once(socket, 'message');
    return received;
  }

  test('of a Deployment run, and stand behind its Service', async () => {
    cluster.world.addService({ namespace: 'default', name: 'echo', selector: labels, ports: [{ port: 7 }] });
    const events = await (await get('/api/v1/namespaces/default/pods')).json();
    expect(events.items[0].status).toMatchObject({ phase: 'Running', podIP: '10.244.0.1' });
  });

  test('forward a port: first its number on both channels, then data', async () => {
    const socket = forward(7);
    const initial = await frames(socket, 2);
    expect(initial).toEqual([Buffer.from([0, 7, 0]), Buffer.from([1, 7, 0])]);
    socket.send(Buffer.from([0, ...Buffer.from('hello')]));
    const [answer] = await frames(socket, 1);
    expect(answer?.toString()).toBe('\0hello');
    socket.close();
  });

  test('say on the error channel where nothing listens, and close', async () => {
    const socket = forward(9);
    const [, , error] = await frames(socket, 3);
    expect(error?.[0]).toBe(1);
    expect(error?.toString()).toContain('connection refused');
    await once(socket, 'close');
  });

  test('refuse a forward to a pod that is not there', async () => {
    const socket = forward(7, 'none');
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('404');
  });
});
