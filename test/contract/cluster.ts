import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClusterApi, WatchEvent } from '../../client/src/cluster/api.ts';
import { type KindName, type Kinds, kinds } from '../../client/src/cluster/kinds/index.ts';
import { apiServerOf } from '../../client/src/cluster/contextServer.ts';
import { createKubeconfigs, createLiveStore, type Kubeconfigs } from '../../client/src/cluster/index.ts';
import { readKubeconfigFile } from '../../client/src/cluster/kubeconfigFile.ts';
import { createLogin } from '../../client/src/cluster/kubeconfigLogin.ts';
import { createKubernetesApi } from '../../client/src/cluster/kubernetesApi.ts';
import type { Service } from '../../client/src/cluster/kinds/service.ts';
import { clusterErrorOf } from '../support/clusterErrors.ts';
import { answer, deadPort, echoDeployment, echoPort } from '../support/echoPods.ts';
import { type KubeAdmin, kubeAdmin } from '../support/kubeAdmin.ts';
import { silentLog } from '../support/silentLog.ts';
import { describeConflicts } from './clusterConflicts.ts';
import { describeFetches } from './clusterFetches.ts';
import { type ClusterAbilities, describePortForwards, type PreparedCluster } from './clusterForwards.ts';
import { describeObjects } from './clusterObjects.ts';

/** A cluster to hold the contract against. */
export interface ClusterUnderTest {
  readonly kubeconfig: string;
  readonly adminContext: string;
  readonly adminToken: string;
  /** A context whose user may not list namespaces. */
  readonly limitedContext: string;
  /** The local port that stands behind port 18080 of every pod labelled `app: echo`; 0 for any. */
  readonly backendPort: number;
  /** Told once something listens there. */
  backendListens(namespace: string, port: number): void;
}

/** What every cluster does for us, the simulated like the real one. */
export function describeCluster({ tellsPodEnd }: ClusterAbilities, start: () => Promise<ClusterUnderTest>): void {
  const namespace = `contract-${process.pid}-${Date.now().toString(36)}`;
  const services = `/api/v1/namespaces/${namespace}/services`;
  let cluster: ClusterUnderTest;
  let kubeconfigs: Kubeconfigs;
  let api: ClusterApi;
  let admin: KubeAdmin;
  let backend: Server;

  beforeAll(async () => {
    cluster = await start();
    kubeconfigs = createKubeconfigs({ paths: [cluster.kubeconfig], trusted: () => true, log: silentLog });
    const { contexts } = await kubeconfigs.read();
    api = await kubeconfigs.connect(cluster.adminContext);
    admin = kubeAdmin(contexts.find(({ name }) => name === cluster.adminContext)?.server ?? '', cluster.adminToken);
    backend = createServer(answer).listen(cluster.backendPort, '127.0.0.1');
    await once(backend, 'listening');
    const address = backend.address();
    cluster.backendListens(namespace, typeof address === 'object' && address !== null ? address.port : 0);
    await admin.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await admin.create(`/apis/apps/v1/namespaces/${namespace}/deployments`, echoDeployment);
    for (const name of ['echo', 'one', 'two', 'three', 'four']) await admin.create(services, serviceNamed(name));
    await seen('pod', items => items.filter(({ ready }) => ready).length === 2);
  });

  afterAll(async () => {
    await admin?.delete(`/api/v1/namespaces/${namespace}`);
    await api?.dispose();
    kubeconfigs?.dispose();
    backend?.close();
  });

  /** Resolves with the objects of our namespace once they are as wanted. */
  async function seen<K extends KindName>(kind: K, wanted: (items: readonly Kinds[K][]) => boolean): Promise<readonly Kinds[K][]> {
    const store = createLiveStore(api);
    try {
      return await new Promise(resolve => {
        store.onDidChange(() => {
          const state = store.state(kind, namespace);
          if (state.kind === 'live' && wanted(state.items)) resolve(state.items);
        });
        store.open(kind, namespace);
      });
    } finally {
      store.dispose();
    }
  }

  describe('contexts', () => {
    it('tells those of the kubeconfig, and which one is current', async () => {
      const { contexts, problems } = await kubeconfigs.read();
      expect(problems).toEqual([]);
      expect(contexts.map(({ name }) => name)).toEqual(expect.arrayContaining([cluster.adminContext, cluster.limitedContext]));
      expect(contexts.filter(({ current }) => current)).toHaveLength(1);
    });

    it('does not know one that is not there', async () => {
      expect(await clusterErrorOf(kubeconfigs.connect('no-such-context'))).toEqual({
        kind: 'unknownContext',
        message: 'There is no context "no-such-context" in the kubeconfig. It may have been renamed or removed; choose another one.',
      });
    });

    it('opens nothing in a workspace that is not trusted', async () => {
      const untrusted = createKubeconfigs({ paths: [cluster.kubeconfig], trusted: () => false, log: silentLog });
      expect(await clusterErrorOf(untrusted.connect(cluster.adminContext))).toMatchObject({ kind: 'untrusted' });
      untrusted.dispose();
    });
  });

  describe('list', () => {
    it('gives the Services of a namespace with what the tree shows of them', async () => {
      const { items } = await api.list('service', { namespace, signal: live() });
      expect(items.map(({ name }) => name).sort()).toEqual(['echo', 'four', 'one', 'three', 'two']);
      expect(items.find(({ name }) => name === 'echo')).toMatchObject({
        namespace,
        type: 'ClusterIP',
        headless: false,
        ports: [echoPort, deadPort],
        selector: { app: 'echo' },
      });
    });

    it('gives namespaces, and pods by label', async () => {
      const namespaces = await api.list('namespace', { signal: live() });
      expect(namespaces.items).toContainEqual({
        name: namespace,
        labels: { 'kubernetes.io/metadata.name': namespace },
        terminating: false,
      });
      const pods = await api.list('pod', { namespace, labelSelector: 'app=echo', signal: live() });
      expect(pods.items).toHaveLength(2);
      expect(pods.items[0]).toMatchObject({
        phase: 'Running',
        ready: true,
        containerPorts: [{ container: 'main', name: 'echo', port: 18080, protocol: 'TCP' }],
      });
      const none = await api.list('pod', { namespace, labelSelector: 'app=other', signal: live() });
      expect(none.items).toEqual([]);
    });

    it.each(namesOf(kinds))('gives objects of the kind %s', async kind => {
      const { items, resourceVersion } = await api.list(kind, { namespace, signal: live() });
      expect(items).toEqual(expect.any(Array));
      expect(resourceVersion).not.toBe('');
    });

    it('gives what a field selector names', async () => {
      const { items } = await api.list('service', { namespace, fieldSelector: 'metadata.name=two', signal: live() });
      expect(items.map(({ name }) => name)).toEqual(['two']);
    });

    it('gives the labels of namespaces, of which nothing but the metadata is asked for', async () => {
      const { items } = await api.list('namespace', { name: namespace, signal: live() });
      expect(items).toEqual([{ name: namespace, labels: { 'kubernetes.io/metadata.name': namespace }, terminating: false }]);
    });

    it('follows the pages', async () => {
      const entries = await readKubeconfigFile(cluster.kubeconfig);
      const paged = createKubernetesApi(
        apiServerOf(cluster.adminContext, entries ?? { clusters: [], users: [], contexts: [] }, { env: {}, loginOf: createLogin }),
        {
          pageSize: 2,
        },
      );
      const { items } = await paged.list('service', { namespace, signal: live() });
      expect(items).toHaveLength(5);
      await paged.dispose();
    });

    it('says what a limited user may not do, in the words of the API server', async () => {
      const limited = await kubeconfigs.connect(cluster.limitedContext);
      const error = await clusterErrorOf(limited.list('namespace', { signal: live() }));
      expect(error).toEqual({
        kind: 'forbidden',
        message: expect.stringMatching(
          /^This is not allowed to the user of context "[^"]+": namespaces is forbidden: User "limited" cannot list resource "namespaces" in API group "" at the cluster scope\. Ask /,
        ),
      });
      await limited.dispose();
    });

    it('rejects with an AbortError once it is cancelled', async () => {
      await expect(api.list('service', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    });
  });

  describe('watch', () => {
    it('tells what is added, modified and deleted, in order', async () => {
      const { resourceVersion } = await api.list('service', { namespace, signal: live() });
      const end = new AbortController();
      const events: WatchEvent<Service>[] = [];
      const watching = (async () => {
        for await (const event of api.watch('service', { namespace, resourceVersion, signal: end.signal })) {
          if (event.type === 'bookmark') continue;
          events.push(event);
          if (event.type === 'deleted') break;
        }
      })();
      await admin.create(services, serviceNamed('changing'));
      await admin.patch(`${services}/changing`, { metadata: { labels: { tier: 'web' } } });
      await admin.delete(`${services}/changing`);
      await watching;
      expect(events).toMatchObject([
        { type: 'added', object: { name: 'changing', labels: {} } },
        { type: 'modified', object: { name: 'changing', labels: { tier: 'web' } } },
        { type: 'deleted', object: { name: 'changing' } },
      ]);
    });

    it('tells of namespaces by their metadata', async () => {
      const { resourceVersion } = await api.list('namespace', { signal: live() });
      const name = `${namespace}-watched`;
      const events: string[] = [];
      const watching = (async () => {
        for await (const event of api.watch('namespace', { resourceVersion, signal: live() })) {
          if (!('object' in event) || event.object.name !== name) continue;
          events.push(`${event.type}${event.object.terminating ? ', terminating' : ''}`);
          if (event.type === 'deleted') break;
        }
      })();
      await admin.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
      await admin.delete(`/api/v1/namespaces/${name}`);
      await watching;
      expect(events[0]).toBe('added');
      expect(events).toContain('modified, terminating');
      expect(events.at(-1)).toBe('deleted, terminating');
    });

    it('rejects with an AbortError once it is cancelled', async () => {
      const { resourceVersion } = await api.list('service', { namespace, signal: live() });
      const end = new AbortController();
      const next = api.watch('service', { namespace, resourceVersion, signal: end.signal })[Symbol.asyncIterator]().next();
      end.abort();
      await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    });

    it('keeps a store live', async () => {
      const known = seen('service', items => items.some(({ name, labels }) => name === 'late' && labels['tier'] === 'web'));
      await admin.create(services, serviceNamed('late'));
      await admin.patch(`${services}/late`, { metadata: { labels: { tier: 'web' } } });
      expect((await known).map(({ name }) => name)).toContain('late');
      await admin.delete(`${services}/late`);
    });
  });

  const prepared = (): PreparedCluster => ({ api, admin, namespace, seen });
  describePortForwards({ tellsPodEnd }, prepared);
  describeConflicts(prepared);
  describeObjects(async () => ({ ...prepared(), limited: await kubeconfigs.connect(cluster.limitedContext) }));
  describeFetches(async () => ({ ...prepared(), limited: await kubeconfigs.connect(cluster.limitedContext) }));

  const serviceNamed = (name: string): object => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: 'echo' }, ports: [echoPort, deadPort] },
  });
}

// Object.keys forgets which they are.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const namesOf = <T extends object>(table: T): (keyof T)[] => Object.keys(table) as (keyof T)[];

const live = (): AbortSignal => new AbortController().signal;
