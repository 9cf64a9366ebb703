import { isPrometheusFailure, type PrometheusApi, type PrometheusError } from '../prometheus/api.ts';
import { assertNever } from '../util/assertNever.ts';
import { isCancellation } from '../util/abort.ts';

/** What the latest request told of a server. */
export type ServerHealth =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ok' }
  | { readonly kind: 'failing'; readonly error: PrometheusError };

/** The same api, each of whose answers is also news of the server's health. */
export function observed(api: PrometheusApi, report: (health: ServerHealth) => void): PrometheusApi {
  const watch = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      const value = await answer;
      report({ kind: 'ok' });
      return value;
    } catch (error) {
      if (isPrometheusFailure(error)) report(healthAfter(error.error));
      else if (!isCancellation(error)) report({ kind: 'unknown' });
      throw error;
    }
  };
  return {
    url: api.url,
    query: (...args) => watch(api.query(...args)),
    queryRange: (...args) => watch(api.queryRange(...args)),
    activeTargets: (...args) => watch(api.activeTargets(...args)),
    scrapePools: signal => watch(api.scrapePools(signal)),
    droppedTargets: (...args) => watch(api.droppedTargets(...args)),
    droppedCounts: signal => watch(api.droppedCounts(signal)),
    // What an older server does not have says nothing of its health.
    relabelSteps: (...args) => api.relabelSteps(...args),
    labelNames: (...args) => watch(api.labelNames(...args)),
    labelValues: (...args) => watch(api.labelValues(...args)),
    reload: signal => watch(api.reload(signal)),
    loadedConfig: signal => watch(api.loadedConfig(signal)),
    version: signal => watch(api.version(signal)),
  };
}

function healthAfter(error: PrometheusError): ServerHealth {
  switch (error.kind) {
    // A refused query or reload is an answer: the server is well.
    case 'api':
      return { kind: 'ok' };
    case 'noServer':
    case 'untrusted':
      return { kind: 'unknown' };
    case 'unreachable':
    case 'timeout':
    case 'tls':
    case 'login':
    case 'http':
    case 'malformed':
      return { kind: 'failing', error };
    default:
      return assertNever(error);
  }
}
