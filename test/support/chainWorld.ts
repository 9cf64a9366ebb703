import type { EndpointSlice } from '../../client/src/cluster/kinds/endpointSlice.ts';
import type { Monitor } from '../../client/src/cluster/kinds/monitor.ts';
import type { Pod } from '../../client/src/cluster/kinds/pod.ts';
import type { PrometheusResource } from '../../client/src/cluster/kinds/prometheus.ts';
import type { Service } from '../../client/src/cluster/kinds/service.ts';
import type { Evidence, Known, PortProbe } from '../../client/src/monitoring/chain/evidence.ts';
import type { ActiveTarget } from '../../client/src/prometheus/api.ts';

/** A shop with a cart, an operator and a Prometheus that takes what is labelled `release: kps`; every test bends one piece of it. */

export const cart: Service = {
  namespace: 'shop',
  name: 'cart',
  uid: 's',
  type: 'ClusterIP',
  headless: false,
  clusterIp: '10.96.0.7',
  ports: [{ name: 'web', port: 80, protocol: 'TCP', targetPort: 8080 }],
  selector: { app: 'cart' },
  labels: { app: 'cart' },
  annotations: {},
};

export const cartPod: Pod = {
  namespace: 'shop',
  name: 'cart-1',
  uid: 'p',
  phase: 'Running',
  ready: true,
  terminating: false,
  ip: '10.244.0.7',
  labels: { app: 'cart', tier: 'web' },
  annotations: {},
  containers: [{ name: 'cart', image: 'cart:1', init: false }],
  containerPorts: [{ container: 'cart', name: 'web', port: 8080, protocol: 'TCP' }],
};

export const cartSlice: EndpointSlice = {
  namespace: 'shop',
  name: 'cart-abc',
  uid: 'e',
  labels: {},
  annotations: {},
  service: 'cart',
  addressType: 'IPv4',
  endpoints: [{ addresses: ['10.244.0.7'], ready: true, serving: true, terminating: false }],
  ports: [{ name: 'web', port: 8080, protocol: 'TCP' }],
};

export const monitor = (more: Partial<Monitor> = {}): Monitor => ({
  kind: 'ServiceMonitor',
  namespace: 'shop',
  name: 'cart',
  uid: 'm',
  labels: { release: 'kps' },
  annotations: {},
  selector: { matchLabels: { app: 'cart' }, matchExpressions: [] },
  namespaceSelector: { kind: 'own' },
  endpoints: [{ port: 'web', path: '/metrics', scheme: 'http' }],
  ...more,
});

export const everything = { matchLabels: {}, matchExpressions: [] };

export const prometheus = (more: Partial<PrometheusResource> = {}): PrometheusResource => ({
  namespace: 'monitoring',
  name: 'k8s',
  uid: 'k',
  labels: {},
  annotations: {},
  serviceMonitors: { objects: { matchLabels: { release: 'kps' }, matchExpressions: [] }, namespaces: everything },
  podMonitors: { objects: everything, namespaces: everything },
  probes: {},
  scrapeConfigs: {},
  serviceAccount: 'prometheus',
  paused: false,
  ...more,
});

export const cartTarget = (more: Partial<ActiveTarget> = {}): ActiveTarget => ({
  scrapePool: 'serviceMonitor/shop/cart/0',
  scrapeUrl: 'http://10.244.0.7:8080/metrics',
  labels: { job: 'cart', namespace: 'shop', service: 'cart' },
  discoveredLabels: {
    __address__: '10.244.0.7:8080',
    __meta_kubernetes_namespace: 'shop',
    __meta_kubernetes_service_name: 'cart',
  },
  health: 'up',
  lastError: '',
  lastScrapeDurationSeconds: 0.01,
  ...more,
});

export const known = <T>(value: T): Known<T> => ({ kind: 'known', value });

export const probe = (outcome: PortProbe['outcome'], path = '/metrics'): PortProbe => ({
  port: { name: 'web', port: 80, protocol: 'TCP', targetPort: 8080 },
  path,
  scheme: 'http',
  outcome,
});

/** All is well, and the cart is scraped. */
export const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  service: cart,
  slices: known([cartSlice]),
  pods: known([cartPod]),
  policies: known([]),
  namespaces: known(['shop', 'monitoring'].map(name => ({ name, labels: { 'kubernetes.io/metadata.name': name }, terminating: false }))),
  monitors: known([monitor()]),
  prometheuses: known([prometheus()]),
  targets: known({ active: [cartTarget()], dropped: [], pools: ['serviceMonitor/shop/cart/0'] }),
  probes: known([probe({ kind: 'metrics', families: 12 })]),
  denied: known([]),
  skipped: new Map(),
  ...more,
});

/** Nothing of it is a target. */
export const unscraped = (more: Partial<Evidence> = {}): Evidence =>
  evidence({ targets: known({ active: [], dropped: [], pools: [] }), ...more });
