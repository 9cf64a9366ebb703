import type { LiveState } from '../../../../client/src/cluster/index.ts';
import type { Namespace } from '../../../../client/src/cluster/kinds/namespace.ts';
import { describe, expect, it } from 'vitest';
import { childrenOf, idOf, type Node, parentOf, type TreeWorld } from '../../../../client/src/views/clusterTree/nodes.ts';
import { itemOf } from '../../../../client/src/views/clusterTree/items.ts';
import { context, forward, live, service, world } from '../../../support/treeWorld.ts';

const minikube = context('minikube', { current: true });
const inMinikube: Node = { kind: 'context', context: minikube };
const inDefault: Node = { kind: 'namespace', context: minikube, namespace: { name: 'default', labels: {}, terminating: false } };

const labels = (nodes: readonly Node[], of: TreeWorld): readonly string[] => nodes.map(node => itemOf(node, of).label);

describe('the tree', () => {
  it('waits for the kubeconfigs', () => {
    const waiting: TreeWorld = { ...world({}), snapshot: undefined };
    expect(labels(childrenOf(undefined, waiting), waiting)).toEqual(['Loading']);
  });

  it('is empty without a context, so that the welcome text shows', () => {
    expect(childrenOf(undefined, world({}))).toEqual([]);
  });

  it('lists the current context first, then the others by name', () => {
    const three = world({ contexts: [context('zeta'), context('alpha'), context('minikube', { current: true })] });
    expect(labels(childrenOf(undefined, three), three)).toEqual(['minikube', 'alpha', 'zeta']);
  });

  it('says which kubeconfig cannot be read, beside the contexts of the others', () => {
    const one: TreeWorld = {
      ...world({}),
      snapshot: { contexts: [minikube], problems: [{ file: '/a', error: { kind: 'kubeconfig', message: 'There is no file /a.' } }] },
    };
    expect(labels(childrenOf(undefined, one), one)).toEqual(['Unreadable kubeconfig', 'minikube']);
  });

  it('puts port forwards above the contexts, and only when there are some', () => {
    const forwarding = world({
      contexts: [minikube],
      forwards: [forward('1', { kind: 'open', localPort: 4000, url: 'http://127.0.0.1:4000' })],
    });
    expect(labels(childrenOf(undefined, forwarding), forwarding)).toEqual(['Port Forwards', 'minikube']);
    expect(labels(childrenOf({ kind: 'forwards' }, forwarding), forwarding)).toEqual(['traefik:8080']);
  });

  it('sorts namespaces and Services by name', () => {
    const namespaces = live({ name: 'monitoring', labels: {}, terminating: false }, { name: 'default', labels: {}, terminating: false });
    const full = world({ namespaces, services: live(service('traefik'), service('redis')) });
    expect(labels(childrenOf(inMinikube, full), full)).toEqual(['default', 'monitoring']);
    expect(labels(childrenOf(inDefault, full), full)).toEqual(['redis', 'traefik']);
  });

  it('keeps what it last knew below a failure that came later', () => {
    const gone = { kind: 'failed', error: { kind: 'unreachable', message: 'No answer.' }, items: [service('traefik')] } as const;
    const failed = world({ services: gone });
    expect(labels(childrenOf(inDefault, failed), failed)).toEqual(['Unreachable', 'traefik']);
  });

  it('offers to choose namespaces where they may not be listed, and shows those that were chosen', () => {
    const forbidden: LiveState<Namespace> = { kind: 'failed', error: { kind: 'forbidden', message: 'No.' }, items: [] };
    const shown = (chosenNamespaces: readonly string[]): readonly string[] => {
      const limited = world({ contexts: [minikube], namespaces: forbidden, chosenNamespaces });
      return labels(childrenOf(inMinikube, limited), limited);
    };
    expect(shown([])).toEqual(['Forbidden', 'Choose Namespaces', 'default']);
    expect(shown(['cart', 'shop'])).toEqual(['Choose Namespaces', 'cart', 'shop']);
  });

  it('names the parent of every node by the id that the parent has', () => {
    const traefik = service('traefik');
    const full = world({
      contexts: [minikube],
      namespaces: live({ name: 'default', labels: {}, terminating: false }),
      services: live(traefik),
      forwards: [forward('1', { kind: 'starting' })],
    });
    const check = (parent: Node | undefined): number => {
      const children = childrenOf(parent, full);
      for (const child of children) {
        const named = parentOf(child);
        expect(named && idOf(named)).toBe(parent && idOf(parent));
      }
      return children.length + children.map(check).reduce((sum, count) => sum + count, 0);
    };
    // Forwards, one forward and its traffic; context, namespace, Service, port.
    expect(check(undefined)).toBe(7);
  });

  it('gives names that run into one another ids of their own', () => {
    const ids = ['a', 'a","b'].map(name => idOf({ kind: 'context', context: context(name) }));
    expect(new Set(ids).size).toBe(2);
  });
});
