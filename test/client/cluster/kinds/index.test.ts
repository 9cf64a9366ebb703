import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KindName, kinds, parseObject } from '../../../../client/src/cluster/kinds/index.ts';
import { isClusterFailure } from '../../../../client/src/cluster/model.ts';

const kindNames = Object.keys(kinds).filter((name): name is KindName => name in kinds);

describe('parseObject', () => {
  it('reads a Service, and leaves out what is not as it should be', () => {
    expect(
      parseObject('service', {
        metadata: { name: 'db', namespace: 'shop', uid: 'u1', labels: { app: 'db', odd: 7 }, annotations: null },
        spec: {
          type: 'ClusterIP',
          clusterIP: 'None',
          selector: { app: 'db' },
          ports: [
            { port: 5432, targetPort: 'sql', name: '' },
            { port: 9187, targetPort: 0, name: 'metrics', appProtocol: 'http' },
            { port: 99_999 },
            'nonsense',
          ],
        },
      }),
    ).toEqual({
      namespace: 'shop',
      name: 'db',
      uid: 'u1',
      type: 'ClusterIP',
      headless: true,
      ports: [
        { port: 5432, protocol: 'TCP', targetPort: 'sql' },
        { name: 'metrics', port: 9187, protocol: 'TCP', targetPort: 9187, appProtocol: 'http' },
      ],
      selector: { app: 'db' },
      labels: { app: 'db' },
      annotations: {},
    });
  });

  it('reads a pod: ready, running, on its way out', () => {
    const pod = {
      metadata: { name: 'p', namespace: 'a', uid: 'u', deletionTimestamp: '2026-01-01T00:00:00Z' },
      spec: { containers: [{ name: 'main', ports: [{ name: 'web', containerPort: 8080 }] }, { name: 'sidecar' }] },
      status: {
        phase: 'Running',
        podIP: '10.244.0.7',
        conditions: [
          { type: 'PodScheduled', status: 'True' },
          { type: 'Ready', status: 'False' },
        ],
      },
    };
    expect(parseObject('pod', pod)).toMatchObject({
      phase: 'Running',
      ready: false,
      terminating: true,
      ip: '10.244.0.7',
      containerPorts: [{ container: 'main', name: 'web', port: 8080, protocol: 'TCP' }],
    });
  });

  it('knows a namespace that is being removed', () => {
    expect(parseObject('namespace', { metadata: { name: 'old', deletionTimestamp: '2026-01-01T00:00:00Z' } })).toEqual({
      name: 'old',
      labels: {},
      terminating: true,
    });
  });

  it('gives a value or a ClusterFailure for whatever comes over the wire', () => {
    const wild = fc.anything({
      maxDepth: 3,
      key: fc.constantFrom(
        'metadata',
        'name',
        'labels',
        'spec',
        'ports',
        'port',
        'status',
        'conditions',
        'endpoints',
        'selector',
        'template',
        'rules',
        'containers',
        'addresses',
        'ingress',
        'from',
        'tls',
        'staticConfigs',
        'targetRef',
        'matchExpressions',
        'ownerReferences',
      ),
    });
    fc.assert(
      fc.property(fc.constantFrom(...kindNames), wild, (kind, value) => {
        try {
          return parseObject(kind, value).name !== '';
        } catch (error) {
          return isClusterFailure(error) && error.error.kind === 'malformed';
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads a pod down to who keeps it and what it runs', () => {
    const pod = {
      metadata: { name: 'cart-7d9-x', namespace: 'shop', ownerReferences: [{ kind: 'ReplicaSet', name: 'cart-7d9', controller: true }] },
      spec: { nodeName: 'node-1', initContainers: [{ name: 'migrate', image: 'cart:1' }], containers: [{ name: 'cart', image: 'cart:1' }] },
      status: { hostIP: '192.0.2.1' },
    };
    expect(parseObject('pod', pod)).toMatchObject({
      owner: { kind: 'ReplicaSet', name: 'cart-7d9' },
      node: 'node-1',
      hostIp: '192.0.2.1',
      containers: [
        { name: 'migrate', image: 'cart:1', init: true },
        { name: 'cart', image: 'cart:1', init: false },
      ],
    });
  });

  it('takes an endpoint that says nothing of its condition for a ready one', () => {
    const slice = parseObject('endpointSlice', {
      metadata: { name: 'cart-abc', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'cart' } },
      addressType: 'IPv4',
      endpoints: [
        { addresses: ['10.244.0.7'], nodeName: 'node-1', targetRef: { kind: 'Pod', namespace: 'shop', name: 'cart-7d9-x' } },
        { addresses: ['10.244.0.8'], conditions: { ready: false, terminating: true } },
      ],
      ports: [{ name: 'web', port: 8080 }, { protocol: 'UDP' }],
    });
    expect(slice).toMatchObject({
      service: 'cart',
      endpoints: [
        { ready: true, serving: true, terminating: false, target: { kind: 'Pod', namespace: 'shop', name: 'cart-7d9-x' } },
        { ready: false, serving: true, terminating: true },
      ],
      ports: [{ name: 'web', port: 8080, protocol: 'TCP' }, { protocol: 'UDP' }],
    });
    expect(slice.ports[1]).not.toHaveProperty('port');
  });

  it('reads nodes and ingresses as discovery tells of them', () => {
    const node = {
      metadata: { name: 'node-1' },
      spec: { providerID: 'aws:///eu/i-1' },
      status: { addresses: [{ type: 'InternalIP', address: '192.0.2.1' }], daemonEndpoints: { kubeletEndpoint: { Port: 10_250 } } },
    };
    expect(parseObject('node', node)).toMatchObject({
      addresses: [{ type: 'InternalIP', address: '192.0.2.1' }],
      providerId: 'aws:///eu/i-1',
      kubeletPort: 10_250,
    });
    const ingress = {
      metadata: { name: 'shop', namespace: 'shop' },
      spec: {
        ingressClassName: 'traefik',
        rules: [{ host: 'shop.example', http: { paths: [{ path: '/cart' }, {}] } }, {}],
        tls: [{ hosts: ['shop.example'] }],
      },
    };
    expect(parseObject('ingress', ingress)).toMatchObject({
      className: 'traefik',
      rules: [{ host: 'shop.example', paths: ['/cart', ''] }, { paths: [] }],
      tlsHosts: [['shop.example']],
    });
  });

  it.each([
    ['deployment', { spec: {}, status: { readyReplicas: 1 } }, { kind: 'Deployment', wanted: 1, ready: 1 }],
    ['statefulSet', { spec: { replicas: 0 } }, { kind: 'StatefulSet', wanted: 0, ready: 0 }],
    ['daemonSet', { status: { desiredNumberScheduled: 3, numberReady: 2 } }, { kind: 'DaemonSet', wanted: 3, ready: 2 }],
  ] as const)('counts the pods of a %s', (kind, object, counted) => {
    expect(parseObject(kind, { metadata: { name: 'cart', namespace: 'shop' }, ...object })).toMatchObject(counted);
  });

  it('reads what a Prometheus resource selects: nothing said is not the same as everything', () => {
    const prometheus = parseObject('prometheus', {
      metadata: { name: 'k8s', namespace: 'monitoring' },
      spec: {
        serviceMonitorSelector: { matchLabels: { release: 'kps' } },
        serviceMonitorNamespaceSelector: {},
        additionalScrapeConfigs: { name: 'more', key: 'jobs.yaml' },
      },
    });
    expect(prometheus).toMatchObject({
      serviceMonitors: {
        objects: { matchLabels: { release: 'kps' }, matchExpressions: [] },
        namespaces: { matchLabels: {}, matchExpressions: [] },
      },
      podMonitors: {},
      additionalScrapeConfigs: { name: 'more', key: 'jobs.yaml' },
      serviceAccount: 'default',
      paused: false,
    });
  });

  it('reads monitors and scrape configurations of the operator', () => {
    const monitor = parseObject('serviceMonitor', {
      metadata: { name: 'cart', namespace: 'monitoring' },
      spec: { selector: { matchLabels: { app: 'cart' } }, namespaceSelector: { matchNames: ['shop'] }, endpoints: [{ port: 'web' }, {}] },
    });
    expect(monitor).toMatchObject({
      namespaceSelector: { kind: 'names', names: ['shop'] },
      endpoints: [
        { port: 'web', path: '/metrics', scheme: 'http' },
        { path: '/metrics', scheme: 'http' },
      ],
    });
    const pods = parseObject('podMonitor', {
      metadata: { name: 'cart', namespace: 'shop' },
      spec: { selector: {}, podMetricsEndpoints: [{ portNumber: 8080, scheme: 'HTTPS', path: '/m' }] },
    });
    expect(pods).toMatchObject({ namespaceSelector: { kind: 'own' }, endpoints: [{ portNumber: 8080, path: '/m', scheme: 'https' }] });
    const config = parseObject('scrapeConfig', {
      metadata: { name: 'edge', namespace: 'shop' },
      spec: { staticConfigs: [{ targets: ['edge:9100'] }], kubernetesSDConfigs: [{ role: 'EndpointSlice' }] },
    });
    expect(config).toMatchObject({ staticTargets: ['edge:9100'], kubernetesRoles: ['endpointslice'] });
  });

  it('tells a policy that lets nobody in from one that says nothing of who comes in', () => {
    const policy = (spec: object) => parseObject('networkPolicy', { metadata: { name: 'p', namespace: 'shop' }, spec });
    expect(policy({ podSelector: {}, policyTypes: ['Ingress'] }).ingress).toEqual([]);
    expect(policy({ podSelector: {}, policyTypes: ['Egress'] })).not.toHaveProperty('ingress');
    const ingress = [
      { from: [{ namespaceSelector: {} }, { ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 'web' }, { protocol: 'UDP', port: 53 }] },
    ];
    expect(policy({ podSelector: {}, ingress }).ingress).toEqual([
      {
        from: [{ namespaces: { matchLabels: {}, matchExpressions: [] }, addresses: false }, { addresses: true }],
        ports: [{ port: 'web' }],
      },
    ]);
  });
});
