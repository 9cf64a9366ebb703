import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WatchEvent } from '../../../client/src/cluster/api.ts';
import { createLiveStore, type LiveState, type LiveStore } from '../../../client/src/cluster/index.ts';
import type { Namespace } from '../../../client/src/cluster/kinds/namespace.ts';
import { type ClusterError, ClusterFailure } from '../../../client/src/cluster/model.ts';
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
    await pass(0);
    expect(open).toBe(1);
    second.dispose();
    await pass(0);
    expect(open).toBe(0);
    expect(store.state('namespace')).toEqual({ kind: 'loading' });
  });

  it('on one namespace is another one than on all', async () => {
    const scopes: (string | undefined)[] = [];
    start({
      list: (_kind, { namespace }) => {
        scopes.push(namespace);
        return listing();
      },
    });
    store.open('service');
    store.open('service', 'a');
    await pass(0);
    expect(scopes).toEqual([undefined, 'a']);
  });

  it('leaves no timer behind', async () => {
    start({ list: () => failing(unreachable) });
    const lease = store.open('namespace');
    await pass(0);
    expect(vi.getTimerCount()).toBe(1);
    lease.dispose();
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
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
