import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { answer, sendError } from './answer.ts';
import type { ClusterContext } from './context.ts';
import { portForwardProtocol } from './portForward.ts';
import { upgrade } from './upgrade.ts';

export interface TlsIdentity {
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
}

/** The socket side of the server: one port for its whole life, which it can leave and take again. */
export class Listener {
  readonly #context: ClusterContext;
  readonly #tls: TlsIdentity | undefined;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port: number;

  constructor(context: ClusterContext, { port, tls }: { port: number; tls: TlsIdentity | undefined }) {
    this.#context = context;
    this.#port = port;
    this.#tls = tls;
  }

  get url(): string {
    return `${this.#tls === undefined ? 'http' : 'https'}://127.0.0.1:${this.#port}`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  async open(): Promise<void> {
    const server = this.#tls === undefined ? createServer() : createTlsServer({ cert: this.#tls.certificate, key: this.#tls.key });
    const webSockets = new WebSocketServer({ noServer: true, handleProtocols: () => portForwardProtocol });
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    server.on('request', (request, response) => {
      answer(this.#context, { request, response }).catch((error: unknown) => sendError(response, error));
    });
    server.on('upgrade', (request, socket, head) => {
      upgrade(this.#context, webSockets, { request, socket, head }).catch(() => socket.destroy());
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.#port = address.port;
    this.#server = server;
  }

  /** Breaks every connection and frees the port. */
  async close(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    this.dropConnections();
    await closed;
  }

  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
