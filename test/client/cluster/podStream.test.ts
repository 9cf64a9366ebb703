import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect as dial, createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { clusterErrorOf } from '../../support/clusterErrors.ts';
import { apiFor, type ApiUnderTest } from '../../support/apiDouble.ts';
import { type Identity, selfSigned } from '../../support/selfSigned.ts';
import { standstill } from '../../support/standstill.ts';

const target = { namespace: 'shop', pod: 'cart-1', port: 8080 };
const signal = (): AbortSignal => new AbortController().signal;

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(server: Server | TcpServer): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** An API server's port-forward: the handler plays the kubelet. */
async function kubelet(handle: (socket: WebSocket, request: IncomingMessage) => void, tls?: Identity): Promise<string> {
  const server = tls === undefined ? createServer() : createTlsServer({ cert: tls.certificate, key: tls.key });
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) => {
    for (const channel of [0, 1]) socket.send(Buffer.of(channel, 8080 & 255, 8080 >> 8));
    handle(socket, request);
  });
  return `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${await listen(server)}`;
}

function api(...options: Parameters<typeof apiFor>): ApiUnderTest['api'] {
  const test = apiFor(...options);
  closing.push(() => test[Symbol.asyncDispose]());
  return test.api;
}

describe('connect', () => {
  it('asks for the port with the credentials, and hides the protocol', async () => {
    const requests: IncomingMessage[] = [];
    const url = await kubelet((socket, request) => {
      requests.push(request);
      socket.on('message', (data: Buffer) => {
        socket.send(Buffer.concat([Buffer.of(0), Buffer.from(`got channel ${data[0]}, ${data.subarray(1).toString()}`)]));
        socket.close();
      });
    });
    const stream = await api(url).connect(target, signal());
    stream.write('hello');
    expect(await text(stream)).toBe('got channel 0, hello');
    expect(requests[0]?.url).toBe('/api/v1/namespaces/shop/pods/cart-1/portforward?ports=8080');
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'sec-websocket-protocol': 'v4.channel.k8s.io' });
  });

  it('names each group to act as a member of', async () => {
    const requests: IncomingMessage[] = [];
    const url = await kubelet((_socket, request) => requests.push(request));
    const stream = await api(url, { user: { impersonateUser: 'jane', impersonateGroups: ['developers', 'oncall'] } }).connect(
      target,
      signal(),
    );
    expect(requests[0]?.headersDistinct).toMatchObject({ 'impersonate-user': ['jane'], 'impersonate-group': ['developers', 'oncall'] });
    stream.destroy();
  });

  it('tells what the API server says against it', async () => {
    const server = createServer();
    server.on('upgrade', (_request, socket) => {
      const body = JSON.stringify({ kind: 'Status', message: 'pods "cart-1" is forbidden: no portforward for you' });
      socket.end(
        `HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
    });
    const url = `http://127.0.0.1:${await listen(server)}`;
    expect(await clusterErrorOf(api(url).connect(target, signal()))).toEqual({
      kind: 'forbidden',
      message: expect.stringContaining('pods "cart-1" is forbidden: no portforward for you. Ask'),
    });
  });

  it('refuses a certificate that nobody vouches for', async () => {
    const url = await kubelet(() => undefined, selfSigned());
    expect(await clusterErrorOf(api(url).connect(target, signal()))).toMatchObject({ kind: 'tls' });
  });

  it('says that nothing listens', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise(resolve => server.close(resolve));
    expect(await clusterErrorOf(api(`http://127.0.0.1:${port}`).connect(target, signal()))).toMatchObject({ kind: 'unreachable' });
  });

  it('is cancelled before and while it is made', async () => {
    const server = createServer();
    const end = new AbortController();
    server.on('upgrade', (_request, socket) => {
      end.abort();
      socket.destroy();
    });
    const url = `http://127.0.0.1:${await listen(server)}`;
    await expect(api(url).connect(target, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    await expect(api(url).connect(target, end.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a stream', () => {
  it('fails with what the kubelet says on the error channel', async () => {
    const url = await kubelet(socket => socket.send(Buffer.concat([Buffer.of(1), Buffer.from('connection refused')])));
    const stream = await api(url).connect(target, signal());
    expect(await clusterErrorOf(text(stream))).toEqual({
      kind: 'unreachable',
      message: 'Port 8080 of pod "cart-1" cannot be reached: connection refused. Check that a container of the pod listens on that port.',
    });
  });

  it('fails where the connection breaks without a goodbye', async () => {
    const url = await kubelet(socket => socket.terminate());
    const stream = await api(url).connect(target, signal());
    expect(await clusterErrorOf(text(stream))).toEqual({
      kind: 'unreachable',
      message: 'The connection to port 8080 of pod "cart-1" was lost: the pod or the way to it is gone. Connect again.',
    });
  });

  it('ends with its signal', async () => {
    const sockets: WebSocket[] = [];
    const url = await kubelet(socket => sockets.push(socket));
    const end = new AbortController();
    const stream = await api(url).connect(target, end.signal);
    const [socket] = sockets;
    const closed = socket && once(socket, 'close');
    end.abort();
    await expect(text(stream)).rejects.toMatchObject({ name: 'AbortError' });
    expect((await closed)?.[0]).toBe(1006);
  });

  it('leaves bytes on the way where nobody reads them', async () => {
    let sent = 0;
    const chunk = Buffer.alloc(65_536);
    const url = await kubelet(socket => {
      const pour = (): void => {
        sent += chunk.length;
        if (socket.readyState === socket.OPEN) socket.send(chunk, pour);
      };
      pour();
    });
    const stream = await api(url).connect(target, signal());
    await once(stream, 'readable');
    const quiet = await kubelet(() => undefined);
    const enough = 64 * 1024 * 1024;
    // The buffers between the two are full once nothing moves while another connection is made, from one end to the other.
    const still = await standstill(
      () => sent,
      enough,
      async () => (await api(quiet).connect(target, signal())).destroy(),
    );
    expect(still).toBeLessThan(enough);
    expect(stream.readableLength).toBeLessThan(1024 * 1024);
    stream.destroy();
  });
});

describe('a proxy', () => {
  /** Tunnels by CONNECT, and notes to where. */
  async function connectProxy(): Promise<{ url: string; tunnels: string[] }> {
    const tunnels: string[] = [];
    const server = createServer();
    server.on('connect', (request, client) => {
      tunnels.push(request.url ?? '');
      const { hostname, port } = new URL(`http://${request.url}`);
      const far = dial(Number(port), hostname, () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        far.pipe(client).pipe(far);
      });
      far.on('error', () => client.destroy());
      client.on('error', () => far.destroy());
    });
    return { url: `http://127.0.0.1:${await listen(server)}`, tunnels };
  }

  /** Speaks SOCKS 5 (RFC 1928) as far as a CONNECT to an IPv4 address without a login takes. */
  async function socksProxy(): Promise<{ url: string; tunnels: string[] }> {
    const tunnels: string[] = [];
    const tunnel = async (client: Socket): Promise<void> => {
      await once(client, 'data');
      client.write(Buffer.of(5, 0));
      const [request]: Buffer[] = await once(client, 'data');
      if (request === undefined) return;
      const [host, port] = [request.subarray(4, 8).join('.'), request.readUInt16BE(8)];
      tunnels.push(`${host}:${port}`);
      const far = dial(port, host, () => {
        client.write(Buffer.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
        far.pipe(client).pipe(far);
      });
      far.on('error', () => client.destroy());
    };
    const server = createTcpServer(client => {
      client.on('error', () => client.destroy());
      closing.push(() => client.destroy());
      void tunnel(client);
    });
    return { url: `socks5://127.0.0.1:${await listen(server)}`, tunnels };
  }

  it.each([
    ['CONNECT', connectProxy, selfSigned()],
    ['SOCKS', socksProxy, undefined],
  ])('of the kubeconfig is used for lists and for port-forwards, by %s', async (_how, startProxy, tls) => {
    const answer: RequestListener = (_request, response) => {
      response.end(JSON.stringify({ metadata: { resourceVersion: '1' }, items: [] }));
    };
    const offered = { cert: tls?.certificate, key: tls?.key, ALPNProtocols: ['h2', 'http/1.1'] };
    const server = tls === undefined ? createServer(answer) : createTlsServer(offered, answer);
    new WebSocketServer({ server }).on('connection', socket => {
      for (const message of [Buffer.of(0, 1, 1), Buffer.of(1, 1, 1), Buffer.from('\0hello')]) socket.send(message);
      socket.close();
    });
    const port = await listen(server);
    const proxy = await startProxy();
    const caData = tls && { caData: Buffer.from(tls.certificate).toString('base64') };
    const proxied = api(`http${tls ? 's' : ''}://127.0.0.1:${port}`, { cluster: { ...caData, proxyUrl: proxy.url } });
    expect((await proxied.list('service', { signal: signal() })).items).toEqual([]);
    expect(await text(await proxied.connect(target, signal()))).toBe('hello');
    expect(proxy.tunnels).toEqual([`127.0.0.1:${port}`, `127.0.0.1:${port}`]);
  });

  it('that is not there is named', async () => {
    const gone = api('https://k8s.example:6443', { cluster: { proxyUrl: 'http://127.0.0.1:9' } });
    const attempts = [() => gone.list('service', { signal: signal() }), () => gone.connect(target, signal())];
    for (const attempt of attempts) {
      expect(await clusterErrorOf(attempt())).toEqual({
        kind: 'unreachable',
        message:
          'The proxy http://127.0.0.1:9 on the way to https://k8s.example:6443, the API server of context "test", does not answer. Check proxy-url in the kubeconfig, or HTTPS_PROXY and NO_PROXY where the editor was started, then retry.',
      });
    }
  });
});
