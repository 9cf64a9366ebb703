import type { Server, Socket } from 'node:net';
import { sleep, throwIfAborted } from '../util/abort.ts';
import type { Log } from '../util/log.ts';
import type { ClusterApi } from './api.ts';
import type { Forward, ForwardState, ForwardTarget } from './forward.ts';
import { type ForwardEvent, ForwardLog } from './forwardLog.ts';
import { type Traffic, TrafficCount } from './forwardTraffic.ts';
import { joinStreams } from './joinStreams.ts';
import { listenLocally } from './localPort.ts';
import { type ClusterError, isClusterFailure } from './model.ts';
import { createPodPicker, type PodPicker } from './podPicker.ts';
import { type PodsSeen, watchPods } from './podWatch.ts';
import { schemeOf } from './servicePort.ts';

export interface PortForwardOptions {
  readonly id: string;
  readonly target: ForwardTarget;
  /** Taken where it is free; the Service's own port where absent. */
  readonly localPort?: number;
  readonly temporary: boolean;
  /** The connection is the forward's own: it outlives every view of the cluster, and ends with the forward. */
  readonly connect: () => Promise<ClusterApi>;
  readonly log: Log;
  readonly onChange: () => void;
}

/** A client that connects while no pod is ready is held so long: a pod that is replaced is mostly there again by then. */
const holdMs = 15_000;

/** How often bytes that went through are told of. */
const trafficMs = 1_000;

/** One Service port made reachable at a local address, for as long as there are pods behind it or may be; each connection has a stream of its own. */
export class PortForward implements Forward {
  readonly id: string;
  readonly target: ForwardTarget;
  readonly #options: PortForwardOptions;
  readonly #end = new AbortController();
  /** With the name of the pod, once one was found. */
  readonly #sockets = new Map<Socket, string | undefined>();
  readonly #traffic = new TrafficCount();
  readonly #log = new ForwardLog();
  #api: ClusterApi | undefined;
  #server: Server | undefined;
  #pods: PodPicker | undefined;
  #watch: { dispose(): void } | undefined;
  #state: ForwardState = { kind: 'starting' };
  #lastError: ClusterError | undefined;
  #temporary: boolean;
  #ticking: NodeJS.Timeout | undefined;
  /** Aborted once a pod is ready again. */
  #absence = new AbortController();

  constructor(options: PortForwardOptions) {
    this.id = options.id;
    this.target = options.target;
    this.#options = options;
    this.#temporary = options.temporary;
  }

  get temporary(): boolean {
    return this.#temporary;
  }

  /** A person wants it as well: it stays until they stop it. */
  keep(): void {
    this.#temporary = false;
    this.#options.onChange();
  }

  get state(): ForwardState {
    return this.#state;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  get traffic(): Traffic {
    return this.#traffic.traffic;
  }

  get pod(): string | undefined {
    return this.#pods?.favourite;
  }

  get events(): readonly ForwardEvent[] {
    return this.#log.events;
  }

  get lastError(): ClusterError | undefined {
    return this.#lastError;
  }

  /** Never rejects: what goes wrong is its state. */
  async start(): Promise<void> {
    const { signal } = this.#end;
    const { port } = this.target;
    try {
      const api = await this.#options.connect();
      this.#api = api;
      throwIfAborted(signal);
      const pods = createPodPicker(api, this.target);
      this.#pods = pods;
      await pods.prepare(signal);
      const local = await listenLocally(this.#options.localPort ?? port.port, socket => void this.#serve(socket, pods));
      this.#server = local.server;
      throwIfAborted(signal);
      const url = `${schemeOf(port).scheme}://127.0.0.1:${local.port}`;
      this.#note(`Listens at ${url}, for pod "${pods.favourite}".`);
      this.#become({ kind: 'open', localPort: local.port, url });
      this.#watch = watchPods(api, this.target, seen => this.#saw(seen, pods));
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
    for (const socket of this.#sockets.keys()) socket.destroy();
    await this.#release();
  }

  async #release(): Promise<void> {
    const api = this.#api;
    this.#api = undefined;
    this.#watch?.dispose();
    clearInterval(this.#ticking);
    await closed(this.#server);
    // A failure to close what nobody uses any more is nothing anyone could act on.
    await api?.dispose().catch(() => undefined);
  }

  /** Connections to pods that are gone end, lest they wait for an answer that never comes; new ones go where a pod is ready. */
  #saw(seen: PodsSeen, pods: PodPicker): void {
    const before = pods.favourite;
    pods.know(seen.kind === 'ready' ? seen.pods : []);
    for (const [socket, pod] of this.#sockets) if (pod !== undefined && !seen.running.has(pod)) socket.resetAndDestroy();
    const state = this.#state;
    if (state.kind !== 'open' && state.kind !== 'waiting') return;
    const { localPort, url } = state;
    if (seen.kind === 'none') {
      if (state.kind === 'waiting' && state.error.message === seen.error.message) return;
      this.#note(seen.error.message);
      this.#become({ kind: 'waiting', error: seen.error, localPort, url });
    } else if (state.kind === 'waiting' || pods.favourite !== before) {
      this.#note(`Goes on with pod "${pods.favourite}".`);
      this.#become({ kind: 'open', localPort, url });
      this.#absence.abort();
      this.#absence = new AbortController();
    }
  }

  async #serve(socket: Socket, pods: PodPicker): Promise<void> {
    this.#sockets.set(socket, undefined);
    this.#traffic.add(socket);
    this.#tick();
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
      if (this.#state.kind === 'waiting') await sleep(holdMs, AbortSignal.any([signal, this.#absence.signal]));
      const { stream, pod } = await pods.connect(signal);
      throwIfAborted(signal);
      this.#sockets.set(socket, pod);
      joinStreams(socket, stream, error => this.#connectionFailed(error));
    } catch (error) {
      if (gone.signal.aborted || this.#end.signal.aborted) return;
      this.#connectionFailed(error);
      socket.resetAndDestroy();
    }
  }

  /** Tells of traffic while there may be some. */
  #tick(): void {
    let told = this.#traffic.traffic;
    this.#ticking ??= setInterval(() => {
      const now = this.#traffic.traffic;
      if (now.received !== told.received || now.sent !== told.sent) this.#options.onChange();
      told = now;
      if (this.#sockets.size > 0) return;
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    }, trafficMs).unref();
  }

  #connectionFailed(error: unknown): void {
    this.#lastError = errorOf(error);
    this.#log.add(this.#lastError.message);
    this.#options.log.warn(`Port-forward to Service "${this.target.service}": ${this.#lastError.message}`);
    this.#options.onChange();
  }

  #note(text: string): void {
    this.#log.add(text);
    this.#options.log.info(`Port-forward to Service "${this.target.service}": ${text}`);
  }

  #become(state: ForwardState): void {
    this.#state = state;
    this.#options.onChange();
  }
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
