import type { ApplyCluster } from '../../applying/applyObject.ts';
import { withProgress } from '../../editor/progress.ts';
import type { Services } from '../../services.ts';

/** The cluster of a context, read directly and written through the one door. */
export function quietDoorTo({ clusters, writes }: Pick<Services, 'clusters' | 'writes'>, context: string): ApplyCluster {
  return {
    read: (key, signal) => clusters.withApi(context, api => api.read(key, signal)),
    write: (change, signal) => writes.write(context, change, signal),
  };
}

/**
 * The same, where each request shows that it is under way and can be given up by itself: between two of them the person is asked, and nothing
 * else is to be seen then.
 */
export function doorTo(services: Pick<Services, 'clusters' | 'writes'>, context: string, title: string): ApplyCluster {
  const door = quietDoorTo(services, context);
  const visibly = <T>(signal: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    withProgress(title, givenUp => run(AbortSignal.any([signal, givenUp])));
  return {
    read: (key, signal) => visibly(signal, both => door.read(key, both)),
    write: (change, signal) => visibly(signal, both => door.write(change, both)),
  };
}
