import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Endpoint } from '../simulatedCluster/index.ts';

/** Listens at an address and joins each connection with whatever is behind it at that moment; with nothing behind it, the connection is reset. */
export async function relay(at: Endpoint, target: () => Endpoint | undefined): Promise<Server> {
  const server = createServer(socket => {
    const endpoint = target();
    if (endpoint === undefined) socket.resetAndDestroy();
    else join(socket, connect(endpoint));
  });
  server.listen(at);
  await once(server, 'listening');
  server.unref();
  return server;
}

/** Each side's end is the other's, and each side's failure too. */
export function join(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
  one.on('close', () => other.destroy());
  other.on('close', () => one.destroy());
}
