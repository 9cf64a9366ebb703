import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WatchEvent } from '../../../client/src/cluster/api.ts';
import { createLiveStore, type LiveState, type LiveStore } from '../../../client/src/cluster/index.ts';
import type { Namespace } from '../../../client/src/cluster/kinds/namespace.ts';
import type { Service } from '../../../client/src/cluster/kinds/service.ts';
import { type ClusterError, ClusterFailure } from '../../../client/src/cluster/model.ts';
import { service as cart } from '../../support/forwardBench.ts';
import { type Script, scriptedApi, silence } from '../../support/scriptedApi.ts';

const named = (name: string): Namespace => ({ name, labels: {}, terminating: false });
const listing = (...names: string[]) => Promise.resolve({ items: names.map(named), resourceVersion: '1' });
const added = (name: string): WatchEvent<Namespace> => ({ type: 'added', object: named(name), resourceVersion: '2' });
const failing = async (error: ClusterError): Promise<never> => {
  throw new ClusterFailure(error);
};
const unreachable: ClusterError = { kind: 'unreachable', message: 'gone' };
const names = (state: LiveState<Namespace>): readonly string[] => (state.kind === 'loading' ? [] : state.items.map(({ name }) => name));

let store: LiveStore;
let changes: number;

function start(script: Script): LiveStore {
  store = createLiveStore(scriptedApi(script));
  changes = 0;
  store.onDidChange(() => (changes += 1));
  return store;
}

/** Lets everything happen that is due within the time. */
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  store.dispose();
  vi.useRealTimers();
});

describe('a lease', () => {
  it('shares one watch, which the last release stops', async () => {
    let open = 0;
    let lists = 0;
    start({
      list: () => {
        lists += 1;
        return listing('a');
      },
      async *watch(_kind, { signal }) {
        open += 1;
        try {
          yield* silence(signal);
        } finally {
          open -= 1;
        }
      },
    });
    const first = store.open('namespace');
    const second = store.open('namespace');
    await pass(0);
    expect([lists, open]).toEqual([1, 1]);
    first.dispose();
    first.dispose();
    await pass(10_000);
    expect(open).toBe(1);
    second.dispose();
    await pass(10_000);
    expect(open).toBe(0);
  });

  it('that is given back and taken again keeps its watch, or goes on where it was, with what was known', async () => {
    let lists = 0;
    const versions: string[] = [];
    start({
      list: () => {
        lists += 1;
        return listing('a');
      },
      async *watch(_kind, { resourceVersion, signal }) {
        versions.push(resourceVersion);
        if (versions.length === 1) yield added('b');
        yield* silence(signal);
      },
    });
    store.open('namespace').dispose();
    await pass(1_000);
    const again = store.open('namespace');
    await pass(10_000);
    expect([lists, versions]).toEqual([1, ['1']]);
    again.dispose();
    await pass(60_000);
    expect(names(store.state('namespace'))).toEqual(['a', 'b']);
    store.open('namespace');
    expect(store.state('namespace').kind).toBe('live');
    await pass(0);
    expect([lists, versions]).toEqual([1, ['1', '2']]);
  });

  it('that nobody has taken again for long leaves nothing behind', async () => {
    start({ list: () => listing('a') });
    store.open('namespace').dispose();
    await pass(3_600_000);
    expect(store.state('namespace')).toEqual({ kind: 'loading' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind where the store is closed', async () => {
    start({ list: () => failing(unreachable) });
    store.open('namespace').dispose();
    await pass(0);
    expect(vi.getTimerCount()).toBe(2);
    store.dispose();
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the leases on single namespaces', () => {
  const spaces = ['a', 'b', 'c', 'd', 'e', 'f'];
  const service = (namespace: string): Service => ({ ...cart, namespace });

  /** Lists as the cluster would, and notes which lists and watches were asked for. */
  function cluster(refused: readonly (string | undefined)[] = []) {
    const lists: string[] = [];
    const watching = new Set<string>();
    start({
      list: (_kind, { namespace }) => {
        lists.push(namespace ?? '*');
        if (refused.includes(namespace)) return failing({ kind: 'forbidden', message: 'no' });
        return Promise.resolve({ items: (namespace === undefined ? spaces : [namespace]).map(service), resourceVersion: '1' });
      },
      async *watch(_kind, { namespace = '*', signal }) {
        watching.add(namespace);
        try {
          yield* silence(signal);
        } finally {
          watching.delete(namespace);
        }
      },
    });
    return { lists, watching };
  }

  it('are watched one by one where they are few', async () => {
    const { lists, watching } = cluster();
    for (const namespace of spaces.slice(0, 2)) store.open('service', namespace);
    await pass(0);
    expect([lists, [...watching]]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('are one watch of all where they are many', async () => {
    const { lists, watching } = cluster();
    for (const namespace of spaces) store.open('service', namespace);
    await pass(0);
    expect([lists, [...watching]]).toEqual([['a', 'b', 'c', 'd', '*'], ['*']]);
    for (const namespace of spaces) expect(store.state('service', namespace)).toEqual({ kind: 'live', items: [service(namespace)] });
  });

  it('are watched one by one where all of them may not be listed', async () => {
    const { watching } = cluster([undefined, 'c']);
    for (const namespace of spaces) store.open('service', namespace);
    await pass(0);
    expect([...watching].sort()).toEqual(['a', 'b', 'd', 'e', 'f']);
    expect(store.state('service', 'c')).toMatchObject({ kind: 'failed', error: { kind: 'forbidden' } });
    expect(store.state('service', 'e')).toEqual({ kind: 'live', items: [service('e')] });
  });

  it('are answered from a watch of all that is there for another reason', async () => {
    const { lists } = cluster();
    store.open('service');
    store.open('service', 'b');
    await pass(0);
    expect(lists).toEqual(['*']);
    expect(store.state('service', 'b')).toEqual({ kind: 'live', items: [service('b')] });
  });

  it('are told apart by what changed in which', async () => {
    start({
      list: () => Promise.resolve({ items: spaces.map(service), resourceVersion: '1' }),
      async *watch(_kind, { signal }) {
        yield { type: 'modified', object: { ...service('b'), headless: true }, resourceVersion: '2' };
        yield { type: 'modified', object: service('c'), resourceVersion: '3' };
        yield* silence(signal);
      },
    });
    const told: (readonly string[] | undefined)[] = [];
    store.onDidChange(({ namespaces }) => told.push(namespaces && [...namespaces]));
    store.open('service');
    await pass(1_000);
    expect(told).toEqual([undefined, ['b']]);
  });
});

describe('changes', () => {
  it('of one burst are one event, and a new array', async () => {
    start({
      list: () => listing('b'),
      async *watch(_kind, { signal }) {
        for (let index = 0; index < 1_000; index++) yield added(`n${index}`);
        yield { type: 'bookmark', resourceVersion: '9' };
        yield* silence(signal);
      },
    });
    store.open('namespace');
    await pass(0);
    const before = store.state('namespace');
    expect([names(before), changes]).toEqual([['b'], 1]);
    await pass(50);
    expect(names(store.state('namespace'))).toHaveLength(1_001);
    expect(names(before)).toEqual(['b']);
    expect(changes).toBe(2);
  });
});

describe('a watch that ends', () => {
  it('is resumed from the last version, a bookmark counting', async () => {
    const versions: string[] = [];
    start({
      list: () => listing('a'),
      async *watch(_kind, { resourceVersion, signal }) {
        versions.push(resourceVersion);
        if (versions.length === 1) yield added('b');
        else if (versions.length === 2) yield { type: 'bookmark', resourceVersion: '7' };
        else yield* silence(signal);
      },
    });
    store.open('namespace');
    await pass(5_000);
    expect(versions).toEqual(['1', '2', '7']);
    expect(names(store.state('namespace'))).toEqual(['a', 'b']);
  });

  it('because something cut it, after it ran a while, is resumed without a word', async () => {
    const versions: string[] = [];
    start({
      list: () => listing('a'),
      async *watch(_kind, { resourceVersion, signal }) {
        versions.push(resourceVersion);
        if (versions.length > 1) yield* silence(signal);
        yield added('b');
        await new Promise(resolve => setTimeout(resolve, 60_000));
        throw new ClusterFailure(unreachable);
      },
    });
    const seen = new Set<string>();
    store.onDidChange(() => seen.add(store.state('namespace').kind));
    store.open('namespace');
    await pass(61_000);
    expect([versions, [...seen]]).toEqual([['1', '2'], ['live']]);
  });

  it('each second, for whatever reason, neither lists anew nor is told, and misses nothing', async () => {
    let lists = 0;
    let watches = 0;
    start({
      list: () => {
        lists += 1;
        return listing('a');
      },
      async *watch(_kind, { resourceVersion, onOpen }) {
        watches += 1;
        onOpen?.();
        await new Promise(resolve => setTimeout(resolve, 1_000));
        const version = Number(resourceVersion) + 1;
        yield { type: 'added', object: named(`n${version}`), resourceVersion: String(version) };
        throw new ClusterFailure(unreachable);
      },
    });
    const seen = new Set<string>();
    store.onDidChange(() => seen.add(store.state('namespace').kind));
    store.open('namespace');
    await pass(60_500);
    expect([lists, watches, [...seen]]).toEqual([1, 61, ['live']]);
    expect(names(store.state('namespace'))).toHaveLength(61);
  });

  it('at once, again and again, is not asked for more than once a second', async () => {
    let watches = 0;
    start({
      list: () => listing('a'),
      // oxlint-disable-next-line require-yield
      async *watch() {
        watches += 1;
      },
    });
    store.open('namespace');
    await pass(10_000);
    expect(watches).toBeLessThanOrEqual(11);
  });

  it('for want of history leads to a new list', async () => {
    let lists = 0;
    start({
      list: () => {
        lists += 1;
        return lists === 1 ? listing('a', 'b') : listing('b', 'c');
      },
      async *watch(_kind, { signal }) {
        if (lists === 1) yield { type: 'expired' };
        else yield* silence(signal);
      },
    });
    store.open('namespace');
    await pass(2_000);
    expect(names(store.state('namespace'))).toEqual(['b', 'c']);
  });
});

describe('a failure', () => {
  it('keeps what was known, waits longer each time, and recovers', async () => {
    let lists = 0;
    const waits: (number | undefined)[] = [];
    vi.spyOn(Math, 'random').mockReturnValue(0);
    start({
      list: () => {
        lists += 1;
        return lists === 1 || lists > 4 ? listing(`n${lists}`) : failing(unreachable);
      },
      async *watch(_kind, { signal }) {
        if (lists === 1) throw new ClusterFailure(unreachable);
        yield* silence(signal);
      },
    });
    store.onDidChange(() => {
      const state = store.state('namespace');
      if (state.kind === 'failed') {
        waits.push(state.retryInMs);
        expect(names(state)).toEqual(['n1']);
      }
    });
    store.open('namespace');
    await pass(20_000);
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(names(store.state('namespace'))).toEqual(['n5']);
    vi.restoreAllMocks();
  });

  it('of the login waits for the person, who is shown that it is tried', async () => {
    let works = false;
    start({ list: () => (works ? listing('a') : failing({ kind: 'login', message: 'expired' })) });
    store.open('namespace');
    await pass(3_600_000);
    expect(store.state('namespace')).toEqual({ kind: 'failed', error: { kind: 'login', message: 'expired' }, items: [] });
    works = true;
    const seen: string[] = [];
    store.onDidChange(() => seen.push(store.state('namespace').kind));
    store.retry('namespace');
    await pass(0);
    expect(seen).toEqual(['loading', 'live']);
  });

  it('that nobody foresaw is shown, not lost', async () => {
    start({ list: () => Promise.reject(new TypeError('x is not a function')) });
    store.open('namespace');
    await pass(0);
    expect(store.state('namespace')).toMatchObject({ kind: 'failed', error: { message: expect.stringContaining('x is not a function') } });
  });
});

describe('retry', () => {
  it('does nothing to what is live', async () => {
    let lists = 0;
    start({
      list: () => {
        lists += 1;
        return listing('a');
      },
    });
    store.open('namespace');
    await pass(0);
    store.retry('namespace');
    await pass(10_000);
    expect([lists, changes]).toEqual([1, 1]);
  });
});
