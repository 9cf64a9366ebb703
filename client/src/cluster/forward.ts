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
  | { readonly kind: 'open'; readonly localPort: number; readonly url: string }
  /** It never came to listen: no login, no such Service, no ready pod, no access. `stop` takes it off the list. */
  | { readonly kind: 'failed'; readonly error: ClusterError }
  | { readonly kind: 'stopped' };

/** A Service's port that answers on this machine. */
export interface Forward {
  readonly id: string;
  readonly target: ForwardTarget;
  readonly state: ForwardState;
  /** TCP connections open now. */
  readonly connections: number;
  /** Why the last connection that failed did; the forward itself stays open. */
  readonly lastError: ClusterError | undefined;
  stop(): Promise<void>;
}
