import {
  CoreV1Api,
  DiscoveryV1Api,
  KubeConfig,
  makeInformer,
  type Informer,
  type KubernetesObject,
  type ListPromise,
} from '@kubernetes/client-node';
import { changedAt, clock } from './messages.ts';
import type { Subject } from './subjects.ts';

/** The informers of the client library, one a kind, each with its cache. */
export function informer(kubeconfig: string): Subject {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  // It refuses plain HTTP unless certificates are not checked; there are none here.
  config.clusters = config.clusters.map(cluster => ({ ...cluster, skipTLSVerify: true }));
  const core = config.makeApiClient(CoreV1Api);
  const discovery = config.makeApiClient(DiscoveryV1Api);
  let delays: number[] = [];
  const changed = ({ metadata }: KubernetesObject): void => {
    const at = metadata?.annotations?.[changedAt];
    if (at !== undefined) delays.push(clock() - Number(at));
  };
  const watched = <T extends KubernetesObject>(path: string, list: ListPromise<T>): Informer<T> => {
    const one = makeInformer(config, path, list);
    one.on('update', changed);
    one.on('error', (error: unknown) => {
      throw error instanceof Error ? error : new Error(String(error));
    });
    return one;
  };
  const informers = [
    watched('/api/v1/namespaces', () => core.listNamespace()),
    watched('/api/v1/services', () => core.listServiceForAllNamespaces()),
    watched('/apis/discovery.k8s.io/v1/endpointslices', () => discovery.listEndpointSliceForAllNamespaces()),
  ];
  return {
    prepare: () => Promise.resolve(),
    start: async () => {
      await Promise.all(informers.map(one => one.start()));
    },
    takeDelays: () => {
      const taken = delays;
      delays = [];
      return taken;
    },
  };
}
