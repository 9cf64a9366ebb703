/** Targets that no scrape of Prometheus gets on with, each in a way of its own, on 127.0.0.1. */
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { selfSigned } from './selfSigned.ts';

export interface OddTargets extends AsyncDisposable {
  /** `host:port` of each. */
  readonly addresses: Readonly<Record<OddTarget, string>>;
}

export type OddTarget = 'http' | 'https' | 'expired' | 'otherName' | 'wantsCertificate' | 'redis' | 'ssh' | 'hangsUp' | 'resets' | 'silent';

const text = 'text/plain; version=0.0.4';

/** What the HTTP target serves below each path. */
const pages: Readonly<
  Record<string, { readonly type?: string; readonly status?: number; readonly body?: string; readonly location?: string }>
> = {
  '/metrics': { type: text, body: 'fine 1\n' },
  '/nothing': { type: text, body: '' },
  '/unauthorized': { status: 401 },
  '/forbidden': { status: 403 },
  '/gone': { status: 404 },
  '/broken': { status: 500 },
  '/busy': { status: 429 },
  '/starting': { status: 503 },
  '/circle': { status: 302, location: '/circle' },
  '/moved': { status: 302, location: '/metrics' },
  '/json': { type: 'application/json', body: '{"fine": 1}' },
  '/page': { type: 'text/html; charset=utf-8', body: '<!DOCTYPE html><html></html>' },
  '/untyped': { body: 'fine 1\n' },
  '/badType': { type: 'text/plain; charset', body: 'fine 1\n' },
  '/html': { type: text, body: '<!DOCTYPE html>\n<html></html>\n' },
  '/jsonText': { type: text, body: '{"fine": 1}\n' },
  '/noValue': { type: text, body: 'fine 1\nhello world\n' },
  '/cut': { type: text, body: 'fine{path="/' },
  '/unquoted': { type: text, body: 'fine{path=x} 1\n' },
  '/windows': { type: text, body: 'fine 1\r\nfine_too 2\r\n' },
  '/dashed': { type: text, body: 'not-a-name 1\n' },
  '/noEnd': { type: 'application/openmetrics-text; version=1.0.0', body: '# TYPE fine gauge\nfine 1\n' },
  '/twiceALabel': { type: text, body: 'fine{a="1",a="2"} 1\n' },
  '/notUtf8': { type: text },
  '/changing': { type: text },
  '/twice': { type: text, body: 'fine 1\nfine 2\n' },
  '/old': { type: text, body: 'fine 1 1000\n' },
  '/many': { type: text, body: 'fine 1\nmore 2\nmost 3\n' },
  '/labelled': { type: text, body: 'fine{path="/a/long/path",method="GET"} 1\n' },
  '/notGzip': { type: text, body: 'fine 1\n' },
};

export async function startOddTargets(): Promise<OddTargets> {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const open = async (server: Server): Promise<string> => {
    servers.push(server);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    });
    await new Promise<void>(up => void server.listen(0, '127.0.0.1', up));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A target has no port.');
    return `127.0.0.1:${address.port}`;
  };
  const tls = ({ certificate: cert, key }: ReturnType<typeof selfSigned>, requestCert = false): Promise<string> =>
    open(createHttpsServer({ cert, key, requestCert, rejectUnauthorized: requestCert }, serve));
  const addresses = {
    http: await open(createHttpServer(serve)),
    https: await tls(selfSigned()),
    expired: await tls(selfSigned({ from: -3, to: -2 })),
    otherName: await tls(selfSigned({ ip: [127, 0, 0, 2] })),
    wantsCertificate: await tls(selfSigned(), true),
    redis: await open(createTcpServer(socket => void socket.on('data', () => socket.end('-ERR unknown command\r\n')))),
    ssh: await open(createTcpServer(socket => void socket.write('SSH-2.0-Odd\r\n'))),
    hangsUp: await open(createTcpServer(socket => void socket.on('data', () => socket.end()))),
    resets: await open(createTcpServer(socket => void socket.on('data', () => socket.resetAndDestroy()))),
    silent: await open(createTcpServer(() => undefined)),
  };
  return {
    addresses,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map(server => new Promise(done => void server.close(done))));
    },
  };
}

const serve: RequestListener = ({ url = '/' }, response) => {
  const page = pages[url] ?? { status: 404 };
  response.writeHead(page.status ?? 200, {
    ...(page.type === undefined ? {} : { 'content-type': page.type }),
    ...(page.location === undefined ? {} : { location: page.location }),
    ...(url === '/notGzip' ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(bodyOf(url, page.body));
};
/** One page is not UTF-8, and one has other series with each scrape. */
function bodyOf(url: string, body: string | undefined): string | Buffer | undefined {
  if (url === '/notUtf8') return Buffer.from('fine{a="\xe9"} 1\n', 'latin1');
  return url === '/changing' ? `fine 1\nchanging{at="${performance.now()}"} 1\n` : body;
}
