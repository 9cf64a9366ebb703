import type { PrometheusApi } from '../../client/src/prometheus/api.ts';

/** A Prometheus that answers what a test gives it; every other question fails the test. */
export function partialPrometheus(answers: Partial<PrometheusApi>): PrometheusApi {
  const never = (): never => {
    throw new Error('Nobody should ask this.');
  };
  return {
    url: 'http://localhost:9090',
    query: never,
    queryRange: never,
    activeTargets: never,
    scrapePools: never,
    droppedTargets: never,
    droppedCounts: never,
    relabelSteps: never,
    labelNames: never,
    labelValues: never,
    reload: never,
    loadedConfig: never,
    version: never,
    ...answers,
  };
}
