import type { ForwardEvent } from './forwardLog.ts';
import type { Traffic } from './forwardTraffic.ts';
import type { ServicePort } from './kinds/service.ts';
import type { ClusterError } from './model.ts';

export interface ForwardTarget {
  readonly context: string;
  readonly namespace: string;
  readonly service: string;
  readonly port: ServicePort;
}

export type ForwardState =
  | { readonly kind: 'starting' }
  /** `url` is `http://127.0.0.1:PORT`, `https` where the Service's port says so. */
  | ({ readonly kind: 'open' } & LocalAddress)
  /** It listens, and no pod is ready: connections are held for a while until one is. */
  | ({ readonly kind: 'waiting'; readonly error: ClusterError } & LocalAddress)
  /** It never came to listen: no login, no such Service, no ready pod, no access. `stop` takes it off the list. */
  | { readonly kind: 'failed'; readonly error: ClusterError }
  | { readonly kind: 'stopped' };

interface LocalAddress {
  readonly localPort: number;
  readonly url: string;
}

/** A Service's port that answers on this machine. */
export interface Forward {
  readonly id: string;
  readonly target: ForwardTarget;
  readonly state: ForwardState;
  /** TCP connections open now. */
  readonly connections: number;
  readonly traffic: Traffic;
  /** Where the next connection is tried first. */
  readonly pod: string | undefined;
  /** The latest last. */
  readonly events: readonly ForwardEvent[];
  /** Why the last connection that failed did; the forward itself stays open. */
  readonly lastError: ClusterError | undefined;
  /** Opened for a query, and to be closed when nobody uses it any more. */
  readonly temporary: boolean;
  stop(): Promise<void>;
}
