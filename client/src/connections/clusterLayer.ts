import type { Connection } from './clusterSession.ts';
import type { PrometheusService } from '../cluster/discovery.ts';
import type { Kubeconfigs, PortForwards } from '../cluster/index.ts';
import type { Service } from '../cluster/kinds/service.ts';
import { createSharedApis, type SharedApis } from './sharedApis.ts';
import type { Log } from '../util/log.ts';

export interface ClusterLayerOptions {
  readonly kubeconfigPaths: () => readonly string[];
  readonly trusted: () => boolean;
  readonly log: Log;
}

/** The Kubernetes code once it is loaded, with the kubeconfigs that are open now. */
export interface ClusterLayer {
  readonly kubeconfigs: Kubeconfigs;
  readonly forwards: PortForwards;
  readonly findPrometheus: (services: readonly Service[]) => readonly PrometheusService[];
  readonly apis: SharedApis;
  connect(context: string): Promise<Connection>;
  openKubeconfigs(): void;
  dispose(): Promise<void>;
}

export async function loadLayer({ kubeconfigPaths, trusted, log }: ClusterLayerOptions, filesChanged: () => void): Promise<ClusterLayer> {
  const { createKubeconfigs, createLiveStore, createPortForwards, findPrometheusServices } = await import('../cluster/index.ts');
  const open = (): Kubeconfigs => {
    const opened = createKubeconfigs({ paths: kubeconfigPaths(), trusted, log });
    opened.onDidChange(filesChanged);
    return opened;
  };
  let kubeconfigs = open();
  const forwards = createPortForwards({ log });
  const apis = createSharedApis(context => kubeconfigs.connect(context));
  return {
    get kubeconfigs() {
      return kubeconfigs;
    },
    openKubeconfigs: () => {
      kubeconfigs.dispose();
      kubeconfigs = open();
    },
    forwards,
    findPrometheus: findPrometheusServices,
    apis,
    connect: async context => {
      const api = await apis.take(context);
      return { api, store: createLiveStore(api) };
    },
    dispose: async () => {
      kubeconfigs.dispose();
      await forwards.dispose();
    },
  };
}
