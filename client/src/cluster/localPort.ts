import { createServer, type Server, type Socket } from 'node:net';

/** Ports below are for programs with special rights on most systems. */
const firstFreePort = 1_024;

/**
 * Listens on 127.0.0.1, so that nobody else on the network can use the forward: at the port wished for where it is free and not a privileged one, else
 * at any. Half-open sockets are allowed: a client that ended its sending still waits for the answer.
 */
export async function listenLocally(wished: number, onConnection: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, onConnection);
  if (wished >= firstFreePort) {
    try {
      return { server, port: await listen(server, wished) };
    } catch {
      // Taken, or not ours to take: any other does as well.
    }
  }
  return { server, port: await listen(server, 0) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.removeListener('error', reject);
      const address = server.address();
      // Null or a path only for a server that does not listen at a port.
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
