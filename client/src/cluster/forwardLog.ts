/** What happened to a port-forward, as the tree shows it. */
export interface ForwardEvent {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Counted from 1 for each port-forward. */
  readonly number: number;
  readonly text: string;
}

/** The last events of one port-forward, oldest first. */
export class ForwardLog {
  #events: readonly ForwardEvent[] = [];
  #count = 0;

  get events(): readonly ForwardEvent[] {
    return this.#events;
  }

  add(text: string): void {
    this.#count += 1;
    this.#events = [...this.#events, { at: Date.now(), number: this.#count, text }].slice(-kept);
  }
}

const kept = 50;
