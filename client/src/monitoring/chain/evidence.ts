/** What is known of a Service and all that could make Prometheus scrape it. Gathered elsewhere; here only what it means. */
import type { EndpointSlice } from '../../cluster/kinds/endpointSlice.ts';
import type { Monitor } from '../../cluster/kinds/monitor.ts';
import type { Namespace } from '../../cluster/kinds/namespace.ts';
import type { NetworkPolicy } from '../../cluster/kinds/networkPolicy.ts';
import type { Pod } from '../../cluster/kinds/pod.ts';
import type { PrometheusResource } from '../../cluster/kinds/prometheus.ts';
import type { Service, ServicePort } from '../../cluster/kinds/service.ts';
import type { ActiveTarget } from '../../prometheus/api.ts';

/** "Not allowed to look" and "not known" are answers of their own, each with a sentence that says why. */
export type Known<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string };

export interface Evidence {
  readonly service: Service;
  /** Those of the Service. */
  readonly slices: Known<readonly EndpointSlice[]>;
  /** Those of the Service's namespace. */
  readonly pods: Known<readonly Pod[]>;
  readonly policies: Known<readonly NetworkPolicy[]>;
  readonly namespaces: Known<readonly Namespace[]>;
  /** Of all namespaces that may be read; none where the operator is not installed. */
  readonly monitors: Known<readonly Monitor[]>;
  readonly prometheuses: Known<readonly PrometheusResource[]>;
  /** Those that Prometheus scrapes, and those that a relabel step dropped, of this Service alone. */
  readonly targets: Known<ServiceTargets>;
  /** What the Service's ports answered when they were asked through the cluster. */
  readonly probes: Known<readonly PortProbe[]>;
  /** The accounts of a Prometheus that may not list what discovery in the Service's namespace needs. */
  readonly denied: Known<readonly DeniedAccount[]>;
  /** What the operator said when it skipped a monitor, by `NAMESPACE/NAME`. */
  readonly skipped: ReadonlyMap<string, string>;
}

export interface ServiceTargets {
  readonly active: readonly ActiveTarget[];
  readonly dropped: readonly DroppedTarget[];
  /** Names of all pools that Prometheus has, not only of this Service. */
  readonly pools: readonly string[];
}

export interface DroppedTarget {
  readonly scrapePool: string;
  readonly discoveredLabels: Readonly<Record<string, string>>;
}

export interface PortProbe {
  readonly port: ServicePort;
  readonly path: string;
  readonly scheme: 'http' | 'https';
  readonly outcome: ProbeOutcome;
}

export type ProbeOutcome =
  | { readonly kind: 'metrics'; readonly families: number }
  /** An answer that is no exposition of metrics. */
  | { readonly kind: 'other'; readonly status: number; readonly contentType: string }
  /** Answers at 127.0.0.1 of the pod, and not at the pod's own address. */
  | { readonly kind: 'localhostOnly' }
  | { readonly kind: 'failed'; readonly message: string };

export interface DeniedAccount {
  /** Namespace and name of the Prometheus resource's service account. */
  readonly namespace: string;
  readonly account: string;
  /** What it may not list and watch, in plural: `endpoints`, `pods`. */
  readonly resources: readonly string[];
}
