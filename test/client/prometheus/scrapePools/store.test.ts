import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PrometheusApi, PrometheusFailure } from '../../../../client/src/prometheus/api.ts';
import { createTargetStore, type TargetStore } from '../../../../client/src/prometheus/scrapePools/store.ts';
import { partialPrometheus } from '../../../support/partialPrometheus.ts';
import { scrapedTarget } from '../../../support/scrapedTargets.ts';

const intervalMs = 5000;

/** A Prometheus with three pools that notes what it is asked; `held` keeps its next answers back. */
function prometheus(overrides: Partial<PrometheusApi> = {}) {
  const asked: string[] = [];
  const signals: AbortSignal[] = [];
  let underWay = 0;
  let most = 0;
  const answer = async <T>(question: string, signal: AbortSignal, value: T): Promise<T> => {
    asked.push(question);
    signals.push(signal);
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
    return value;
  };
  const api = partialPrometheus({
    scrapePools: signal => answer('pools', signal, ['a', 'b', 'c']),
    droppedCounts: signal => answer('counts', signal, new Map([['b', 4]])),
    activeTargets: (signal, pool = 'all') => answer(`targets ${pool}`, signal, [scrapedTarget(`${pool}:80`, { scrapePool: pool })]),
    droppedTargets: (pool, signal) => answer(`dropped ${pool}`, signal, { targets: [{ __address__: 'x:1' }], count: 4 }),
    relabelSteps: (pool, _discovered, signal) => answer(`steps ${pool}`, signal, []),
    query: (_expr, signal) => answer('samples', signal, { result: { type: 'vector', series: [] }, warnings: [], infos: [], durationMs: 1 }),
    loadedConfig: signal => answer('config', signal, 'scrape_configs:\n- job_name: a\n  sample_limit: 7\n'),
    ...overrides,
  });
  return { api, asked, signals, take: () => asked.splice(0), most: () => most };
}

describe('what is known of scrape pools', () => {
  let stores: TargetStore[] = [];

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    for (const store of stores) store.dispose();
    stores = [];
    vi.useRealTimers();
  });

  function storeOf(api: PrometheusApi): TargetStore {
    const store = createTargetStore({ connect: async () => api, intervalMs: () => intervalMs, clock: () => Date.now() });
    stores.push(store);
    return store;
  }

  const pass = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

  it('is asked for by nobody as long as nobody watches', async () => {
    const { api, asked } = prometheus();
    const store = storeOf(api);
    store.open('a', true);
    store.refresh();
    await pass(10 * intervalMs);
    expect(asked).toEqual([]);
  });

  it('begins with the pools, then counts each without keeping its targets, one request at a time', async () => {
    const { api, take, most } = prometheus();
    const store = storeOf(api);
    store.watch(true);
    await pass();
    expect(take()).toEqual(['pools', 'counts', 'config', 'samples', 'targets a', 'targets b', 'targets c']);
    expect(most()).toBe(1);
    expect(store.world.pools).toEqual({ kind: 'known', names: ['a', 'b', 'c'] });
    expect(store.world.pool('b')).toMatchObject({ summary: { up: 1, total: 1 }, droppedCount: 4 });
    expect(store.world.pool('b').targets).toBeUndefined();
  });

  it('looks again at what is open after the interval, and at the rest much later', async () => {
    const { api, take } = prometheus();
    const store = storeOf(api);
    store.watch(true);
    store.open('b', true);
    await pass();
    expect(take()).toEqual(['pools', 'counts', 'targets b', 'samples', 'samples', 'config', 'samples', 'targets a', 'targets c']);
    expect(store.world.pool('b').targets).toHaveLength(1);
    expect(store.world.limits('a')?.sampleLimit).toBe(7);
    await pass(intervalMs);
    expect(take()).toEqual(['pools', 'counts', 'targets b']);
    await pass(60_000);
    expect(new Set(take())).toEqual(new Set(['pools', 'counts', 'targets b', 'samples', 'targets a', 'targets c']));
  });

  it('asks for dropped targets, and for the step that drops each, only while somebody looks', async () => {
    const { api, take } = prometheus();
    const store = storeOf(api);
    store.watch(true);
    await pass();
    take();
    store.openDropped('b', true);
    await pass();
    store.wantSteps('b', store.world.pool('b').dropped?.targets ?? []);
    await pass();
    expect(take()).toEqual(['dropped b', 'steps b']);
    expect(store.world.steps('b', { __address__: 'x:1' })).toEqual({ kind: 'known', steps: [] });
    store.openDropped('b', false);
    store.wantSteps('b', []);
    await pass(120_000);
    expect(take().filter(question => /dropped|steps/.test(question))).toEqual([]);
  });

  it('says that an older server does not tell the steps', async () => {
    const { api } = prometheus({
      relabelSteps: () => Promise.reject(new PrometheusFailure({ kind: 'http', status: 404, message: 'None.' })),
    });
    const store = storeOf(api);
    store.watch(true);
    store.wantSteps('b', [{ a: '1' }]);
    await pass();
    expect(store.world.steps('b', { a: '1' })).toEqual({ kind: 'unsupported' });
  });

  it('gives up what is under way when nobody watches any more, and goes on where somebody does again', async () => {
    const never = new Promise<readonly string[]>(() => undefined);
    const signals: AbortSignal[] = [];
    const { api, take } = prometheus({ scrapePools: signal => (signals.push(signal), never) });
    const store = storeOf(api);
    store.watch(true);
    await pass();
    store.watch(false);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    await pass(10 * intervalMs);
    expect(signals).toHaveLength(1);
    store.watch(true);
    await pass();
    expect(signals).toHaveLength(2);
    expect(take()).toEqual([]);
  });

  it('lets a pool that somebody opens go before the counting of others', async () => {
    let counting: AbortSignal | undefined;
    const { api, asked } = prometheus();
    const patient = partialPrometheus({
      ...api,
      activeTargets: (signal, pool) => {
        if (pool !== 'a') return api.activeTargets(signal, pool);
        counting ??= signal;
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
      },
    });
    const store = storeOf(patient);
    store.watch(true);
    await pass();
    store.open('c', true);
    await pass();
    expect(counting?.aborted).toBe(true);
    expect(asked).toContain('targets c');
    expect(store.world.pool('a').error).toBeUndefined();
  });

  it('waits longer and longer for a server that does not answer, and starts over when told to', async () => {
    let attempts = 0;
    const { api } = prometheus({
      scrapePools: async () => {
        attempts += 1;
        throw new PrometheusFailure({ kind: 'unreachable', message: 'Nobody there.' });
      },
    });
    const store = storeOf(api);
    store.watch(true);
    await pass();
    expect(store.world.pools).toEqual({ kind: 'failed', error: { kind: 'unreachable', message: 'Nobody there.' } });
    await pass(600_000);
    expect(attempts).toBeGreaterThan(5);
    expect(attempts).toBeLessThan(600_000 / intervalMs / 4);
    const before = attempts;
    store.refresh();
    await pass();
    expect(attempts).toBe(before + 1);
  });

  it.each(['noServer', 'untrusted'] as const)('asks no more where nobody can answer (%s), until that changes', async kind => {
    let attempts = 0;
    const store = createTargetStore({
      connect: async () => {
        attempts += 1;
        throw new PrometheusFailure({ kind, message: '' });
      },
      intervalMs: () => intervalMs,
      clock: () => Date.now(),
    });
    stores.push(store);
    store.watch(true);
    await pass(3_600_000);
    expect(attempts).toBe(1);
    store.reset();
    await pass();
    expect(attempts).toBe(2);
  });

  it('gives a slow server rest: a look is repeated after twenty times what it took', async () => {
    let looks = 0;
    const { api } = prometheus({
      activeTargets: async () => {
        looks += 1;
        await new Promise(resolve => setTimeout(resolve, 2000));
        return [];
      },
      scrapePools: async () => ['a'],
    });
    const store = storeOf(api);
    store.watch(true);
    store.open('a', true);
    await pass(2000 + 39_000);
    expect(looks).toBe(1);
    await pass(3000);
    expect(looks).toBe(2);
  });

  it('tells of a pool that cannot be asked for at that pool, and keeps what it knew', async () => {
    let broken = false;
    const { api } = prometheus();
    const store = storeOf(
      partialPrometheus({
        ...api,
        activeTargets: (signal, pool) =>
          broken && pool === 'a'
            ? Promise.reject(new PrometheusFailure({ kind: 'malformed', message: 'Too large.' }))
            : api.activeTargets(signal, pool),
      }),
    );
    store.watch(true);
    store.open('a', true);
    await pass();
    broken = true;
    await pass(intervalMs);
    expect(store.world.pool('a')).toMatchObject({ error: { message: 'Too large.' }, summary: { total: 1 } });
    broken = false;
    await pass(60_000);
    expect(store.world.pool('a').error).toBeUndefined();
  });

  it('keeps the targets of a small pool that was closed, and only the summary of a large one', async () => {
    const { api } = prometheus({
      activeTargets: async (_signal, pool = '') =>
        Array.from({ length: pool === 'a' ? 10 : 600 }, (_, index) => scrapedTarget(`${pool}:${index}`, { scrapePool: pool })),
    });
    const store = storeOf(api);
    store.watch(true);
    for (const pool of ['a', 'b']) store.open(pool, true);
    await pass();
    for (const pool of ['a', 'b']) store.open(pool, false);
    expect(store.world.pool('a').targets).toHaveLength(10);
    expect(store.world.pool('b')).toMatchObject({ summary: { total: 600 } });
    expect(store.world.pool('b').targets).toBeUndefined();
  });

  it('forgets everything when another server is chosen', async () => {
    const { api } = prometheus();
    const store = storeOf(api);
    store.watch(true);
    await pass();
    store.watch(false);
    store.reset();
    expect(store.world.pools).toEqual({ kind: 'loading' });
    expect(store.world.pool('a')).toEqual({});
  });

  it('tells of a change once, and of none where nothing changed', async () => {
    const { api } = prometheus();
    const store = storeOf(api);
    const changes: (string | undefined)[] = [];
    store.onDidChange(({ pool }) => changes.push(pool));
    store.watch(true);
    await pass();
    expect(changes).toEqual([undefined, undefined, 'a', 'b', 'c']);
    await pass(intervalMs);
    expect(changes).toHaveLength(5);
  });

  it('tells of pools that turn out to scrape what another does', async () => {
    const { api } = prometheus({
      activeTargets: async (_signal, pool = '') => [scrapedTarget(pool === 'b' ? 'b:1' : 'shared:1', { scrapePool: pool })],
    });
    const store = storeOf(api);
    const changes: (string | undefined)[] = [];
    store.onDidChange(({ pool }) => changes.push(pool));
    store.watch(true);
    await pass();
    expect(changes.filter(pool => pool !== undefined)).toEqual(['a', 'b', 'c', 'a']);
    expect(store.world.scrapers('http://shared:1/metrics')).toEqual(['a', 'c']);
    changes.length = 0;
    await pass(61_000);
    expect(changes.filter(pool => pool !== undefined)).toEqual(['a', 'b', 'c']);
  });

  it('lets those go who wait for the pools, with an answer or when nobody watches any more', async () => {
    const { api } = prometheus();
    const store = storeOf(api);
    store.watch(true);
    const answered = store.nextPools();
    await pass();
    await answered;
    const givenUp = store.nextPools();
    store.watch(false);
    await givenUp;
    expect(store.world.pools.kind).toBe('known');
  });
});
