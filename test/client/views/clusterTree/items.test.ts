import { describe, expect, it } from 'vitest';
import { type Item, itemOf } from '../../../../client/src/views/clusterTree/items.ts';
import { childrenOf } from '../../../../client/src/views/clusterTree/nodes.ts';
import { context, forward, live, service, world } from '../../../support/treeWorld.ts';

const nowhere = world({});
const minikube = context('minikube', { current: true });
const ofService = (more: Parameters<typeof service>[1]): Item =>
  itemOf({ kind: 'service', context: minikube, service: service('traefik', more) }, nowhere);

describe('an item of the tree', () => {
  it('marks and expands the current context, and counts its namespaces once they are known', () => {
    const two = world({ namespaces: live({ name: 'a', labels: {}, terminating: false }, { name: 'b', labels: {}, terminating: false }) });
    expect(itemOf({ kind: 'context', context: minikube }, two)).toMatchObject({
      description: 'current, 2 namespaces',
      collapsible: 'expanded',
    });
    expect(itemOf({ kind: 'context', context: context('other') }, nowhere)).toMatchObject({ description: '', collapsible: 'collapsed' });
  });

  it('shows a Service with its ports, and can be monitored where one of them is TCP', () => {
    expect(ofService({})).toMatchObject({ description: '8080', contextValue: 'service', collapsible: 'collapsed' });
    expect(ofService({ ports: [{ port: 53, protocol: 'UDP', targetPort: 53 }] }).contextValue).toBe('service.noPorts');
    expect(ofService({ ports: [] })).toMatchObject({ contextValue: 'service.noPorts', collapsible: 'none' });
  });

  it.each([
    ['scraped', '8080, scraped', 'pass-filled'],
    ['down', '8080, down', 'error'],
    ['notScraped', '8080, not scraped', 'circle-outline'],
    ['unknown', '8080', 'symbol-interface'],
  ] as const)('wears the badge of a Service that is %s', (state, description, icon) => {
    const node = { kind: 'service', context: minikube, service: service('traefik') } as const;
    expect(itemOf(node, world({ scraping: { state, text: 'Seen by Prometheus.' } }))).toMatchObject({
      description,
      icon,
      tooltip: 'Service default/traefik, ClusterIP, ports 8080. Seen by Prometheus.',
    });
  });

  it('names a number once that is a port of TCP and of UDP', () => {
    const dns = (['TCP', 'UDP'] as const).map(protocol => ({ port: 53, protocol, targetPort: 53 }));
    expect(ofService({ ports: dns }).description).toBe('53');
  });

  it('says where a port leads only where its number and its name do not', () => {
    const ofPort = (targetPort: number | string): string | undefined =>
      itemOf(
        {
          kind: 'port',
          context: minikube,
          service: service('traefik', {}),
          port: { port: 80, name: 'web', protocol: 'TCP', targetPort },
        },
        nowhere,
      ).description;
    expect(['web', 80, 8000].map(ofPort)).toEqual(['web', 'web', 'web to 8000']);
  });

  it('shows the local address of a forward, and offers only what its state allows', () => {
    const open = forward('1', { kind: 'open', localPort: 4000, url: 'http://127.0.0.1:4000' });
    expect(itemOf({ kind: 'forward', forward: open }, nowhere)).toMatchObject({
      description: '127.0.0.1:4000',
      contextValue: 'forward.open',
      tooltip: expect.stringContaining('at http://127.0.0.1:4000.'),
    });
    const waiting = forward('3', {
      kind: 'waiting',
      localPort: 4000,
      url: 'http://127.0.0.1:4000',
      error: { kind: 'notFound', message: 'No pod is ready.' },
    });
    expect(itemOf({ kind: 'forward', forward: waiting }, nowhere)).toMatchObject({
      description: '127.0.0.1:4000, waiting for a pod',
      contextValue: 'forward.waiting',
      tooltip: expect.stringContaining('No pod is ready.'),
    });
    const failed = forward('2', { kind: 'failed', error: { kind: 'notFound', message: 'No pod is ready.' } });
    expect(itemOf({ kind: 'forward', forward: failed }, nowhere)).toMatchObject({ description: 'failed', contextValue: 'forward.failed' });
    expect(itemOf({ kind: 'forward', forward: failed }, nowhere).tooltip).toContain('No pod is ready.');
  });

  it.each([
    ['unreachable', 'Unreachable'],
    ['forbidden', 'Forbidden'],
    ['login', 'Login expired or refused'],
    ['timeout', 'No answer in time'],
    ['tls', 'Not a trusted connection'],
  ] as const)('says %s in plain words and tries again on a click', (kind, label) => {
    const error = { kind, message: 'A sentence that says why.' };
    const item = itemOf({ kind: 'message', message: { kind: 'failed', error, retryInMs: 1500 } }, nowhere);
    expect(item).toMatchObject({ label, description: 'A sentence that says why.', onClick: 'retry', contextValue: 'message.retry' });
    expect(item.tooltip).toContain('Tried again in 2 s.');
  });

  it('tells below a forward which pod it leads to, what went through it and what happened', () => {
    const used = {
      ...forward('1', { kind: 'open', localPort: 4000, url: 'http://127.0.0.1:4000' }),
      pod: 'web-1',
      connections: 2,
      traffic: { accepted: 40, received: 1_234_567, sent: 812 },
      events: ['Listens.', 'Goes on with pod "web-1".'].map((text, index) => ({ at: 0, number: index + 1, text })),
    };
    const details = childrenOf({ kind: 'forward', forward: used }, nowhere)
      .map(node => itemOf(node, nowhere))
      .map(({ label, description }) => (/^(Pod|Traffic)$/.test(label) ? description : label));
    expect(details).toEqual(['web-1', '1.2 MB received, 812 B sent, 2 of 40 connections open', 'Goes on with pod "web-1".', 'Listens.']);
  });
});
