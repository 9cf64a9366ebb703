import { describe, expect, it } from 'vitest';
import { chainOf, firstBreak } from '../../../../client/src/monitoring/chain/chain.ts';
import type { Evidence } from '../../../../client/src/monitoring/chain/evidence.ts';
import type { Break, Link } from '../../../../client/src/monitoring/chain/link.ts';
import {
  cart,
  cartPod,
  cartTarget,
  evidence,
  everything,
  known,
  monitor,
  probe,
  prometheus,
  unscraped,
} from '../../../support/chainWorld.ts';

const states = (given: Evidence): readonly Link['state'][] => chainOf(given).links.map(({ state }) => state);

function onlyBreak(given: Evidence): Break {
  const breaks = firstBreak(chainOf(given))?.breaks ?? [];
  expect(breaks).toHaveLength(1);
  const [only] = breaks;
  if (only === undefined) throw new Error('Nothing is broken.');
  return only;
}

describe('a Service that is scraped', () => {
  it('has every link, each with what was seen', () => {
    const chain = chainOf(evidence());
    expect(chain.state).toBe('scraped');
    expect(chain.links).toEqual([
      { name: 'exposed', state: 'holds', evidence: ['Prometheus reads metrics at http://10.244.0.7:8080/metrics.'], breaks: [] },
      {
        name: 'selected',
        state: 'holds',
        evidence: ['The ServiceMonitor shop/cart selects it, and Prometheus monitoring/k8s takes that.'],
        breaks: [],
      },
      {
        name: 'discovered',
        state: 'holds',
        evidence: ['Prometheus has 1 target of it, in serviceMonitor/shop/cart/0.'],
        breaks: [],
      },
      { name: 'scraped', state: 'holds', evidence: ['1 of 1 targets up.'], breaks: [] },
    ]);
  });

  it('may be scraped by a job of a file', () => {
    const target = cartTarget({ scrapePool: 'by-hand' });
    const chain = chainOf(evidence({ monitors: known([]), targets: known({ active: [target], dropped: [], pools: ['by-hand'] }) }));
    expect(chain.links[1]?.evidence).toEqual(['The job by-hand of Prometheus has it.']);
  });

  it('is told of a selector that takes everything', () => {
    const chain = chainOf(evidence({ monitors: known([monitor({ selector: everything })]) }));
    expect(chain.links[1]?.evidence.join()).toContain('Its selector is empty: it takes every Service there is');
  });
});

describe('what could not be seen', () => {
  it('is no break: not allowed and not known are answers of their own', () => {
    const message = 'You may not list servicemonitors.';
    expect(
      states(
        evidence({
          monitors: { kind: 'forbidden', message },
          targets: { kind: 'unknown', message: 'No Prometheus is connected.' },
          probes: { kind: 'unknown', message: 'Not asked yet.' },
        }),
      ),
    ).toEqual(['unknown', 'forbidden', 'unknown', 'unknown']);
  });
});

describe('selected: a Service that nothing is meant for', () => {
  it('is to be monitored', () => {
    expect(onlyBreak(unscraped({ monitors: known([]) }))).toMatchObject({ cause: 'notSelected', fixes: [{ kind: 'monitor' }] });
  });

  it('is not helped by an annotation that no job goes by', () => {
    const service = { ...cart, annotations: { 'prometheus.io/scrape': 'true' } };
    expect(onlyBreak(unscraped({ service, monitors: known([]) })).message).toContain('It means nothing of itself');
  });

  it('is not taken for that of a monitor of something else', () => {
    const other = monitor({ name: 'db', selector: { matchLabels: { app: 'db' }, matchExpressions: [] } });
    expect(onlyBreak(unscraped({ monitors: known([other]) })).cause).toBe('notSelected');
  });
});

describe('selected: a monitor that misses one thing', () => {
  it('the label that the Prometheus resource requires', () => {
    expect(onlyBreak(unscraped({ monitors: known([monitor({ labels: {} })]) }))).toEqual({
      cause: 'monitorLabels',
      message: 'Prometheus monitoring/k8s takes only a ServiceMonitor with release=kps, and cart has no labels.',
      fixes: [
        {
          kind: 'edit',
          title: 'Label ServiceMonitor cart with release=kps',
          object: { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', namespace: 'shop', name: 'cart' },
          edits: [{ path: ['metadata', 'labels', 'release'], value: 'kps' }],
        },
      ],
    });
  });

  it('a namespace that the Prometheus resource looks in', () => {
    const own = prometheus({ serviceMonitors: { objects: everything } });
    expect(onlyBreak(unscraped({ prometheuses: known([own]) }))).toMatchObject({
      cause: 'monitorNamespace',
      message:
        'Prometheus monitoring/k8s takes monitors of its own namespace only (it has no serviceMonitorNamespaceSelector), and cart stands in shop.',
      fixes: [{ edits: [{ path: ['spec', 'serviceMonitorNamespaceSelector'] }] }],
    });
  });

  it('the label of its namespace', () => {
    const labelled = { matchLabels: { monitored: 'yes' }, matchExpressions: [] };
    const picky = prometheus({ serviceMonitors: { objects: everything, namespaces: labelled } });
    expect(onlyBreak(unscraped({ prometheuses: known([picky]) }))).toMatchObject({
      cause: 'monitorNamespace',
      fixes: [
        {
          title: 'Label Namespace shop with monitored=yes',
          object: { kind: 'Namespace', name: 'shop' },
          edits: [{ path: ['metadata', 'labels', 'monitored'], value: 'yes' }],
        },
      ],
    });
  });

  it('a selector at all in the Prometheus resource', () => {
    const deaf = prometheus({ serviceMonitors: {} });
    expect(onlyBreak(unscraped({ prometheuses: known([deaf]) })).message).toContain('has no serviceMonitorSelector');
  });

  it('the namespace of the Service', () => {
    expect(onlyBreak(unscraped({ monitors: known([monitor({ namespace: 'monitoring' })]) }))).toMatchObject({
      cause: 'namespaceSelector',
      message: 'ServiceMonitor monitoring/cart has labels that fit cart, but looks in monitoring only, and cart is in shop.',
      fixes: [{ edits: [{ path: ['spec', 'namespaceSelector'], value: { matchNames: ['monitoring', 'shop'] } }] }],
    });
  });

  it('the labels of the Service, where it was written after those of the pods', () => {
    const service = { ...cart, labels: {} };
    expect(onlyBreak(unscraped({ service }))).toMatchObject({
      cause: 'selector',
      message:
        'ServiceMonitor shop/cart selects Services with app=cart, and cart has no labels. Those are labels of its pods: a ServiceMonitor goes by the labels of the Service itself.',
      fixes: [{ title: 'Label Service cart with app=cart' }],
    });
  });

  it('the name of the port', () => {
    const wrong = monitor({ endpoints: [{ port: 'http', path: '/metrics', scheme: 'http' }] });
    expect(onlyBreak(unscraped({ monitors: known([wrong]) }))).toMatchObject({
      cause: 'port',
      message:
        'ServiceMonitor shop/cart selects cart but scrapes its port "http", and cart has web. A port is given by the name that the Service gives it.',
      fixes: [{ edits: [{ path: ['spec', 'endpoints', 0, 'port'], value: 'web' }] }],
    });
  });

  it('a name for the only port', () => {
    const service = { ...cart, ports: [{ port: 80, protocol: 'TCP' as const, targetPort: 8080 }] };
    expect(onlyBreak(unscraped({ service }))).toMatchObject({
      fixes: [{ title: 'Name Port 80 of Service cart "web"', edits: [{ path: ['spec', 'ports', 0, 'name'], value: 'web' }] }],
    });
  });
});

describe('a PodMonitor', () => {
  const podMonitor = monitor({ kind: 'PodMonitor', labels: {} });

  it('goes by the pods', () => {
    expect(states(unscraped({ monitors: known([podMonitor]) }))[1]).toBe('holds');
  });

  it('names the port of a container', () => {
    const wrong = { ...podMonitor, endpoints: [{ port: 'http', path: '/metrics', scheme: 'http' as const }] };
    expect(onlyBreak(unscraped({ monitors: known([wrong]) })).cause).toBe('port');
  });
});

describe('discovered', () => {
  it.each([
    ['no pod has the labels', { pods: known([]), slices: known([]) }, 'no pod in shop has these labels'],
    ['no pod is ready', { pods: known([{ ...cartPod, ready: false }]), slices: known([]) }, 'None of the 1 pods of cart is ready.'],
  ])('%s', (_, more, words) => {
    const found = onlyBreakOf('discovered', unscraped({ ...more }));
    expect(found[0]).toMatchObject({ cause: 'noPods', message: expect.stringContaining(words) });
  });

  it('names the right that the account of Prometheus misses, with the least role that gives it', () => {
    const denied = known([{ namespace: 'monitoring', account: 'prometheus', resources: ['endpoints', 'pods'] }]);
    const [first] = onlyBreakOf('discovered', unscraped({ denied }));
    expect(first).toMatchObject({
      cause: 'access',
      message:
        'The service account monitoring/prometheus of Prometheus may not list and watch endpoints, pods in shop, so discovery finds nothing there.',
    });
    expect(first?.fixes[0]).toMatchObject({
      kind: 'create',
      objects: [
        { kind: 'Role', metadata: { namespace: 'shop' } },
        { kind: 'RoleBinding', subjects: [{ name: 'prometheus', namespace: 'monitoring' }] },
      ],
    });
  });

  it('repeats what the operator said when it skipped the monitor', () => {
    const [first] = onlyBreakOf('discovered', unscraped({ skipped: new Map([['shop/cart', 'scrapeTimeout is too long.']]) }));
    expect(first).toMatchObject({ cause: 'skipped', message: 'The operator skips ServiceMonitor cart: scrapeTimeout is too long.' });
  });

  it('waits where the pool is not there yet', () => {
    expect(onlyBreakOf('discovered', unscraped())[0]?.cause).toBe('notLoaded');
  });

  it('tells of the job that drops it', () => {
    const dropped = [{ scrapePool: 'annotated', discoveredLabels: {} }];
    const given = unscraped({ monitors: known([]), targets: known({ active: [], dropped, pools: ['annotated'] }) });
    expect(onlyBreakOf('discovered', given)[0]).toMatchObject({ cause: 'dropped', message: expect.stringContaining('job annotated') });
  });
});

describe('scraped', () => {
  const down = (lastError: string, more: Partial<Evidence> = {}): Evidence =>
    evidence({
      targets: known({ active: [cartTarget({ health: 'down', lastError })], dropped: [], pools: ['serviceMonitor/shop/cart/0'] }),
      ...more,
    });

  it('names the wrong scheme, and sets it in the monitor', () => {
    const [first] = onlyBreakOf('scraped', down('Get "https://10.244.0.7:8080/metrics": http: server gave HTTP response to HTTPS client'));
    expect(first).toMatchObject({ cause: 'scheme', fixes: [{ edits: [{ path: ['spec', 'endpoints', 0, 'scheme'], value: 'http' }] }] });
  });

  it('names the wrong path, and the one that was found', () => {
    const probes = known([probe({ kind: 'metrics', families: 3 }, '/actuator/prometheus')]);
    const [first] = onlyBreakOf('scraped', down('server returned HTTP status 404 Not Found', { probes }));
    expect(first).toMatchObject({
      cause: 'path',
      message: expect.stringContaining('Port 80 has metrics at /actuator/prometheus.'),
      fixes: [{ edits: [{ path: ['spec', 'endpoints', 0, 'path'], value: '/actuator/prometheus' }] }],
    });
  });

  it('names a program that listens within its pod only', () => {
    const probes = known([probe({ kind: 'localhostOnly' })]);
    const refused = down('Get "http://10.244.0.7:8080/metrics": dial tcp 10.244.0.7:8080: connect: connection refused', { probes });
    expect(onlyBreakOf('scraped', refused)[0]?.cause).toBe('localhostOnly');
  });

  it('names the policy that shuts Prometheus out, but not one that lets it in', () => {
    const closed = { namespace: 'shop', name: 'closed', uid: '', labels: {}, annotations: {}, pods: everything, ingress: [] };
    const late = 'Get "http://10.244.0.7:8080/metrics": context deadline exceeded';
    expect(onlyBreakOf('scraped', down(late, { policies: known([closed]) }))[0]).toMatchObject({
      cause: 'networkPolicy',
      message: expect.stringContaining('The NetworkPolicy closed lets in nobody'),
    });
    const namespaces = { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' }, matchExpressions: [] };
    const open = { ...closed, name: 'open', ingress: [{ from: [{ namespaces, addresses: false }] }] };
    expect(onlyBreakOf('scraped', down(late, { policies: known([closed, open]) }))[0]?.cause).toBe('down');
  });

  it('tells ten pods that fail alike once', () => {
    const error = 'server returned HTTP status 404 Not Found';
    const active = [1, 2, 3].map(n => cartTarget({ health: 'down', lastError: error, scrapeUrl: `http://10.244.0.${n}:8080/metrics` }));
    expect(onlyBreakOf('scraped', evidence({ targets: known({ active, dropped: [], pools: [] }) }))).toHaveLength(1);
  });
});

function onlyBreakOf(name: Link['name'], given: Evidence): readonly Break[] {
  return chainOf(given).links.find(link => link.name === name)?.breaks ?? [];
}
