import { type ClusterError, isClusterFailure } from '../../client/src/cluster/model.ts';

/** The error that the promise fails with; a promise that succeeds fails the test. */
export async function clusterErrorOf(promise: Promise<unknown>): Promise<ClusterError> {
  try {
    await promise;
  } catch (error) {
    if (isClusterFailure(error)) return error.error;
    throw error;
  }
  throw new Error('Expected the request to fail, but it succeeded.');
}
