import type { ClusterApi } from '../cluster/api.ts';
import type { KindName, Kinds } from '../cluster/kinds/index.ts';
import type { Lease, LiveChange, LiveState, LiveStore } from '../cluster/index.ts';
import { type ClusterError, isClusterFailure } from '../cluster/model.ts';
import { assertNever } from '../util/assertNever.ts';
import type { Disposable } from '../util/event.ts';

/** A connected context: its api, and what is watched through it. */
export interface Connection {
  readonly api: ClusterApi;
  readonly store: LiveStore;
}

type SessionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly connection: Connection; readonly listener: Disposable }
  | { readonly kind: 'failed'; readonly error: ClusterError };

export interface SessionOptions {
  readonly connect: () => Promise<Connection>;
  /** Something in `state` may answer differently now: of that kind, in those namespaces; of all where they are absent. */
  readonly changed: (change?: LiveChange) => void;
}

/** One context as the views use it: leases may be opened before the connection stands, and a failed connection is a state. */
export class ClusterSession {
  readonly #options: SessionOptions;
  readonly #wanted = new Set<PendingLease>();
  #state: SessionState = { kind: 'idle' };
  /** What was known before the connection was made anew, shown until the new one knows better. */
  readonly #remembered: Remembered = {};
  #disposed = false;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  open(kind: KindName, namespace?: string): Lease {
    const lease: PendingLease = { kind, namespace, inner: undefined };
    this.#wanted.add(lease);
    if (this.#state.kind === 'connected') lease.inner = this.#state.connection.store.open(kind, namespace);
    else if (this.#state.kind === 'idle') this.#connect();
    return {
      dispose: () => {
        this.#wanted.delete(lease);
        lease.inner?.dispose();
        lease.inner = undefined;
      },
    };
  }

  state<K extends KindName>(kind: K, namespace?: string): LiveState<Kinds[K]> {
    const now = this.#stateNow(kind, namespace);
    return now.kind === 'loading' ? (this.#remembered[kind]?.get(namespace ?? '') ?? now) : now;
  }

  /** Connects again, with the login and the address that the kubeconfig has now. */
  reconnect(): void {
    if (this.#state.kind === 'idle') return;
    for (const { kind, namespace } of this.#wanted) this.#remember(kind, namespace);
    this.#close();
    this.#connect();
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- K ties a kind's objects to its own map; the body needs it
  #remember<K extends KindName>(kind: K, namespace: string | undefined): void {
    const state = this.#stateNow(kind, namespace);
    if (state.kind === 'loading') return;
    const states: Map<string, LiveState<Kinds[K]>> = (this.#remembered[kind] ??= new Map());
    states.set(namespace ?? '', state);
  }

  #stateNow<K extends KindName>(kind: K, namespace: string | undefined): LiveState<Kinds[K]> {
    const state = this.#state;
    switch (state.kind) {
      case 'idle':
      case 'connecting':
        return { kind: 'loading' };
      case 'failed':
        return { kind: 'failed', error: state.error, items: [] };
      case 'connected':
        return state.connection.store.state(kind, namespace);
      default:
        return assertNever(state);
    }
  }

  /** A connection that failed is made anew; one that stands tries its failed lists again. */
  retry(kind: KindName, namespace?: string): void {
    if (this.#state.kind === 'connected') this.#state.connection.store.retry(kind, namespace);
    else if (this.#state.kind === 'failed') this.#connect();
  }

  dispose(): void {
    this.#disposed = true;
    this.#close();
    this.#wanted.clear();
  }

  #close(): void {
    for (const lease of this.#wanted) {
      lease.inner?.dispose();
      lease.inner = undefined;
    }
    if (this.#state.kind === 'connected') release(this.#state.connection, this.#state.listener);
    this.#state = { kind: 'idle' };
  }

  #connect(): void {
    const attempt: SessionState = { kind: 'connecting' };
    this.#state = attempt;
    this.#options.changed();
    this.#options.connect().then(
      connection => this.#connected(connection, attempt),
      (error: unknown) => this.#failed(error, attempt),
    );
  }

  #connected(connection: Connection, attempt: SessionState): void {
    const listener = connection.store.onDidChange(change => this.#told(connection, change));
    if (this.#disposed || this.#state !== attempt) {
      release(connection, listener);
      return;
    }
    this.#state = { kind: 'connected', connection, listener };
    for (const lease of this.#wanted) lease.inner = connection.store.open(lease.kind, lease.namespace);
    this.#options.changed();
  }

  #told({ store }: Connection, change: LiveChange): void {
    const remembered = this.#remembered[change.kind];
    for (const namespace of remembered?.keys() ?? []) {
      if (store.state(change.kind, namespace || undefined).kind !== 'loading') remembered?.delete(namespace);
    }
    this.#options.changed(change);
  }

  #failed(error: unknown, attempt: SessionState): void {
    if (this.#disposed || this.#state !== attempt) return;
    this.#state = { kind: 'failed', error: isClusterFailure(error) ? error.error : { kind: 'kubeconfig', message: String(error) } };
    this.#options.changed();
  }
}

type Remembered = { [K in KindName]?: Map<string, LiveState<Kinds[K]>> };

interface PendingLease {
  readonly kind: KindName;
  readonly namespace: string | undefined;
  inner: Lease | undefined;
}

function release(connection: Connection, listener: Disposable): void {
  listener.dispose();
  connection.store.dispose();
  // Nobody waits for the sockets to close; a failure to close them is nothing anyone could act on.
  connection.api.dispose().catch(() => undefined);
}
