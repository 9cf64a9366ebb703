import type { ClusterReader } from '../cluster/api.ts';
import { isClusterFailure } from '../cluster/model.ts';

/**
 * The namespaces in which the user of the api may list Services, as far as that can be found out: of all where that is allowed in all at once, else
 * of the candidates. Rejects with a ClusterFailure where the cluster does not answer.
 */
export async function listableNamespaces(
  api: ClusterReader,
  candidates: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const everywhere = await allowed(api.list('namespace', { signal }));
  if (everywhere !== undefined) return everywhere.items.map(({ name }) => name);
  const services = await allowed(api.list('service', { signal }));
  if (services !== undefined) return [...new Set(services.items.map(({ namespace }) => namespace))].sort();
  const answers = await Promise.all(
    candidates.map(async namespace => {
      const { allowed: may } = await api.may({ verb: 'list', group: '', resource: 'services', namespace }, signal);
      return may ? [namespace] : [];
    }),
  );
  return answers.flat();
}

/** Undefined where it is forbidden. */
async function allowed<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isClusterFailure(error) && error.error.kind === 'forbidden') return undefined;
    throw error;
  }
}
