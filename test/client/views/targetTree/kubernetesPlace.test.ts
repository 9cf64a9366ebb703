import { describe, expect, it } from 'vitest';
import { kubernetesPlace, serviceAt } from '../../../../client/src/views/targetTree/kubernetesPlace.ts';
import { scrapedTarget } from '../../../support/scrapedTargets.ts';

const place = (discoveredLabels: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>> = {}) =>
  kubernetesPlace(scrapedTarget('a:1', { discoveredLabels, labels }));

describe('the place of a target in a cluster', () => {
  it('is what discovery says, before what the labels do', () => {
    const discovered = { __meta_kubernetes_namespace: 'shop', __meta_kubernetes_service_name: 'web', __meta_kubernetes_pod_name: 'web-1' };
    expect(place(discovered, { namespace: 'other', service: 'other' })).toEqual({
      namespace: 'shop',
      service: 'web',
      pod: 'web-1',
      podLabels: {},
    });
    expect(place({}, { namespace: 'shop', pod: 'web-1' })).toEqual({ namespace: 'shop', pod: 'web-1', podLabels: {} });
  });

  it('is in the name of a Service that a static target has', () => {
    expect(place({ __address__: 'web.shop.svc:80' })).toMatchObject({ namespace: 'shop', service: 'web' });
    expect(place({ __address__: 'web.shop.svc.cluster.local:80' })).toMatchObject({ namespace: 'shop', service: 'web' });
  });

  it('is not known of any other', () => {
    expect(place({ __address__: 'web:80' }, { namespace: 'shop' })).toBeUndefined();
    expect(place({ __address__: 'web.shop.example:80' })).toBeUndefined();
  });
});

it('a pod is found by the Service that selects it', () => {
  const services = [
    { namespace: 'other', name: 'web', selector: { app: 'web' } },
    { namespace: 'shop', name: 'headless', selector: {} },
    { namespace: 'shop', name: 'web', selector: { 'app.kubernetes.io/name': 'web' } },
  ];
  const found = place({
    __meta_kubernetes_namespace: 'shop',
    __meta_kubernetes_pod_name: 'w',
    __meta_kubernetes_pod_label_app_kubernetes_io_name: 'web',
  });
  expect(found && serviceAt(services, found)).toBe(services[2]);
  expect(found && serviceAt(services, { ...found, service: 'headless' })).toBe(services[1]);
  expect(serviceAt(services, { namespace: 'shop', pod: 'w', podLabels: {} })).toBeUndefined();
});
