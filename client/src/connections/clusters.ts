import type { ClusterApi, ClusterReader } from '../cluster/api.ts';
import { type ClusterLayer, type ClusterLayerOptions, loadLayer } from './clusterLayer.ts';
import { ClusterSession } from './clusterSession.ts';
import type { KindName, Kinds } from '../cluster/kinds/index.ts';
import type { Forward, ForwardTarget, KubeconfigSnapshot, Lease, LiveState, PortForwards } from '../cluster/index.ts';
import type { PrometheusService } from '../cluster/discovery.ts';
import type { Service, ServicePort } from '../cluster/kinds/service.ts';
import type { ServiceAddress } from '../editor/contributions.ts';
import { ClusterFailure, isClusterFailure } from '../cluster/model.ts';
import { Emitter, type Event } from '../util/event.ts';

export type ClustersChange =
  | { readonly what: 'contexts' }
  /** One was opened or closed, or is otherwise than it was. */
  | { readonly what: 'forwards'; readonly forward: Forward }
  /** `kind` and `namespaces` are absent where anything of the context, or all of the kind, may have changed. */
  | { readonly what: 'context'; readonly context: string; readonly kind?: KindName; readonly namespaces?: ReadonlySet<string> };

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
  /** Lends the api of a context. */
  withApi<T>(context: string, use: (api: ClusterReader) => Promise<T>): Promise<T>;
  /** The same with the right to write; for `createWrites` alone. */
  withWriter<T>(context: string, use: (api: ClusterApi) => Promise<T>): Promise<T>;
  /** One list, not watched. Rejects with a ClusterFailure. */
  listServices(context: string, signal: AbortSignal): Promise<readonly Service[]>;
  /** Where a Prometheus runs, by the Services of the cluster. Undefined where none is to be seen, or nothing may be listed. */
  prometheusNamespace(context: string, signal: AbortSignal): Promise<string | undefined>;
  /** Resolves once it is open or failed; one that this call started is stopped again where the signal is aborted. */
  forward(request: ForwardWish, signal: AbortSignal): Promise<Forward>;
  /** The same, of a port that is named as a setting names it, for as long as it is used. Rejects with a ClusterFailure. */
  reach(service: ServiceAddress, signal: AbortSignal): Promise<Forward>;
  /** The Services of a context that are a Prometheus, the surest first. Rejects with a ClusterFailure. */
  findPrometheus(context: string, signal: AbortSignal): Promise<readonly PrometheusService[]>;
  readonly forwards: readonly Forward[];
  /** Takes the paths of the kubeconfigs anew. */
  reconfigure(): Promise<void>;
  /** Reads the kubeconfigs again and makes every connection anew; open port forwards stay. */
  refresh(): Promise<void>;
  dispose(): Promise<void>;
}

export interface ForwardWish {
  readonly target: ForwardTarget;
  /** Where it shall listen, if that is free. */
  readonly localPort?: number;
}

export interface Place {
  readonly context: string;
  readonly kind: KindName;
  readonly namespace?: string;
}

export function createClusters(options: ClusterLayerOptions): Clusters {
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
    started.forwards.onDidChange(forward => changed.fire({ what: 'forwards', forward }));
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
    (await layer?.catch(() => undefined))?.apis.renew();
    for (const open of sessions.values()) open.reconnect();
    const { contexts } = await load();
    for (const [context, open] of sessions) {
      if (contexts.some(({ name }) => name === context)) continue;
      open.dispose();
      sessions.delete(context);
    }
  };

  const session = (context: string): ClusterSession => {
    const known = sessions.get(context);
    if (known !== undefined) return known;
    const created = new ClusterSession({
      connect: async () => (await ready()).connect(context),
      changed: change => changed.fire({ what: 'context', context, ...change }),
    });
    sessions.set(context, created);
    return created;
  };

  const withWriter = async <T>(context: string, use: (api: ClusterApi) => Promise<T>): Promise<T> => {
    const api = await (await ready()).apis.take(context);
    try {
      return await use(api);
    } finally {
      await api.dispose();
    }
  };
  const listServices = (context: string, signal: AbortSignal): Promise<readonly Service[]> =>
    withWriter(context, async api => (await api.list('service', { signal })).items);

  return {
    onDidChange: changed.event,
    load,
    get snapshot() {
      return snapshot;
    },
    open: ({ context, kind, namespace }) => session(context).open(kind, namespace),
    state: ({ context, kind, namespace }) => session(context).state(kind, namespace),
    retry: ({ context, kind, namespace }) => session(context).retry(kind, namespace),
    withApi: withWriter,
    withWriter,
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
    forward: async (wish, signal) => {
      const { apis, forwards: all } = await ready();
      return all.start({ ...wish, connect: () => apis.take(wish.target.context), signal });
    },
    reach: async ({ context, namespace, name, port }, signal) => {
      const { apis, forwards: all } = await ready();
      const { items } = await withWriter(context, api => api.list('service', { namespace, name, signal }));
      const target = { context, namespace, service: name, port: portNamed(items, { namespace, name, port }) };
      return all.start({ target, temporary: true, connect: () => apis.take(context), signal });
    },
    findPrometheus: async (context, signal) => (await ready()).findPrometheus(await listServices(context, signal)),
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

/** By its number or name; a ClusterFailure where the Service is not there, or has no such port. */
function portNamed(services: readonly Service[], { namespace, name, port }: Omit<ServiceAddress, 'context' | 'path'>): ServicePort {
  const service = services.find(one => one.name === name);
  const found = service?.ports.find(one => one.port === port || one.name === port);
  if (found !== undefined) return found;
  const ports = service?.ports.map(one => one.name ?? String(one.port)).join(', ') ?? '';
  throw new ClusterFailure({
    kind: 'notFound',
    message:
      service === undefined
        ? `There is no Service "${name}" in namespace "${namespace}". Correct the server in the setting prometheusWorkbench.servers.`
        : `Service "${name}" in namespace "${namespace}" has no port ${port}, but ${ports}. Correct the server in the setting prometheusWorkbench.servers.`,
  });
}
