import type { Socket } from 'node:net';

/** What went through a port-forward. */
export interface Traffic {
  /** TCP connections made since it began. */
  readonly accepted: number;
  /** Bytes from the pods to the clients of this machine. */
  readonly received: number;
  /** Bytes from the clients to the pods. */
  readonly sent: number;
}

/** Counted by the sockets themselves: each says how much it has read and written. */
export class TrafficCount {
  readonly #open = new Set<Socket>();
  #accepted = 0;
  #received = 0;
  #sent = 0;

  add(socket: Socket): void {
    this.#accepted += 1;
    this.#open.add(socket);
    socket.once('close', () => {
      this.#open.delete(socket);
      this.#sent += socket.bytesRead;
      this.#received += socket.bytesWritten;
    });
  }

  get traffic(): Traffic {
    let received = this.#received;
    let sent = this.#sent;
    for (const socket of this.#open) {
      sent += socket.bytesRead;
      received += socket.bytesWritten;
    }
    return { accepted: this.#accepted, received, sent };
  }
}
