import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createServer } from 'node:tls';
import type { ServicePort } from '../../client/src/cluster/kinds/service.ts';
import { selfSigned } from './selfSigned.ts';

export const echoPort: ServicePort = { name: 'echo', port: 18080, protocol: 'TCP', targetPort: 'echo' };
/** Nothing listens there. */
export const deadPort: ServicePort = { name: 'dead', port: 18099, protocol: 'TCP', targetPort: 18099 };

const labels = { app: 'echo' };
const container = { name: 'main', image: 'echo', ports: [{ name: 'echo', containerPort: 18080 }] };
/** The pods that a cluster under test is asked for. */
export const echoDeployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'echo' },
  spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } },
};

/** First byte of what a client of TLS says. */
const tlsHandshake = 0x16;

const { key, certificate } = selfSigned();
const secureServer = createServer({ key, cert: certificate }, answer);

const page = (status: number, body: string): string =>
  [
    `HTTP/1.1 ${status} Some`,
    'Content-Type: text/plain; version=0.0.4',
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');

/** What stands behind the pods: a little protocol of lines, enough to tell who ended what; two pages of HTTP; and the same within TLS. */
export function answer(socket: Socket): void {
  socket.on('error', () => undefined);
  socket.once('data', chunk => {
    if (chunk[0] === tlsHandshake) {
      socket.unshift(chunk);
      // Not the socket itself: TLS would read past what was put back.
      secureServer.emit('connection', Duplex.from({ readable: socket, writable: socket }));
      return;
    }
    const [line = '', ...rest] = chunk.toString('latin1').split('\n');
    switch (line) {
      case 'mirror':
        socket.write(Buffer.from(rest.join('\n'), 'latin1'));
        socket.pipe(socket);
        break;
      case 'page':
        socket.end(Buffer.alloc(300_000, 'x'));
        break;
      case 'bye':
        socket.end('bye bye\n');
        break;
      case 'GET /metrics HTTP/1.1\r':
        socket.end(page(200, 'echo_up 1\n'));
        break;
      case 'GET /absent HTTP/1.1\r':
        socket.end(page(404, 'no such page\n'));
        break;
      default:
        socket.write(`echo ${line}\n`);
        socket.on('data', next => socket.write(`echo ${String(next)}`));
    }
  });
}
