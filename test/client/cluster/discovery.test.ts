import { describe, expect, it } from 'vitest';
import { findPrometheusServices } from '../../../client/src/cluster/discovery.ts';
import type { Service, ServicePort } from '../../../client/src/cluster/kinds/service.ts';

interface Sketch {
  readonly port?: Partial<ServicePort>;
  readonly ports?: readonly ServicePort[];
  readonly labels?: Service['labels'];
  readonly headless?: boolean;
}

function service(name: string, { port = {}, ports, labels = {}, headless = false }: Sketch = {}): Service {
  const only: ServicePort = { port: 9090, protocol: 'TCP', targetPort: 9090, ...port };
  return {
    namespace: 'monitoring',
    name,
    uid: name,
    type: 'ClusterIP',
    headless,
    ports: ports ?? [only],
    selector: {},
    labels,
    annotations: {},
  };
}

const found = (...services: Service[]): string[] => findPrometheusServices(services).map(one => `${one.service.name}:${one.port.port}`);

describe('findPrometheusServices', () => {
  it('knows what the operator, the chart and the guide set up', () => {
    const label = { 'app.kubernetes.io/name': 'prometheus' };
    expect(found(service('prometheus-k8s', { labels: label, port: { name: 'web' } }))).toEqual(['prometheus-k8s:9090']);
    expect(found(service('prometheus-operated', { headless: true, port: { name: 'web', targetPort: 'web' } }))).toEqual([
      'prometheus-operated:9090',
    ]);
    expect(found(service('prometheus-server', { labels: label, port: { port: 80, name: 'http' } }))).toEqual(['prometheus-server:80']);
    expect(found(service('prometheus-example-service', { port: { port: 8080 } }))).toEqual(['prometheus-example-service:8080']);
    expect(found(service('kps-kube-prometheus-prometheus', { labels: { app: 'kps-prometheus' }, port: { name: 'http-web' } }))).toEqual([
      'kps-kube-prometheus-prometheus:9090',
    ]);
  });

  it('takes the port of the web page, not the reloader beside it', () => {
    const ports: ServicePort[] = [
      { name: 'reloader-web', port: 8080, protocol: 'TCP', targetPort: 'reloader-web' },
      { name: 'http-web', port: 9090, protocol: 'TCP', targetPort: 9090 },
    ];
    expect(found(service('prometheus', { ports }))).toEqual(['prometheus:9090']);
  });

  it('puts the surest first: labels before a name, a Service with an address before a headless one', () => {
    const labels = { 'app.kubernetes.io/name': 'prometheus' };
    expect(found(service('my-prometheus'), service('prometheus-operated', { headless: true }), service('p', { labels }))).toEqual([
      'p:9090',
      'prometheus-operated:9090',
      'my-prometheus:9090',
    ]);
  });

  it.each([
    'prometheus-node-exporter',
    'prometheus-operator',
    'prometheus-alertmanager',
    'prometheus-pushgateway',
    'prometheus-kube-state-metrics',
    'prometheus-adapter',
    'traefik',
  ])('passes over %s', name => {
    expect(found(service(name))).toEqual([]);
  });

  it('passes over what only bears the name, and what has no TCP port', () => {
    expect(found(service('prometheus-demo-app', { port: { port: 8080, targetPort: 8080 } }))).toEqual([]);
    expect(found(service('prometheus', { ports: [] }))).toEqual([]);
    expect(found(service('prometheus', { port: { protocol: 'UDP' } }))).toEqual([]);
  });
});
