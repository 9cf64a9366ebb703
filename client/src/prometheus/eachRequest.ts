import type { PrometheusApi } from './api.ts';

/** An api each of whose requests goes through `run`, which is handed what asks it of another. */
export function eachRequest(url: string, run: <T>(ask: (api: PrometheusApi) => Promise<T>) => Promise<T>): PrometheusApi {
  return {
    url,
    query: (...args) => run(api => api.query(...args)),
    queryRange: (...args) => run(api => api.queryRange(...args)),
    activeTargets: (...args) => run(api => api.activeTargets(...args)),
    scrapePools: signal => run(api => api.scrapePools(signal)),
    droppedTargets: (...args) => run(api => api.droppedTargets(...args)),
    droppedCounts: signal => run(api => api.droppedCounts(signal)),
    relabelSteps: (...args) => run(api => api.relabelSteps(...args)),
    labelNames: (...args) => run(api => api.labelNames(...args)),
    labelValues: (...args) => run(api => api.labelValues(...args)),
    reload: signal => run(api => api.reload(signal)),
    loadedConfig: signal => run(api => api.loadedConfig(signal)),
    version: signal => run(api => api.version(signal)),
  };
}
