import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Endpoint } from './backends.ts';

/** The subprotocol of the kubelet's WebSocket port-forward: each message starts with its channel, two channels a port. */
export const portForwardProtocol = 'v4.channel.k8s.io';

export interface ForwardedPort {
  readonly port: number;
  /** Undefined where nothing listens. */
  readonly endpoint: Endpoint | undefined;
}

/** Bytes that may wait in the WebSocket before the pod's side is paused. */
const highWater = 1 << 20;

/**
 * Serves one port-forward: of the n-th port, channel 2n carries data and 2n+1 error text. First on each comes the port's
 * number, two bytes, low one first. There is no half-close: when the pod's side ends, the WebSocket is closed, and the reverse.
 */
export function servePortForward(socket: WebSocket, ports: readonly ForwardedPort[], podName: string): void {
  for (const [index, { port }] of ports.entries()) {
    const number = Buffer.alloc(2);
    number.writeUInt16LE(port);
    for (const channel of [2 * index, 2 * index + 1]) socket.send(frame(channel, number));
  }
  const connections = ports.map(({ port, endpoint }, index) => {
    const fail = (reason: string): void => {
      const message = `error forwarding port ${port} to pod ${podName}, uid : ${reason}`;
      socket.send(frame(2 * index + 1, Buffer.from(message)), () => socket.close());
    };
    if (endpoint === undefined) {
      fail(`failed to connect to localhost:${port} inside the pod: connect: connection refused`);
      return undefined;
    }
    return join(socket, { channel: 2 * index, connection: connect(endpoint), fail });
  });
  socket.on('message', (data: Buffer) => {
    const connection = connections[(data[0] ?? 0) / 2];
    if (connection === undefined || connection.destroyed || connection.write(data.subarray(1))) return;
    socket.pause();
    void Promise.race([once(connection, 'drain'), once(connection, 'close')]).then(
      () => socket.resume(),
      () => socket.close(),
    );
  });
  // What was sent before the close still arrives.
  socket.on('close', () => connections.forEach(connection => connection?.destroySoon()));
  socket.on('error', () => socket.terminate());
}

interface Join {
  readonly channel: number;
  readonly connection: Socket;
  readonly fail: (reason: string) => void;
}

function join(socket: WebSocket, { channel, connection, fail }: Join): Socket {
  connection.on('data', data => {
    socket.send(frame(channel, data), () => {
      if (socket.bufferedAmount < highWater) connection.resume();
    });
    if (socket.bufferedAmount >= highWater) connection.pause();
  });
  connection.on('error', error => fail(error.message));
  connection.on('end', () => socket.close());
  return connection;
}

const frame = (channel: number, data: Buffer): Buffer => Buffer.concat([Buffer.of(channel), data]);
