import { describe, expect, it } from 'vitest';
import { mountOf, ownersOf, ownerWarnings } from '../../../client/src/applying/owners.ts';
import type { ClusterObject } from '../../../client/src/cluster/objects.ts';

const configMap = (metadata: object): ClusterObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', ...metadata } });

describe('who keeps an object', () => {
  it.each([
    ['nobody', { labels: { app: 'web' }, annotations: {} }, []],
    [
      'Helm',
      { labels: { 'app.kubernetes.io/managed-by': 'Helm' }, annotations: { 'meta.helm.sh/release-name': 'web' } },
      [{ what: 'Helm', name: 'web' }],
    ],
    ['Argo CD', { annotations: { 'argocd.argoproj.io/tracking-id': 'shop:/ConfigMap:web/config' } }, [{ what: 'Argo CD', name: 'shop' }]],
    ['Argo CD, by who wrote', { managedFields: [{ manager: 'argocd-controller' }] }, [{ what: 'Argo CD' }]],
    ['Flux', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } }, [{ what: 'Flux', name: 'apps' }]],
    [
      'Flux with Helm',
      { labels: { 'helm.toolkit.fluxcd.io/name': 'web', 'app.kubernetes.io/managed-by': 'Helm' } },
      [{ what: 'Flux', name: 'web' }, { what: 'Helm' }],
    ],
    ['the operator', { labels: { 'managed-by': 'prometheus-operator' } }, [{ what: 'the Prometheus Operator' }]],
    [
      'a controller',
      { ownerReferences: [{ kind: 'Prometheus', name: 'main', controller: true }] },
      [{ what: 'controller', name: 'Prometheus main' }],
    ],
    ['an owner that does not control it', { ownerReferences: [{ kind: 'Job', name: 'once' }] }, []],
  ])('%s', (_who, metadata, owners) => {
    expect(ownersOf(configMap(metadata))).toEqual(owners);
  });

  it('is told with what to do', () => {
    expect(ownerWarnings(configMap({ labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } }))).toEqual([
      'Flux (apps) keeps this object and will write over the change. Change it where Flux takes it from, too.',
    ]);
  });
});

describe('a mount', () => {
  const workload = (volumes: object[], volumeMounts: object[], more: object[] = []): ClusterObject => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'prometheus' },
    spec: { template: { spec: { volumes, containers: [{ name: 'prometheus', image: 'prom/prometheus', volumeMounts }, ...more] } } },
  });
  const volume = { name: 'config', configMap: { name: 'config' } };
  const source = { kind: 'ConfigMap', name: 'config' };

  it('as a folder comes up to date, by subPath it does not', () => {
    expect(mountOf(workload([volume], [{ name: 'config', mountPath: '/etc' }]), source)).toMatchObject({
      bySubPath: false,
      hasReloader: false,
    });
    expect(mountOf(workload([volume], [{ name: 'config', subPath: 'prometheus.yml' }]), source)).toMatchObject({ bySubPath: true });
    // Of another volume.
    expect(mountOf(workload([volume], [{ name: 'other', subPath: 'x' }]), source)).toMatchObject({ bySubPath: false });
  });

  it('is found in projected volumes and of Secrets, and only of that name', () => {
    const projected = { name: 'all', projected: { sources: [{ secret: { name: 'config' } }] } };
    expect(mountOf(workload([projected], []), { kind: 'Secret', name: 'config' })).toBeDefined();
    expect(mountOf(workload([projected], []), source)).toBeUndefined();
    expect(mountOf(workload([volume], []), { kind: 'ConfigMap', name: 'other' })).toBeUndefined();
    expect(mountOf(workload([{ name: 's', secret: { secretName: 'config' } }], []), { kind: 'Secret', name: 'config' })).toBeDefined();
  });

  it('knows a container that reloads', () => {
    const reloader = { name: 'config-reloader', image: 'quay.io/prometheus-operator/prometheus-config-reloader' };
    expect(mountOf(workload([volume], [], [reloader]), source)).toMatchObject({ hasReloader: true });
  });
});
