import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clusters, createClusters } from '../../client/src/connections/clusters.ts';
import type { LiveState } from '../../client/src/cluster/index.ts';
import type { Service, ServicePort } from '../../client/src/cluster/kinds/service.ts';
import { type SimulatedCluster, startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';
import { silentLog } from '../support/silentLog.ts';

const http: ServicePort = { name: 'http', port: 8080, protocol: 'TCP', targetPort: 8080 };
const place = { context: 'sim', kind: 'service', namespace: 'shop' } as const;

interface World {
  readonly cluster: SimulatedCluster;
  readonly kubeconfig: string;
  readonly add: (name: string) => void;
}

interface Trouble {
  readonly what: string;
  readonly begin: (world: World) => Promise<void> | void;
  /** What happens until all is well again; nothing where it passes by itself. */
  readonly end?: (world: World) => Promise<void> | void;
  /** The Services to be seen then; `first` and `second` where nothing is said. */
  readonly names?: readonly string[];
}

const troubles: readonly Trouble[] = [
  {
    what: 'the API server is restarted',
    begin: ({ cluster }) => cluster.faults.shutDown(),
    end: ({ cluster }) => cluster.faults.startUp(),
  },
  {
    what: 'the watch is dropped and so are those after it',
    begin: ({ cluster }) => {
      cluster.faults.inject({ fault: { kind: 'reset' }, match: /watch=true/, times: 3 });
      cluster.faults.dropWatches();
    },
  },
  { what: 'history is forgotten', begin: ({ cluster }) => cluster.faults.expireWatches() },
  {
    what: 'fewer requests are asked for',
    begin: ({ cluster }) => {
      cluster.faults.inject({ fault: { kind: 'throttled', retryAfterSeconds: 1 }, times: 2 });
      cluster.faults.dropWatches();
    },
  },
  {
    what: 'the API server fails',
    begin: ({ cluster }) => {
      cluster.faults.inject({ fault: { kind: 'status', code: 500 }, times: 3 });
      cluster.faults.dropWatches();
    },
  },
  {
    what: 'the login has expired',
    begin: ({ cluster }) => {
      cluster.faults.expireToken('admin');
      cluster.faults.dropWatches();
    },
    end: ({ cluster }) => cluster.faults.renewToken('admin'),
  },
  {
    what: 'no answer comes',
    begin: ({ cluster }) => {
      cluster.faults.inject({ fault: { kind: 'hang' } });
      cluster.faults.dropWatches();
    },
    end: ({ cluster }) => {
      cluster.faults.clear();
      cluster.faults.dropConnections();
    },
  },
  {
    what: 'the kubeconfig is written anew',
    begin: ({ cluster, kubeconfig }) => writeFile(kubeconfig, cluster.kubeconfig.replace('"admin-token"', '"no-token"')),
    end: ({ cluster, kubeconfig }) => cluster.writeKubeconfig(kubeconfig),
  },
  { what: 'the namespace is deleted', begin: ({ cluster }) => cluster.world.delete({ kind: 'Namespace', name: 'shop' }), names: [] },
  {
    what: 'a Service is renamed',
    begin: ({ cluster, add }) => {
      cluster.world.removeService('shop', 'first');
      add('renamed');
    },
    names: ['renamed', 'second'],
  },
];

/** The clusters of a window, as its tree holds them. */
describe('while', () => {
  let folder: string;
  let world: World;
  let clusters: Clusters;
  let before: readonly string[];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'promwb-'));
    before = held();
    const kubeconfig = path.join(folder, 'kubeconfig');
    const cluster = await startSimulatedCluster({ name: 'sim' });
    await cluster.writeKubeconfig(kubeconfig);
    cluster.world.addNamespace('shop');
    const add = (name: string): void => void cluster.world.addService({ namespace: 'shop', name, ports: [http], selector: { app: name } });
    world = { cluster, kubeconfig, add };
    clusters = createClusters({ kubeconfigPaths: () => [kubeconfig], trusted: () => true, log: silentLog });
    add('first');
    add('second');
    await clusters.load();
    clusters.open(place);
    await become(state => names(state) === 'first,second' && state.kind === 'live');
    while (cluster.watchCount === 0) await new Promise(setImmediate);
  });

  afterEach(async () => {
    await clusters.dispose();
    await world.cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function become(wanted: (state: LiveState<Service>) => boolean): Promise<void> {
    return new Promise(resolve => {
      const look = (): void => {
        if (!wanted(clusters.state(place))) return;
        subscription.dispose();
        resolve();
      };
      const subscription = clusters.onDidChange(look);
      look();
    });
  }

  describe.each(troubles)('$what', ({ begin, end, names: wanted = ['first', 'second'] }) => {
    it('what is shown comes out right', async () => {
      await begin(world);
      await end?.(world);
      clusters.retry(place);
      if (wanted.includes('first')) world.add('late');
      const all = wanted.includes('first') ? [...wanted, 'late'].sort() : wanted;
      const retrying = setInterval(() => clusters.retry(place), 50);
      await become(state => state.kind === 'live' && names(state) === all.join());
      clearInterval(retrying);
    });

    it('the window can be closed, and nothing is left of it', async () => {
      await begin(world);
      await clusters.dispose();
      while (world.cluster.connectionCount > 0) await new Promise(setImmediate);
      expect(beyond(held(), before)).toEqual([]);
      await end?.(world);
    });
  });
});

/** Sockets, child processes and watches of files that keep this process alive; those of test files that ran in it before are among them. */
const held = (): readonly string[] =>
  process.getActiveResourcesInfo().filter(resource => /^(TCPSocketWrap|TLSWrap|ProcessWrap|FSEventWrap)$/.test(resource));

/** What there is more of than before. */
function beyond(now: readonly string[], before: readonly string[]): readonly string[] {
  const known = [...before];
  return now.filter(one => {
    const at = known.indexOf(one);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

const names = (state: LiveState<Service>): string =>
  state.kind === 'loading'
    ? ''
    : state.items
        .map(({ name }) => name)
        .sort()
        .join();
