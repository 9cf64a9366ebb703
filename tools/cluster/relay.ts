import { connect, createServer, type Server, type Socket } from 'node:net';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** A TCP server, not yet listening, that joins each connection with one to the endpoint of that moment; without one it is closed. */
export function relayTo(endpoint: () => Endpoint | undefined): Server {
  return createServer({ allowHalfOpen: true }, client => {
    const target = endpoint();
    if (target === undefined) client.resetAndDestroy();
    else join(client, connect({ ...target, allowHalfOpen: true }));
  });
}

/** The end of either side travels to the other, and so does a break. */
function join(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  one.once('error', () => other.resetAndDestroy());
  other.once('error', () => one.resetAndDestroy());
}
