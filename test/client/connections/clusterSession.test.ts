import { describe, expect, it } from 'vitest';
import type { ClusterApi } from '../../../client/src/cluster/api.ts';
import type { LiveChange, LiveStore } from '../../../client/src/cluster/index.ts';
import { ClusterFailure } from '../../../client/src/cluster/model.ts';
import { ClusterSession, type Connection } from '../../../client/src/connections/clusterSession.ts';
import { Emitter } from '../../../client/src/util/event.ts';
import { scriptedApi } from '../../support/scriptedApi.ts';

/** A connection that tells which leases are open, and whether it was closed. */
function connection() {
  const changed = new Emitter<LiveChange>();
  const open = new Set<string>();
  const retried: string[] = [];
  let closed = 0;
  let state: { readonly kind: 'loading' } | { readonly kind: 'live'; readonly items: readonly [] } = { kind: 'live', items: [] };
  const key = (kind: string, namespace = ''): string => `${kind}/${namespace}`;
  const store: LiveStore = {
    open: (kind, namespace) => {
      open.add(key(kind, namespace));
      return { dispose: () => void open.delete(key(kind, namespace)) };
    },
    state: () => state,
    onDidChange: changed.event,
    retry: (kind, namespace) => void retried.push(key(kind, namespace)),
    dispose: () => void (closed += 1),
  };
  const api: ClusterApi = { ...scriptedApi({}), dispose: async () => void (closed += 1) };
  const value: Connection = { api, store };
  return { value, changed, open, retried, closed: () => closed, become: (next: typeof state) => (state = next) };
}

function session(connect: () => Promise<Connection>) {
  const changes: (string | undefined)[] = [];
  let settle = (): void => undefined;
  const connected = new Promise<void>(resolve => (settle = resolve));
  const own = new ClusterSession({
    connect,
    changed: change => {
      changes.push(change?.kind);
      if (changes.length === 2) settle();
    },
  });
  return { own, changes, connected };
}

describe('a session with a context', () => {
  it('connects when the first lease is opened, and opens it when it is connected', async () => {
    const { value, open, changed } = connection();
    const { own, connected, changes } = session(async () => value);
    own.open('service', 'default');
    expect(own.state('service', 'default')).toEqual({ kind: 'loading' });
    await connected;
    expect([...open]).toEqual(['service/default']);
    expect(own.state('service', 'default')).toEqual({ kind: 'live', items: [] });
    changed.fire({ kind: 'service', namespaces: new Set(['default']) });
    expect(changes.at(-1)).toBe('service');
  });

  it('does not open a lease that was given back meanwhile', async () => {
    const { value, open } = connection();
    const { own, connected } = session(async () => value);
    own.open('namespace').dispose();
    await connected;
    expect(open.size).toBe(0);
  });

  it('has a connection that failed as its state, and connects anew on a retry', async () => {
    const error = { kind: 'unreachable', message: 'No answer.' } as const;
    const { value, open } = connection();
    const outcomes = [Promise.reject(new ClusterFailure(error)), Promise.resolve(value)];
    const { own, connected } = session(() => outcomes.shift() ?? Promise.resolve(value));
    own.open('namespace');
    await connected;
    expect(own.state('namespace')).toEqual({ kind: 'failed', error, items: [] });
    own.retry('namespace');
    await outcomes[0];
    await Promise.resolve();
    expect([...open]).toEqual(['namespace/']);
  });

  it('shows what it knew while it connects again', async () => {
    const { value } = connection();
    const { own, connected } = session(async () => value);
    own.open('service', 'default');
    await connected;
    own.reconnect();
    expect(own.state('service', 'default')).toEqual({ kind: 'live', items: [] });
    expect(own.state('service', 'unseen')).toEqual({ kind: 'loading' });
  });

  it('shows nothing older than what the new connection told', async () => {
    const { value, changed, become } = connection();
    const { own, connected } = session(async () => value);
    own.open('service', 'default');
    await connected;
    own.reconnect();
    await Promise.resolve();
    changed.fire({ kind: 'service', namespaces: new Set(['default']) });
    become({ kind: 'loading' });
    expect(own.state('service', 'default')).toEqual({ kind: 'loading' });
  });

  it('closes a connection that comes after it was disposed of', async () => {
    const { value, closed } = connection();
    const arrival = new Emitter<Connection>();
    const { own } = session(() => new Promise(resolve => arrival.event(resolve)));
    own.open('namespace');
    own.dispose();
    arrival.fire(value);
    await new Promise(setImmediate);
    expect(closed()).toBe(2);
  });
});
