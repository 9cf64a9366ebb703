import { describe, expect, it } from 'vitest';
import { observed, type ServerHealth } from '../../../client/src/connections/observedApi.ts';
import { type PrometheusError, PrometheusFailure } from '../../../client/src/prometheus/api.ts';
import { partialPrometheus } from '../../support/partialPrometheus.ts';

/** An api that answers every request for the version with what is given. */
async function healthAfter(version: () => Promise<string>): Promise<ServerHealth | undefined> {
  let health: ServerHealth | undefined;
  const watched = observed(partialPrometheus({ version }), now => void (health = now));
  await watched.version(new AbortController().signal).catch(() => undefined);
  return health;
}

function failing(error: PrometheusError): () => Promise<never> {
  return async () => {
    throw new PrometheusFailure(error);
  };
}

describe('the health of a server', () => {
  it('is well after an answer', async () => {
    expect(await healthAfter(async () => '3.16.0')).toEqual({ kind: 'ok' });
  });

  it('is well after an answer that says no: a wrong query is not the fault of the server', async () => {
    expect(await healthAfter(failing({ kind: 'api', message: '', errorType: 'bad_data', status: 400 }))).toEqual({ kind: 'ok' });
  });

  it('is bad after no answer, with the reason', async () => {
    const error = { kind: 'unreachable', message: 'No answer.' } as const;
    expect(await healthAfter(failing(error))).toEqual({ kind: 'failing', error });
  });

  it('is not touched by who gave up waiting', async () => {
    expect(await healthAfter(() => Promise.reject(new DOMException('', 'AbortError')))).toBeUndefined();
  });
});
