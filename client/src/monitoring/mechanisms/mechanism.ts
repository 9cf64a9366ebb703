import type { NewScrapeJob } from '../../../../server/src/protocol.ts';
import type { Labels } from '../../cluster/kinds/kind.ts';
import type { Namespace } from '../../cluster/kinds/namespace.ts';
import type { Pod } from '../../cluster/kinds/pod.ts';
import type { PrometheusResource } from '../../cluster/kinds/prometheus.ts';
import type { Service } from '../../cluster/kinds/service.ts';
import type { ClusterObject } from '../../cluster/objects.ts';
import type { JobPlan } from '../plan.ts';

/** One way to let Prometheus scrape a Service, ready to be shown and applied. */
export type Mechanism =
  /** A custom resource that the operator turns into a job. */
  | (Reasons & { readonly kind: 'serviceMonitor' | 'podMonitor' | 'scrapeConfig'; readonly object: ClusterObject; readonly taker: string })
  /** Annotations that a job which is loaded already goes by. */
  | (Reasons & {
      readonly kind: 'annotation';
      readonly job: string;
      /** The Service with nothing but what is to be set: server-side apply leaves all other fields to their owners. */
      readonly object: ClusterObject;
    })
  /** A job that finds the Service's pods by itself, for a file. */
  | (Reasons & { readonly kind: 'discoveryJob'; readonly job: NewScrapeJob })
  /** A job with the Service's address, for a file. */
  | (Reasons & { readonly kind: 'staticJob'; readonly job: NewScrapeJob });

export type MechanismKind = Mechanism['kind'];

interface Reasons {
  /** Why it fits this cluster, as one sentence. */
  readonly reason: string;
  /** Sentences: what will not work as one may think. */
  readonly cautions: readonly string[];
}

/** What a choice hangs on. */
export interface Surroundings {
  readonly service: Service;
  /** Port, path and scheme, with the job of an address. */
  readonly plan: JobPlan;
  /** The Service's own pods; none where they are not known. */
  readonly pods: readonly Pod[];
  /** Other Services of the namespace. */
  readonly siblings: readonly Service[];
  readonly prometheuses: readonly PrometheusResource[];
  readonly namespaces: readonly Namespace[];
  /** Jobs of the loaded configuration that keep what an annotation marks. */
  readonly annotationJobs: readonly AnnotationJob[];
}

export interface AnnotationJob {
  readonly job: string;
  /** Whose annotation it reads. */
  readonly of: 'service' | 'pod';
}

/** Written on what is created, so that exactly that can be taken away again. */
const monitoredAnnotation = 'prometheus-workbench/monitors';

export const madeFor = ({ namespace, name }: Service): Labels => ({ [monitoredAnnotation]: `${namespace}/${name}` });
