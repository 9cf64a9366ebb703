import { writeFile } from 'node:fs/promises';
import { Backends } from './backends.ts';
import type { ClusterContext } from './context.ts';
import { runControllers } from './controllers.ts';
import { Injections, type Fault, type Injection } from './faults.ts';
import { kubeconfigOf } from './kubeconfig.ts';
import { Listener, type TlsIdentity } from './listener.ts';
import { Store } from './store.ts';
import { administrator, limited, type User } from './users.ts';
import { Watches } from './watch.ts';
import { World } from './world.ts';
import { KubernetesWriter } from './writer.ts';

export type { Endpoint } from './backends.ts';
export { selfSignedCertificate } from './certificate.ts';
export type { World } from './world.ts';

export interface SimulatedClusterOptions {
  /** Name of the cluster and its first context in the kubeconfig; `simulated` where absent. */
  readonly name?: string;
  /** A free one where absent. */
  readonly port?: number;
  /** The first one's context is current; an administrator and a limited user where absent. */
  readonly users?: readonly User[];
  /** Plain HTTP where absent. */
  readonly tls?: TlsIdentity;
  /** How many changes a watch may be behind; 10 000 where absent. */
  readonly historyLimit?: number;
  /** Between two bookmarks of a watch; a minute where absent, as the real one. */
  readonly bookmarkMilliseconds?: number;
  /** Nothing follows from an object: no pods, no endpoints. For worlds of many thousands, which would be gone through at each change. */
  readonly controllers?: 'none';
}

interface Faults {
  /** A fault for requests to come, until disposed or used up. */
  inject(injection: Injection): { dispose(): void };
  /** Shorthand: this fault for the next request, whatever it is. */
  next(fault: Fault): void;
  clear(): void;
  /** Breaks the connections of all open watches. */
  dropWatches(): void;
  /** Ends all open watches properly. */
  endWatches(): void;
  /** Sends every watch that asked for bookmarks one, now. */
  bookmarkWatches(): void;
  /** Forgets the history: watches and pages from before now are answered with 410. Open watches go on. */
  expireHistory(): void;
  /** Forgets the history, and tells the open watches so within their streams. */
  expireWatches(): void;
  /** The user's token is answered with 401 from now on. */
  expireToken(user: string): void;
  renewToken(user: string): void;
  /** Breaks all connections, port-forwards too. */
  dropConnections(): void;
  /** Stops answering at the address ... */
  shutDown(): Promise<void>;
  /** ... and answers again, at the same one, with the same objects. */
  startUp(): Promise<void>;
}

export interface SimulatedCluster {
  readonly url: string;
  /** A kubeconfig with a context for each user, as text. */
  readonly kubeconfig: string;
  writeKubeconfig(path: string): Promise<void>;
  readonly world: World;
  readonly faults: Faults;
  /** Open watches, for tests that wait for one. */
  readonly watchCount: number;
  /** Open TCP connections. */
  readonly connectionCount: number;
  stop(): Promise<void>;
}

/** A Kubernetes API server in this process, with the namespaces `default` and `kube-system` in it. */
export async function startSimulatedCluster(options: SimulatedClusterOptions = {}): Promise<SimulatedCluster> {
  const { name = 'simulated', port = 0, users = [administrator, limited], tls } = options;
  const store = new Store(options.historyLimit ?? 10_000);
  const writer = new KubernetesWriter(store, addresses());
  const backends = new Backends();
  const watches = new Watches(store, options.bookmarkMilliseconds ?? 60_000);
  const context: ClusterContext = { store, writer, watches, backends, injections: new Injections(), users, expired: new Set() };
  const controllers = options.controllers === 'none' ? undefined : runControllers(store, writer);
  const listener = new Listener(context, { port, tls });
  const world = new World(store, writer, backends);
  for (const namespace of ['default', 'kube-system']) world.addNamespace(namespace);
  await listener.open();
  const kubeconfig = kubeconfigOf({ name, url: listener.url, users, ...(tls && { certificate: tls.certificate }) });
  return {
    url: listener.url,
    kubeconfig,
    // Readable by its owner alone, as kubeconfigs are.
    writeKubeconfig: path => writeFile(path, kubeconfig, { mode: 0o600 }),
    world,
    faults: faultsOf(context, listener),
    get watchCount() {
      return watches.count;
    },
    get connectionCount() {
      return listener.connections;
    },
    stop: async () => {
      controllers?.dispose();
      await listener.close();
    },
  };
}

function faultsOf({ injections, watches, store, expired }: ClusterContext, listener: Listener): Faults {
  return {
    inject: injection => injections.add(injection),
    next: fault => void injections.add({ fault, times: 1 }),
    clear: () => injections.clear(),
    dropWatches: () => watches.drop(),
    endWatches: () => watches.end(),
    bookmarkWatches: () => watches.bookmark(),
    expireHistory: () => store.compact(),
    expireWatches: () => {
      store.compact();
      watches.expire();
    },
    expireToken: user => void expired.add(user),
    renewToken: user => void expired.delete(user),
    dropConnections: () => listener.dropConnections(),
    shutDown: () => listener.close(),
    startUp: () => listener.open(),
  };
}

/** Service addresses from 10.96.0.0/16, pods' from 10.244.0.0/16, as a new cluster has them. */
function addresses(): { service(): string; pod(): string } {
  let services = 0;
  let pods = 0;
  const within = (prefix: string, number: number): string => `${prefix}.${number >> 8}.${number & 255}`;
  return {
    service: () => within('10.96', (services += 1)),
    pod: () => within('10.244', (pods += 1)),
  };
}
