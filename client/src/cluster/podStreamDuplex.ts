import { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { PodPort } from './api.ts';
import { requestFailure, type Where } from './errors.ts';
import { ClusterFailure } from './model.ts';

const dataChannel = 0;
const errorChannel = 1;

/** Load balancers cut what is silent for a minute. */
const pingMs = 30_000;

/** See `_final`. */
const lingerMs = 10_000;

/** A close that the other side leaves unanswered. */
const closeMs = 1_000;

export interface PodStreamOptions {
  readonly target: PodPort;
  readonly where: Where;
}

/**
 * The bytes of one forwarded connection. Every message of the WebSocket begins with its channel's number; the first on each channel is the port, two
 * bytes little endian; after that channel 0 carries data both ways, and channel 1 the kubelet's error text.
 */
export class PodStream extends Duplex {
  readonly #socket: WebSocket;
  readonly #target: PodPort;
  readonly #opened = new Set<number>();
  readonly #ping: NodeJS.Timeout;
  #linger: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, { target, where }: PodStreamOptions) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    this.#target = target;
    this.#ping = setInterval(() => socket.ping(), pingMs).unref();
    socket.on('message', data => this.#receive(bufferOf(data)));
    socket.on('close', code => this.#closed(code));
    socket.on('error', error => this.destroy(requestFailure(error, where)));
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.send(Buffer.concat([Buffer.of(dataChannel), chunk]), done);
  }

  /**
   * The protocol has no half-close: a kubelet cannot be told that no more will be sent. So the answer to what was sent is waited for, and the
   * connection closed once nothing has come for a while; else each connection that a client closes would stay open in the pod.
   */
  override _final(done: () => void): void {
    this.#lingerOn();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearInterval(this.#ping);
    clearTimeout(this.#linger);
    // From here on nobody listens, and an error without a listener would end the process.
    this.#socket.removeAllListeners();
    this.#socket.on('error', () => undefined);
    this.#socket.terminate();
    done(error);
  }

  #receive(message: Buffer): void {
    const channel = message[0] ?? dataChannel;
    const data = message.subarray(1);
    if (!this.#opened.has(channel)) {
      this.#opened.add(channel);
      return;
    }
    if (channel === errorChannel) this.destroy(this.#refused(data.toString('utf8').trim()));
    if (channel !== dataChannel || data.length === 0) return;
    if (this.#linger !== undefined) this.#lingerOn();
    if (!this.push(data)) this.#socket.pause();
  }

  #closed(code: number): void {
    clearInterval(this.#ping);
    clearTimeout(this.#linger);
    // 1006: the connection broke without the other side saying goodbye.
    if (code === 1006) this.destroy(this.#lost());
    else this.push(null);
  }

  #lingerOn(): void {
    clearTimeout(this.#linger);
    this.#linger = setTimeout(() => {
      this.#socket.close(1000);
      this.#linger = setTimeout(() => this.#socket.terminate(), closeMs).unref();
    }, lingerMs).unref();
  }

  #refused(text: string): ClusterFailure {
    const { pod, port } = this.#target;
    return new ClusterFailure({
      kind: 'unreachable',
      message: `Port ${port} of pod "${pod}" cannot be reached: ${text}. Check that a container of the pod listens on that port.`,
    });
  }

  #lost(): ClusterFailure {
    const { pod, port } = this.#target;
    return new ClusterFailure({
      kind: 'unreachable',
      message: `The connection to port ${port} of pod "${pod}" was lost: the pod or the way to it is gone. Connect again.`,
    });
  }
}

/** `ws` hands out one Buffer a message unless it was told otherwise. */
function bufferOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
