import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Forward, ForwardState } from '../../../client/src/cluster/index.ts';
import { ClusterFailure } from '../../../client/src/cluster/model.ts';
import { createServiceRoute, type ServiceRoute } from '../../../client/src/connections/serviceRoute.ts';
import { forward } from '../../support/treeWorld.ts';

const answering: ForwardState = { kind: 'open', localPort: 4000, url: 'http://127.0.0.1:4000' };

/** A port-forward that a test can change. */
interface Changeable extends Forward {
  state: ForwardState;
  connections: number;
  temporary: boolean;
}

let made: Changeable[];
let route: ServiceRoute;

function reach(state: ForwardState = answering): Promise<Forward> {
  const one: Changeable = {
    ...forward(`forward-${made.length}`, state),
    temporary: true,
    stop: async () => void (one.state = { kind: 'stopped' }),
  };
  made.push(one);
  return Promise.resolve(one);
}

beforeEach(() => {
  vi.useFakeTimers();
  made = [];
  route = createServiceRoute({ reach: () => reach(), path: '/prometheus' });
});

afterEach(() => {
  route.dispose();
  vi.useRealTimers();
});

const minutes = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 60_000);

describe('the way to a Prometheus in a cluster', () => {
  it('is opened when it is first asked for, once for all who ask', async () => {
    expect(made).toEqual([]);
    expect(await Promise.all([route.url(), route.url()])).toEqual(Array(2).fill('http://127.0.0.1:4000/prometheus'));
    expect(made).toHaveLength(1);
  });

  it('is closed when nobody has used it for a while, and opened again for the next', async () => {
    await route.url();
    await minutes(1.5);
    await route.url();
    await minutes(1.5);
    expect(made[0]?.state.kind).toBe('open');
    await minutes(1);
    expect(made[0]?.state.kind).toBe('stopped');
    await route.url();
    expect(made).toHaveLength(2);
  });

  it('stays open while an answer is on its way', async () => {
    await route.url();
    const [open] = made;
    if (open) open.connections = 1;
    await minutes(10);
    expect(open?.state.kind).toBe('open');
    if (open) open.connections = 0;
    await minutes(3);
    expect(open?.state.kind).toBe('stopped');
  });

  it('leaves open what a person opened as well', async () => {
    await route.url();
    const [open] = made;
    if (open) open.temporary = false;
    await minutes(10);
    route.dispose();
    expect(open?.state.kind).toBe('open');
  });

  it('is opened again where a person stopped it', async () => {
    await route.url();
    await made[0]?.stop();
    expect(await route.url()).toBe('http://127.0.0.1:4000/prometheus');
    expect(made).toHaveLength(2);
  });

  it('fails as Prometheus does where it cannot be opened, and is tried again the next time', async () => {
    const outcomes: (() => Promise<Forward>)[] = [
      () => Promise.reject(new ClusterFailure({ kind: 'unreachable', message: 'No cluster.' })),
      () => reach({ kind: 'failed', error: { kind: 'notFound', message: 'No pod.' } }),
      () => reach(),
    ];
    route = createServiceRoute({ reach: () => outcomes.shift()?.() ?? reach(), path: '' });
    await expect(route.url()).rejects.toMatchObject({ name: 'PrometheusFailure', error: { kind: 'unreachable', message: 'No cluster.' } });
    await expect(route.url()).rejects.toMatchObject({ error: { kind: 'unreachable', message: 'No pod.' } });
    expect(await route.url()).toBe('http://127.0.0.1:4000');
  });

  it('leaves neither forward nor timer behind', async () => {
    await route.url();
    route.dispose();
    await vi.advanceTimersByTimeAsync(0);
    expect([made[0]?.state.kind, vi.getTimerCount()]).toEqual(['stopped', 0]);
  });
});
