/** What the product knows of a cluster: plain values, no client library's classes. Parsed once, at the edge, in kubernetesApi.ts. */

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

export interface Namespace {
  readonly name: string;
  readonly terminating: boolean;
}

export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  /** True for `clusterIP: None`. */
  readonly headless: boolean;
  readonly ports: readonly ServicePort[];
  /** Empty where the Service selects nothing: its endpoints are kept by someone else. */
  readonly selector: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface ServicePort {
  /** Absent on a Service's only, unnamed port. */
  readonly name?: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  /** A number, or the name of a container's port. */
  readonly targetPort: number | string;
  readonly appProtocol?: string;
}

export interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  readonly ready: boolean;
  readonly terminating: boolean;
  readonly ip?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly containerPorts: readonly ContainerPort[];
}

export interface ContainerPort {
  readonly container: string;
  readonly name?: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
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
  | { readonly kind: 'conflict'; readonly message: string }
  /** 429. */
  | { readonly kind: 'throttled'; readonly message: string; readonly retryAfterSeconds?: number }
  /** Any other status of the API server. */
  | { readonly kind: 'server'; readonly message: string; readonly status: number }
  /** Not JSON, not the expected shape, or larger than the limit. */
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'untrusted'; readonly message: string };

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
