import { describe, expect, it } from 'vitest';
import type { KindName, Kinds } from '../../../client/src/cluster/kinds/index.ts';
import { type ClusterError, ClusterFailure } from '../../../client/src/cluster/model.ts';
import { gatherEvidence } from '../../../client/src/connections/chainEvidence.ts';
import type { Evidence } from '../../../client/src/monitoring/chain/evidence.ts';
import { PrometheusFailure } from '../../../client/src/prometheus/api.ts';
import { cart, cartPod, cartSlice, monitor, prometheus } from '../../support/chainWorld.ts';
import { scriptedApi } from '../../support/scriptedApi.ts';

type Objects = { readonly [K in KindName]?: readonly Kinds[K][] | ClusterError };

const forbidden: ClusterError = { kind: 'forbidden', message: 'You may not.' };
const noServer = () => Promise.reject(new PrometheusFailure({ kind: 'noServer', message: 'No Prometheus server is set up.' }));

/** A cluster that holds these objects, and of the kinds that are not told of none; where an error stands, all namespaces may not be listed. */
function gather(objects: Objects): Promise<Evidence> {
  const cluster = scriptedApi({
    list: (kind, { namespace }) => {
      const found = objects[kind] ?? [];
      if ('kind' in found) return Promise.reject(new ClusterFailure(found));
      const items = found.filter(one => namespace === undefined || !('namespace' in one) || one.namespace === namespace);
      return Promise.resolve({ items, resourceVersion: '1' });
    },
    fetchFrom: () => Promise.resolve({ status: 200, contentType: 'text/plain', text: 'up 1\n', cut: false, through: 'proxy' }),
    may: ({ resource }) => Promise.resolve({ allowed: resource !== 'pods' }),
  });
  const { signal } = new AbortController();
  return gatherEvidence({ cluster, prometheus: noServer, service: cart, clusterDomain: 'cluster.local' }, signal);
}

describe('the evidence of a Service', () => {
  it('is all that the cluster tells of it', async () => {
    const evidence = await gather({
      endpointSlice: [cartSlice, { ...cartSlice, name: 'db-1', service: 'db' }],
      pod: [cartPod, { ...cartPod, namespace: 'other' }],
      serviceMonitor: [monitor()],
      podMonitor: [monitor({ kind: 'PodMonitor' })],
      prometheus: [prometheus()],
    });
    expect(evidence.slices).toEqual({ kind: 'known', value: [cartSlice] });
    expect(evidence.pods).toEqual({ kind: 'known', value: [cartPod] });
    expect(evidence.monitors).toEqual({ kind: 'known', value: [monitor(), monitor({ kind: 'PodMonitor' })] });
    expect(evidence.probes).toMatchObject({ value: [{ path: '/metrics', outcome: { kind: 'metrics', families: 1 } }] });
    expect(evidence.denied).toEqual({ kind: 'known', value: [{ namespace: 'monitoring', account: 'prometheus', resources: ['pods'] }] });
    expect(evidence.targets).toEqual({ kind: 'unknown', message: 'No Prometheus server is set up.' });
  });

  it('has no monitors where the operator is not installed, which is not the same as not being allowed to look', async () => {
    const absent: ClusterError = { kind: 'notFound', message: 'The server could not find the requested resource.' };
    const without = await gather({ serviceMonitor: absent, podMonitor: absent, prometheus: absent });
    expect([without.monitors, without.prometheuses]).toEqual([
      { kind: 'known', value: [] },
      { kind: 'known', value: [] },
    ]);
    expect((await gather({ serviceMonitor: forbidden })).monitors).toEqual({ kind: 'forbidden', message: 'You may not.' });
  });

  it('holds the last that the operator said when it skipped a monitor', async () => {
    const said = (time: string, message: string, reason = 'InvalidConfiguration'): Kinds['event'] => ({
      namespace: 'shop',
      name: `cart.${time}`,
      type: 'Warning',
      reason,
      message,
      about: { kind: 'ServiceMonitor', name: 'cart' },
      time,
    });
    const { skipped } = await gather({
      serviceMonitor: [monitor()],
      event: [said('2026-11-02T00:00:00Z', 'late'), said('2026-11-01T00:00:00Z', 'early'), said('2026-11-03T00:00:00Z', 'other', 'Synced')],
    });
    expect([...skipped]).toEqual([['shop/cart', 'late']]);
  });
});
