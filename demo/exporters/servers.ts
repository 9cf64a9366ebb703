import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import { contentType, exposition, type Family } from './exposition.ts';
import { answersTo } from './redis.ts';

/** Something that listens on 127.0.0.1, at a port of the system's choice. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  close(): void;
}

/** `/metrics` with what the families say at that moment; any other path is 404. */
export function serveMetrics(families: () => readonly Family[]): Promise<Listening> {
  const server = createHttpServer((request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (path === '/metrics') response.writeHead(200, { 'content-type': contentType }).end(exposition(families()));
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing is here; the metrics are at /metrics.\n');
  });
  return listening(server);
}

/** A web server that has metrics elsewhere: every path has the same small page. */
export function servePage(text: string): Promise<Listening> {
  return listening(createHttpServer((_, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end(text)));
}

/** The part of Redis that tells a person that it is there. */
export function serveRedis(): Promise<Listening> {
  const server = createTcpServer(socket => {
    let pending = '';
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (data: string) => {
      const { answers, rest } = answersTo(pending + data);
      pending = rest;
      socket.write(answers);
    });
  });
  return listening(server);
}

async function listening(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('A server that listens on TCP has a port.');
  server.unref();
  return { host: '127.0.0.1', port: address.port, close: () => void server.close() };
}
