import type { NewScrapeJob } from '../../../server/src/protocol.ts';
import type { Service, ServicePort } from '../cluster/model.ts';

/** Where the Prometheus that will scrape runs, seen from the cluster. */
export type PrometheusPlace =
  | { readonly kind: 'inNamespace'; readonly namespace: string }
  /** In the cluster, the namespace not known. */
  | { readonly kind: 'inCluster' }
  | { readonly kind: 'outside' };

export interface PlanRequest {
  readonly service: Service;
  readonly place: PrometheusPlace;
  /** The cluster's DNS domain; `cluster.local` on nearly every cluster. */
  readonly clusterDomain: string;
  /** The port that the person chose, by its number. */
  readonly port?: number;
}

/** A port that metrics may be on, the likeliest first in every list. */
export interface PortCandidate {
  readonly port: ServicePort;
  /** Certain enough to take without asking. */
  readonly sure: boolean;
  /** Why, as the end of a sentence: `it is named "metrics"`. */
  readonly reason: string;
}

export type MonitoringPlan =
  | {
      readonly kind: 'job';
      readonly job: NewScrapeJob;
      readonly service: Service;
      readonly chosen: PortCandidate;
      readonly candidates: readonly PortCandidate[];
      readonly place: PrometheusPlace;
      /** Sentences the preview shows: what will not work as one may think. */
      readonly cautions: readonly string[];
    }
  /** Nothing says which port it is: ask, and plan again with `port`. */
  | { readonly kind: 'choosePort'; readonly candidates: readonly PortCandidate[] }
  /** A sentence that says why, and what to do instead. */
  | { readonly kind: 'impossible'; readonly reason: string };

export function planMonitoring({ service }: PlanRequest): MonitoringPlan {
  return { kind: 'impossible', reason: `No plan for ${service.name} yet.` };
}
