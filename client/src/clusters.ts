import { type Connection, ClusterSession } from './clusterSession.ts';
import type { KindName, Kinds } from './cluster/api.ts';
import type { Forward, ForwardTarget, Kubeconfigs, KubeconfigSnapshot, Lease, LiveState, PortForwards } from './cluster/index.ts';
import type { PrometheusService } from './cluster/discovery.ts';
import { isClusterFailure, type Service } from './cluster/model.ts';
import { type Disposable, Emitter, type Event } from './util/event.ts';
import type { Log } from './util/log.ts';

export type ClustersChange =
  | { readonly what: 'contexts' }
  | { readonly what: 'forwards' }
  /** `namespace` and `kind` are absent when anything of the context may have changed. */
  | { readonly what: 'context'; readonly context: string; readonly kind?: KindName; readonly namespace?: string };

export interface ClustersOptions {
  readonly kubeconfigPaths: () => readonly string[];
  readonly trusted: () => boolean;
  readonly log: Log;
}

/** Every cluster of the person, as commands and views ask for it. Kubernetes code is loaded at the first call of `load`. */
export interface Clusters {
  readonly onDidChange: Event<ClustersChange>;
  /** Reads the kubeconfigs; needs neither network nor trust. */
  load(): Promise<KubeconfigSnapshot>;
  /** What `load` last read; undefined before. */
  readonly snapshot: KubeconfigSnapshot | undefined;
  open(place: Place): Lease;
  state<K extends KindName>(place: Place & { readonly kind: K }): LiveState<Kinds[K]>;
  retry(place: Place): void;
  /** One list, not watched. Rejects with a ClusterFailure. */
  listServices(context: string, signal: AbortSignal): Promise<readonly Service[]>;
  /** Where a Prometheus runs, by the Services of the cluster. Undefined where none is to be seen, or nothing may be listed. */
  prometheusNamespace(context: string, signal: AbortSignal): Promise<string | undefined>;
  /** Resolves once it is open or failed; aborting stops it again. */
  forward(target: ForwardTarget, signal: AbortSignal): Promise<Forward>;
  readonly forwards: readonly Forward[];
  /** Takes the paths of the kubeconfigs anew. */
  reconfigure(): Promise<void>;
  /** Reads the kubeconfigs again and makes every connection anew; open port forwards stay. */
  refresh(): Promise<void>;
  dispose(): Promise<void>;
}

export interface Place {
  readonly context: string;
  readonly kind: KindName;
  readonly namespace?: string;
}

interface ClusterLayer {
  readonly kubeconfigs: Kubeconfigs;
  readonly forwards: PortForwards;
  readonly findPrometheus: (services: readonly Service[]) => readonly PrometheusService[];
  connect(context: string): Promise<Connection>;
  openKubeconfigs(): void;
  dispose(): Promise<void>;
}

export function createClusters(options: ClustersOptions): Clusters {
  const changed = new Emitter<ClustersChange>();
  const sessions = new Map<string, ClusterSession>();
  let layer: Promise<ClusterLayer> | undefined;
  let forwards: PortForwards | undefined;
  let snapshot: KubeconfigSnapshot | undefined;

  const start = async (): Promise<ClusterLayer> => {
    const started = await loadLayer(options, () => {
      refresh().catch((error: unknown) => options.log.error(`The changed kubeconfig could not be read again: ${String(error)}`));
    });
    forwards = started.forwards;
    started.forwards.onDidChange(() => changed.fire({ what: 'forwards' }));
    return started;
  };
  const ready = (): Promise<ClusterLayer> => {
    layer ??= start().catch((error: unknown) => {
      layer = undefined;
      throw error;
    });
    return layer;
  };

  const load = async (): Promise<KubeconfigSnapshot> => {
    snapshot = await (await ready()).kubeconfigs.read();
    changed.fire({ what: 'contexts' });
    return snapshot;
  };

  const refresh = async (): Promise<void> => {
    for (const session of sessions.values()) session.dispose();
    sessions.clear();
    await load();
  };

  const session = (context: string): ClusterSession => {
    const known = sessions.get(context);
    if (known !== undefined) return known;
    const created = new ClusterSession({
      connect: async () => (await ready()).connect(context),
      changed: (kind, namespace) =>
        changed.fire({
          what: 'context',
          context,
          ...(kind === undefined ? {} : { kind }),
          ...(namespace === undefined ? {} : { namespace }),
        }),
    });
    sessions.set(context, created);
    return created;
  };

  const listServices = async (context: string, signal: AbortSignal): Promise<readonly Service[]> => {
    const api = await (await ready()).kubeconfigs.connect(context);
    try {
      return (await api.list('service', { signal })).items;
    } finally {
      await api.dispose();
    }
  };

  return {
    onDidChange: changed.event,
    load,
    get snapshot() {
      return snapshot;
    },
    open: ({ context, kind, namespace }) => session(context).open(kind, namespace),
    state: ({ context, kind, namespace }) => session(context).state(kind, namespace),
    retry: ({ context, kind, namespace }) => session(context).retry(kind, namespace),
    listServices,
    prometheusNamespace: async (context, signal) => {
      const { findPrometheus } = await ready();
      try {
        return findPrometheus(await listServices(context, signal))[0]?.service.namespace;
      } catch (error) {
        // Who may not list every Service can still monitor one: the full name holds in any namespace.
        if (isClusterFailure(error)) return undefined;
        throw error;
      }
    },
    forward: async (target, signal) => abortable(startForward(await ready(), target), signal),
    get forwards() {
      return forwards?.list() ?? [];
    },
    refresh,
    reconfigure: async () => {
      if (layer === undefined) return;
      (await layer).openKubeconfigs();
      await refresh();
    },
    dispose: async () => {
      for (const open of sessions.values()) open.dispose();
      sessions.clear();
      changed.dispose();
      await (await layer?.catch(() => undefined))?.dispose();
    },
  };
}

async function loadLayer({ kubeconfigPaths, trusted, log }: ClustersOptions, filesChanged: () => void): Promise<ClusterLayer> {
  const { createKubeconfigs, createLiveStore, createPortForwards, findPrometheusServices } = await import('./cluster/index.ts');
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
async function abortable(starting: Promise<Forward>, signal: AbortSignal): Promise<Forward> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('The port forward was given up.', 'AbortError')), { once: true });
    starting.then(forward => (signal.aborted ? forward.stop() : resolve(forward)), reject);
  });
}

/** Each forward has a connection of its own, so that it outlives a refresh of the tree; it ends with the forward. */
async function startForward({ kubeconfigs, forwards }: ClusterLayer, target: ForwardTarget): Promise<Forward> {
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
