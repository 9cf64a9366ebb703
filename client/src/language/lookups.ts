import type { LookupRequest, LookupResult } from '../../../server/src/protocol.ts';
import type { PrometheusApi } from '../prometheus/api.ts';
import type { Lookup } from '../prometheus/lookup.ts';
import { assertNever } from '../util/assertNever.ts';

const unanswered: LookupResult = { values: [], complete: false };

/** Names and values of the active Prometheus for the server's completion. Never rejects: without an answer it is empty and not complete. */
export async function answerLookup(request: LookupRequest, lookup: Lookup, connect: () => Promise<PrometheusApi>): Promise<LookupResult> {
  try {
    return { values: await valuesOf(request, lookup, await connect()), complete: true };
  } catch {
    // Completion works without a server; what is wrong with it is told by the status bar and the lenses.
    return unanswered;
  }
}

function valuesOf(request: LookupRequest, lookup: Lookup, api: PrometheusApi): Promise<readonly string[]> {
  switch (request.what) {
    case 'metrics':
      return request.match === undefined ? lookup.metricNames(api) : lookup.labelValues(api, '__name__', request.match);
    case 'labelNames':
      return lookup.labelNames(api, request.match);
    case 'labelValues':
      return lookup.labelValues(api, request.label, request.match);
    default:
      return assertNever(request);
  }
}
