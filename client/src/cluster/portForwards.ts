import type { Event } from '../util/event.ts';
import type { Log } from '../util/log.ts';
import type { ClusterApi } from './api.ts';
import type { ClusterError, ServicePort } from './model.ts';

export interface ForwardTarget {
  readonly context: string;
  readonly namespace: string;
  readonly service: string;
  readonly port: ServicePort;
}

export interface ForwardRequest {
  readonly api: ClusterApi;
  readonly namespace: string;
  readonly service: string;
  readonly port: ServicePort;
}

export type ForwardState =
  | { readonly kind: 'starting' }
  /** `url` is `http://127.0.0.1:PORT`, `https` where the Service's port says so. */
  | { readonly kind: 'open'; readonly localPort: number; readonly url: string }
  /** It never came to listen: no such Service, no ready pod, no access. `stop` takes it off the list. */
  | { readonly kind: 'failed'; readonly error: ClusterError }
  | { readonly kind: 'stopped' };

export interface Forward {
  readonly id: string;
  readonly target: ForwardTarget;
  readonly state: ForwardState;
  /** TCP connections open now. */
  readonly connections: number;
  /** Why the last connection that failed did; the forward itself stays open. */
  readonly lastError?: ClusterError;
  stop(): Promise<void>;
}

export interface PortForwards {
  /** Resolves once the forward is open or failed; never rejects. A target that is forwarded already gives that forward again. */
  start(request: ForwardRequest): Promise<Forward>;
  list(): readonly Forward[];
  /** A forward was added, changed its state or its connections, or was taken off the list. */
  readonly onDidChange: Event<Forward>;
  dispose(): Promise<void>;
}

export function createPortForwards(_options: { readonly log: Log }): PortForwards {
  throw new Error('Not implemented.');
}
