import type { Server, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { throwIfAborted } from '../util/abort.ts';
import type { Log } from '../util/log.ts';
import type { ClusterApi } from './api.ts';
import type { Forward, ForwardState, ForwardTarget } from './forward.ts';
import { listenLocally } from './localPort.ts';
import { type ClusterError, isClusterFailure } from './model.ts';
import { createPodPicker, type PodPicker } from './podPicker.ts';
import { schemeOf } from './servicePort.ts';

export interface PortForwardOptions {
  readonly id: string;
  readonly target: ForwardTarget;
  /** The connection is the forward's own: it outlives every view of the cluster, and ends with the forward. */
  readonly connect: () => Promise<ClusterApi>;
  readonly log: Log;
  readonly onChange: () => void;
}

/** One Service port made reachable at a local address; each TCP connection has a stream of its own to a pod. */
export class PortForward implements Forward {
  readonly id: string;
  readonly target: ForwardTarget;
  readonly #options: PortForwardOptions;
  readonly #end = new AbortController();
  readonly #sockets = new Set<Socket>();
  #api: ClusterApi | undefined;
  #server: Server | undefined;
  #state: ForwardState = { kind: 'starting' };
  #lastError: ClusterError | undefined;

  constructor(options: PortForwardOptions) {
    this.id = options.id;
    this.target = options.target;
    this.#options = options;
  }

  get state(): ForwardState {
    return this.#state;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  get lastError(): ClusterError | undefined {
    return this.#lastError;
  }

  /** Never rejects: what goes wrong is its state. */
  async start(): Promise<void> {
    const { signal } = this.#end;
    const { port } = this.target;
    try {
      this.#api = await this.#options.connect();
      throwIfAborted(signal);
      const pods = createPodPicker(this.#api, this.target);
      await pods.prepare(signal);
      const local = await listenLocally(port.port, socket => void this.#serve(socket, pods));
      this.#server = local.server;
      throwIfAborted(signal);
      this.#become({ kind: 'open', localPort: local.port, url: `${schemeOf(port).scheme}://127.0.0.1:${local.port}` });
    } catch (error) {
      if (!signal.aborted) this.#become({ kind: 'failed', error: errorOf(error) });
      await this.#release();
    }
  }

  /** Resolves once the local port is free again. */
  async stop(): Promise<void> {
    if (this.#state.kind === 'stopped') return;
    this.#become({ kind: 'stopped' });
    this.#end.abort();
    for (const socket of this.#sockets) socket.destroy();
    await this.#release();
  }

  async #release(): Promise<void> {
    const api = this.#api;
    this.#api = undefined;
    await closed(this.#server);
    // A failure to close what nobody uses any more is nothing anyone could act on.
    await api?.dispose().catch(() => undefined);
  }

  async #serve(socket: Socket, pods: PodPicker): Promise<void> {
    this.#sockets.add(socket);
    this.#options.onChange();
    const gone = new AbortController();
    socket.once('close', () => {
      gone.abort();
      this.#sockets.delete(socket);
      this.#options.onChange();
    });
    // Its close follows, which is all that matters.
    socket.on('error', () => undefined);
    try {
      const signal = AbortSignal.any([this.#end.signal, gone.signal]);
      const stream = await pods.connect(signal);
      throwIfAborted(signal);
      join(socket, stream, error => this.#connectionFailed(error));
    } catch (error) {
      if (gone.signal.aborted || this.#end.signal.aborted) return;
      this.#connectionFailed(error);
      socket.resetAndDestroy();
    }
  }

  #connectionFailed(error: unknown): void {
    this.#lastError = errorOf(error);
    this.#options.log.warn(`Port-forward to Service "${this.target.service}": ${this.#lastError.message}`);
    this.#options.onChange();
  }

  #become(state: ForwardState): void {
    this.#state = state;
    this.#options.onChange();
  }
}

/** Bytes, ends and errors both ways; whichever side breaks takes the other with it. */
function join(socket: Socket, stream: Duplex, onError: (error: Error) => void): void {
  stream.on('error', error => {
    if (error.name !== 'AbortError') onError(error);
    // A reset, so that the client does not take half an answer for a whole one.
    socket.resetAndDestroy();
  });
  // The pod's connection is over as a whole: what is still on its way to the client arrives first.
  stream.once('end', () => socket.destroySoon());
  socket.once('close', () => stream.destroy());
  socket.pipe(stream);
  stream.pipe(socket, { end: false });
}

function closed(server: Server | undefined): Promise<void> {
  return new Promise(resolve => {
    if (server === undefined) resolve();
    else server.close(() => resolve());
  });
}

function errorOf(error: unknown): ClusterError {
  if (isClusterFailure(error)) return error.error;
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'unreachable', message: `The port-forward failed: ${reason} Choose another port, or try again.` };
}
