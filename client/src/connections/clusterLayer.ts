import type { Connection } from './clusterSession.ts';
import type { PrometheusService } from '../cluster/discovery.ts';
import type { Forward, ForwardTarget, Kubeconfigs, PortForwards } from '../cluster/index.ts';
import type { Service } from '../cluster/model.ts';
import type { Disposable } from '../util/event.ts';
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
    connect: async context => {
      const api = await kubeconfigs.connect(context);
      return { api, store: createLiveStore(api) };
    },
    dispose: async () => {
      kubeconfigs.dispose();
      await forwards.dispose();
    },
  };
}

/** Who aborts does not wait: the forward is stopped once it has come up. */
export async function abortable(starting: Promise<Forward>, signal: AbortSignal): Promise<Forward> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('The port forward was given up.', 'AbortError')), { once: true });
    starting.then(forward => (signal.aborted ? forward.stop() : resolve(forward)), reject);
  });
}

/** Each forward has a connection of its own, so that it outlives a refresh of the tree; it ends with the forward. */
export async function startForward({ kubeconfigs, forwards }: ClusterLayer, target: ForwardTarget): Promise<Forward> {
  const before = new Set(forwards.list());
  const api = await kubeconfigs.connect(target.context);
  const { namespace, service, port } = target;
  const forward = await forwards.start({ api, namespace, service, port });
  if (before.has(forward)) {
    await api.dispose();
    return forward;
  }
  const listener: Disposable = forwards.onDidChange(changed => {
    if (changed.id !== forward.id || forwards.list().some(({ id }) => id === forward.id)) return;
    listener.dispose();
    api.dispose().catch(() => undefined);
  });
  return forward;
}
