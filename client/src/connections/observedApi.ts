import { isPrometheusFailure, type PrometheusApi, type PrometheusError } from '../prometheus/api.ts';
import { eachRequest } from '../prometheus/eachRequest.ts';
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
    ...eachRequest(api.url, ask => watch(ask(api))),
    // What an older server does not have says nothing of its health.
    relabelSteps: (...args) => api.relabelSteps(...args),
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
