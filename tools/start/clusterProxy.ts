import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Endpoint, World } from '../simulatedCluster/index.ts';
import { join } from './relay.ts';
import { serviceOf } from './serviceNames.ts';

/** An HTTP proxy that finds Services by their names in the cluster: what stands in for its DNS where nothing better can be had. */
export interface ClusterProxy {
  readonly url: string;
  close(): void;
}

/** Names of Services are looked up as from a pod in the namespace `from`; any other host is passed on to as it is. */
export async function openClusterProxy(world: World, from: string): Promise<ClusterProxy> {
  const endpointOf = (host: string, port: number): Endpoint => {
    const service = serviceOf(host, from);
    return (service && world.endpointOf({ ...service, port })) ?? { host, port };
  };
  const server = createServer((request, response) => pass(request, response, endpointOf));
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    const onward = connect(endpointOf(hostname, Number(port)), () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      join(socket, onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('A server that listens on TCP has a port.');
  return { url: `http://127.0.0.1:${address.port}`, close: () => void server.close() };
}

function pass(request: IncomingMessage, response: ServerResponse, endpointOf: (host: string, port: number) => Endpoint): void {
  if (!URL.canParse(request.url ?? '')) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('This is a proxy: it takes absolute addresses only.\n');
    return;
  }
  const { hostname, port, pathname, search } = new URL(request.url ?? '');
  const { method, headers } = request;
  const onward = httpRequest(
    { ...endpointOf(hostname, Number(port || 80)), path: pathname + search, method, headers, agent: false },
    answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', error => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { 'content-type': 'text/plain' }).end(`${hostname}:${port} cannot be reached: ${error.message}\n`);
  });
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
