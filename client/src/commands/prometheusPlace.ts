import { readSetting } from '../editor/contributed.ts';
import type { PrometheusPlace } from '../monitoring/plan.ts';
import type { Services } from '../services.ts';

/** Where the Prometheus runs that scrapes this cluster: as the settings say, else as its Services tell. */
export async function placeOfPrometheus(
  { clusters }: Pick<Services, 'clusters'>,
  context: string,
  signal: AbortSignal,
): Promise<PrometheusPlace> {
  if (readSetting('prometheusOutsideCluster')) return { kind: 'outside' };
  const configured = readSetting('prometheusNamespace');
  if (configured !== '') return { kind: 'inNamespace', namespace: configured };
  const namespace = await clusters.prometheusNamespace(context, signal);
  return namespace === undefined ? { kind: 'inCluster' } : { kind: 'inNamespace', namespace };
}
