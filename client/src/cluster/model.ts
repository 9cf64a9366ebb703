/** What the product knows of a cluster: plain values, no client library's classes. Its objects are in kinds/. */

/** A context of the merged kubeconfigs. */
export interface ContextInfo {
  readonly name: string;
  readonly cluster: string;
  readonly user: string;
  /** Namespace the context names; `default` where it names none. */
  readonly namespace: string;
  readonly server: string;
  /** The kubeconfig's `current-context`. */
  readonly current: boolean;
}

/** Why a request to a cluster failed, and what the person can do. Closed: views switch over it. */
export type ClusterError =
  /** A kubeconfig that cannot be read or parsed; one that is not there is `notFound`. */
  | { readonly kind: 'kubeconfig'; readonly message: string }
  | { readonly kind: 'unknownContext'; readonly message: string }
  /** No connection: refused, no such host, reset. */
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'timeout'; readonly message: string }
  | { readonly kind: 'tls'; readonly message: string }
  /** 401, or an exec plugin that failed: the login has expired or never was. */
  | { readonly kind: 'login'; readonly message: string }
  /** 403: what may not be done, in the API server's words. */
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'notFound'; readonly message: string }
  /** 409: an object of that name is there, it changed meanwhile, or (of an apply) others manage some of its fields. */
  | { readonly kind: 'conflict'; readonly message: string; readonly reason: 'exists' | 'version' }
  | { readonly kind: 'conflict'; readonly message: string; readonly reason: 'fields'; readonly fields: readonly FieldCause[] }
  /** 422, and the 400 of an object with unknown fields or of the wrong shape. */
  | { readonly kind: 'invalid'; readonly message: string; readonly fields: readonly FieldCause[] }
  /** 429. */
  | { readonly kind: 'throttled'; readonly message: string; readonly retryAfterSeconds?: number }
  /** Any other status of the API server. */
  | { readonly kind: 'server'; readonly message: string; readonly status: number }
  /** Not JSON, not the expected shape, or larger than the limit. */
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'untrusted'; readonly message: string }
  /** The person's settings say that nothing is to be written. */
  | { readonly kind: 'readOnly'; readonly message: string };

/** What is wrong with one field, in the API server's words. */
export interface FieldCause {
  /** Such as `spec.ports[0].port`; empty where it is the object as a whole. */
  readonly field: string;
  readonly message: string;
}

/** The one way in which the cluster layer fails; `error` says why. Cancellation is an AbortError, never this. */
export class ClusterFailure extends Error {
  readonly error: ClusterError;
  constructor(error: ClusterError, options?: ErrorOptions) {
    super(error.message, options);
    this.name = 'ClusterFailure';
    this.error = error;
  }
}

/** By shape: each bundle has a ClusterFailure class of its own, so `instanceof` would miss those of the other. */
export function isClusterFailure(value: unknown): value is ClusterFailure {
  return value instanceof Error && value.name === 'ClusterFailure' && 'error' in value;
}
