import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClusterApi, WatchEvent } from '../../client/src/cluster/api.ts';
import { createKubeconfigs, createLiveStore, createPortForwards, type LiveStore } from '../../client/src/cluster/index.ts';
import type { Service, ServicePort } from '../../client/src/cluster/kinds/service.ts';
import { type SimulatedCluster, startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';
import { clusterErrorOf } from '../support/clusterErrors.ts';
import { liveWith, stateOf } from '../support/liveStates.ts';
import { recordingLog, silentLog } from '../support/silentLog.ts';

const http: ServicePort = { name: 'http', port: 8080, protocol: 'TCP', targetPort: 8080 };
const services = { kind: 'service', namespace: 'default' } as const;

/** What a real API server does only when something breaks; that both are spoken to in one way is what the contract is for. */
describe('a cluster that misbehaves', () => {
  let folder: string;
  let kubeconfig: string;
  let cluster: SimulatedCluster;
  let api: ClusterApi;
  let store: LiveStore;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'promwb-'));
    kubeconfig = path.join(folder, 'kubeconfig');
    cluster = await startSimulatedCluster({ name: 'sim' });
    await cluster.writeKubeconfig(kubeconfig);
    const kubeconfigs = createKubeconfigs({ paths: [kubeconfig], trusted: () => true, log: silentLog });
    api = await kubeconfigs.connect('sim');
    kubeconfigs.dispose();
    store = createLiveStore(api);
    add('first');
  });

  afterEach(async () => {
    store.dispose();
    await api.dispose();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function add(name: string): void {
    cluster.world.addService({ namespace: 'default', name, ports: [http], selector: { app: name } });
  }

  /** The list is there and its watch is open. */
  async function live(...names: string[]): Promise<void> {
    await stateOf(store, services, liveWith(...names));
    await watching();
  }

  async function watching(): Promise<void> {
    while (cluster.watchCount === 0) await new Promise(resolve => setImmediate(resolve));
  }

  it('sends bookmarks, which move the version to resume from', async () => {
    const { resourceVersion } = await api.list('service', { namespace: 'default', signal: signal() });
    const end = new AbortController();
    const events: WatchEvent<Service>[] = [];
    const reading = (async () => {
      for await (const event of api.watch('service', { namespace: 'default', resourceVersion, signal: end.signal })) {
        events.push(event);
        break;
      }
    })();
    await watching();
    cluster.world.addNamespace('elsewhere');
    cluster.faults.bookmarkWatches();
    await reading;
    expect(events).toEqual([{ type: 'bookmark', resourceVersion: expect.stringMatching(/^\d+$/) }]);
    expect(events).not.toContainEqual({ type: 'bookmark', resourceVersion });
  });

  it('ends a watch: the store resumes it', async () => {
    store.open('service', 'default');
    await live('first');
    cluster.faults.endWatches();
    add('second');
    await stateOf(store, services, liveWith('first', 'second'));
  });

  it('forgets its history: the store lists again', async () => {
    store.open('service', 'default');
    await live('first');
    add('second');
    cluster.faults.expireWatches();
    await stateOf(store, services, liveWith('first', 'second'));
    await watching();
    add('third');
    await stateOf(store, services, liveWith('first', 'second', 'third'));
  });

  it('drops a watch: the store goes on from where it was, without a word and without a new list', async () => {
    store.open('service', 'default');
    await live('first');
    const seen = new Set<string>();
    store.onDidChange(() => seen.add(store.state('service', 'default').kind));
    cluster.faults.inject({ fault: { kind: 'status', code: 500 }, match: /services\?limit/ });
    for (const name of ['second', 'third']) {
      cluster.faults.dropWatches();
      add(name);
      await watching();
    }
    await stateOf(store, services, liveWith('first', 'second', 'third'));
    expect([...seen]).toEqual(['live']);
  });

  it('drops a watch and does not take on another: the store shows what it knew, says when it tries again, and does', async () => {
    store.open('service', 'default');
    await live('first');
    cluster.faults.next({ kind: 'reset' });
    cluster.faults.dropWatches();
    const failed = await stateOf(store, services, ({ kind }) => kind === 'failed');
    expect(failed).toMatchObject({ error: { kind: 'unreachable' }, items: [{ name: 'first' }], retryInMs: expect.any(Number) });
    add('second');
    await stateOf(store, services, liveWith('first', 'second'));
  });

  it('is restarted: the store comes back by hand', async () => {
    store.open('service', 'default');
    await live('first');
    await cluster.faults.shutDown();
    await stateOf(store, services, ({ kind }) => kind === 'failed');
    await cluster.faults.startUp();
    add('second');
    store.retry('service', 'default');
    await stateOf(store, services, liveWith('first', 'second'));
  });

  it('refuses a token that has expired: the store waits for the person', async () => {
    cluster.faults.expireToken('admin');
    store.open('service', 'default');
    const failed = await stateOf(store, services, ({ kind }) => kind === 'failed');
    expect(failed).toEqual({ kind: 'failed', error: { kind: 'login', message: expect.stringContaining('Sign in again') }, items: [] });
    cluster.faults.renewToken('admin');
    store.retry('service', 'default');
    await stateOf(store, services, liveWith('first'));
  });

  it('asks for fewer requests: the store waits as long as it was told', async () => {
    cluster.faults.next({ kind: 'throttled', retryAfterSeconds: 30 });
    store.open('service', 'default');
    const failed = await stateOf(store, services, ({ kind }) => kind === 'failed');
    expect(failed).toMatchObject({ error: { kind: 'throttled', retryAfterSeconds: 30 }, retryInMs: 30_000 });
  });

  it('answers with something huge: it is refused, and the next list works', async () => {
    cluster.faults.next({ kind: 'huge', bytes: 300 * 1024 * 1024 });
    expect(await clusterErrorOf(api.list('service', { signal: signal() }))).toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('was larger than 256 MB and was not read'),
    });
    expect((await api.list('service', { namespace: 'default', signal: signal() })).items).toHaveLength(1);
  });

  it('has no ready pod behind a Service: the forward has failed and says why', async () => {
    const forwards = createPortForwards({ log: recordingLog() });
    const forward = await forwards.start({
      target: { context: api.context, namespace: 'default', service: 'first', port: http },
      connect: async () => ({ ...api, dispose: async () => undefined }),
      signal: signal(),
    });
    expect(forward.state).toEqual({
      kind: 'failed',
      error: {
        kind: 'notFound',
        message:
          'Service "first" in namespace "default" has no ready pod (0 in all). Look at why its pods are not ready, then connect again.',
      },
    });
    expect(forwards.list()).toEqual([forward]);
    await forward.stop();
    expect(forwards.list()).toEqual([]);
  });
});

const signal = (): AbortSignal => new AbortController().signal;
