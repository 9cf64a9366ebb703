import { type PrometheusError, PrometheusFailure } from '../../client/src/prometheus/api.ts';

/** The error that the promise fails with; a promise that succeeds fails the test. */
export async function errorOf(promise: Promise<unknown>): Promise<PrometheusError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof PrometheusFailure) return error.error;
    throw error;
  }
  throw new Error('Expected the request to fail, but it succeeded.');
}
