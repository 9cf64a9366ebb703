import { describe, expect, it } from 'vitest';
import { createTargetIndex, type TargetQuestion } from '../../../../client/src/monitoring/chain/targetIndex.ts';
import { cart, cartSlice, cartTarget } from '../../../support/chainWorld.ts';

const ask = (more: Partial<TargetQuestion> = {}): TargetQuestion => ({
  service: cart,
  slices: [cartSlice],
  clusterDomain: 'cluster.local',
  ...more,
});

const byHand = (address: string) =>
  cartTarget({ scrapePool: 'by-hand', scrapeUrl: `http://${address}/metrics`, discoveredLabels: { __address__: address } });

describe('the targets of a Service', () => {
  it.each(['cart.shop:80', 'cart.shop.svc:80', 'cart.shop.svc.cluster.local:80', '10.96.0.7:80', '10.244.0.7:8080'])(
    'are found by the address %s',
    address => {
      const index = createTargetIndex([byHand(address), byHand('other.shop:80')], [], []);
      expect(index.find(ask()).active.map(({ scrapeUrl }) => scrapeUrl)).toEqual([`http://${address}/metrics`]);
    },
  );

  it('are found by a short name only where Prometheus runs in the same namespace', () => {
    const index = createTargetIndex([byHand('cart:80')], [], []);
    expect(index.find(ask()).active).toEqual([]);
    expect(index.find(ask({ prometheusNamespace: 'monitoring' })).active).toEqual([]);
    expect(index.find(ask({ prometheusNamespace: 'shop' })).active).toHaveLength(1);
  });

  it('are told once, though discovery and address both find them', () => {
    const index = createTargetIndex([cartTarget()], [{ scrapePool: 'x', discoveredLabels: cartTarget().discoveredLabels }], ['x']);
    const found = index.find(ask());
    expect(found.active).toHaveLength(1);
    expect(found.dropped).toHaveLength(1);
    expect(found.pools).toEqual(['x']);
  });

  it('are those of another Service of the name in another namespace never', () => {
    const index = createTargetIndex([cartTarget()], [], []);
    expect(index.find(ask({ service: { ...cart, namespace: 'shop2', clusterIp: '10.96.0.8' }, slices: [] })).active).toEqual([]);
  });

  it('have the default port of their scheme where the URL leaves it out', () => {
    const index = createTargetIndex([cartTarget({ scrapeUrl: 'http://cart.shop.svc/metrics', discoveredLabels: {} })], [], []);
    expect(index.find(ask()).active).toHaveLength(1);
  });
});
