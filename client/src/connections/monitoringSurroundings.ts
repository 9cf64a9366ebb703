import type { ClusterReader } from '../cluster/api.ts';
import type { KindName, Kinds } from '../cluster/kinds/index.ts';
import type { Service } from '../cluster/kinds/service.ts';
import { isClusterFailure } from '../cluster/model.ts';
import { podsOf } from '../monitoring/chain/selected.ts';
import { annotationJobsOf } from '../monitoring/mechanisms/annotation.ts';
import type { AnnotationJob, Surroundings } from '../monitoring/mechanisms/mechanism.ts';
import { isPrometheusFailure, type PrometheusApi } from '../prometheus/api.ts';

export interface SurroundingsQuestion {
  readonly cluster: ClusterReader;
  /** Rejects with a PrometheusFailure where none is in use. */
  readonly prometheus: () => Promise<PrometheusApi>;
  readonly service: Service;
}

/** What the cluster has set up. What may not be read is as good as absent: a mechanism is offered only where it was seen to work. */
export async function monitoringSurroundings(
  { cluster, prometheus, service }: SurroundingsQuestion,
  signal: AbortSignal,
): Promise<Omit<Surroundings, 'service' | 'plan'>> {
  const { namespace } = service;
  const list = async <K extends KindName>(kind: K, within?: string): Promise<readonly Kinds[K][]> => {
    try {
      return (await cluster.list(kind, { ...(within !== undefined && { namespace: within }), signal })).items;
    } catch (error) {
      if (isClusterFailure(error)) return [];
      throw error;
    }
  };
  const [pods, services, prometheuses, namespaces, annotationJobs] = await Promise.all([
    list('pod', namespace),
    list('service', namespace),
    list('prometheus'),
    list('namespace'),
    loadedAnnotationJobs(prometheus, signal),
  ]);
  const siblings = services.filter(({ name }) => name !== service.name);
  return { pods: podsOf(service, pods), siblings, prometheuses, namespaces, annotationJobs };
}

async function loadedAnnotationJobs(prometheus: () => Promise<PrometheusApi>, signal: AbortSignal): Promise<readonly AnnotationJob[]> {
  try {
    return annotationJobsOf(await (await prometheus()).loadedConfig(signal));
  } catch (error) {
    if (isPrometheusFailure(error)) return [];
    throw error;
  }
}
