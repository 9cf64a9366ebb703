import { describe, expect, it } from 'vitest';
import type { EndpointSliceObject, ServiceObject } from '../../../tools/cluster/objects.ts';
import { forwardings, resolveName } from '../../../tools/cluster/serviceNetwork.ts';

const service = (name: string, clusterIP: string): ServiceObject => ({
  metadata: { name, namespace: 'shop' },
  spec: {
    clusterIP,
    ports: [
      { name: 'web', port: 80 },
      { name: 'dns', port: 53, protocol: 'UDP' },
    ],
  },
});

const slice = (name: string, ready: boolean): EndpointSliceObject => ({
  metadata: { name: `${name}-x`, namespace: 'shop', labels: { 'kubernetes.io/service-name': name } },
  endpoints: [{ addresses: ['10.244.0.3'] }, { addresses: ['10.244.0.4'], conditions: { ready } }],
  ports: [{ name: 'web', port: 8080, protocol: 'TCP' }],
});

describe('the network of the test cluster', () => {
  it('leads a port of a Service to the ready pods behind it', () => {
    expect(forwardings([service('cart', '10.96.0.7')], [slice('cart', false), slice('other', true)])).toEqual([
      { listen: '10.96.0.7', port: 80, targets: [{ host: '10.244.0.3', port: 8080 }] },
    ]);
  });

  it('listens at no Service that nothing stands behind', () => {
    expect(forwardings([service('cart', '10.96.0.7'), service('headless', 'None')], [slice('headless', true)])).toEqual([]);
  });

  it('resolves a Service to its address, and a headless one to its ready pods', () => {
    const services = [service('cart', '10.96.0.7'), service('headless', 'None')];
    const resolve = (name: string): readonly string[] | undefined => resolveName(name, services, [slice('headless', true)]);
    expect(resolve('cart.shop.svc.cluster.local')).toEqual(['10.96.0.7']);
    expect(resolve('headless.shop.svc.cluster.local')).toEqual(['10.244.0.3', '10.244.0.4']);
    expect(resolve('cart.default.svc.cluster.local')).toBeUndefined();
    expect(resolve('cart.shop')).toBeUndefined();
  });
});
