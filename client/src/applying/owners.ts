import type { ClusterObject } from '../cluster/objects.ts';
import { isRecord, listOf, recordOf, textOf } from '../cluster/unknown.ts';

/** Something that keeps an object as it wants it, and takes other changes back. */
export interface KeptBy {
  readonly what: 'Helm' | 'Argo CD' | 'Flux' | 'the Prometheus Operator' | 'controller';
  /** The release, application or owner, where the object names it. */
  readonly name?: string;
}

/**
 * Who else owns the object, by the labels and annotations that each writes: Helm (meta.helm.sh), Argo CD (argocd.argoproj.io), Flux
 * (kustomize. and helm.toolkit.fluxcd.io), the Prometheus Operator (managed-by) and any controller of ownerReferences.
 */
export function ownersOf({ metadata }: ClusterObject): readonly KeptBy[] {
  const labels = recordOf(metadata['labels']);
  const annotations = recordOf(metadata['annotations']);
  const managers = new Set(listOf(metadata['managedFields']).map(entry => textOf(recordOf(entry)['manager']) ?? ''));
  const owned = listOf(metadata['ownerReferences'])
    .map(recordOf)
    .find(owner => owner['controller'] === true);
  const found: (KeptBy | undefined)[] = [
    kept(
      'Flux',
      textOf(labels['kustomize.toolkit.fluxcd.io/name']) ?? textOf(labels['helm.toolkit.fluxcd.io/name']),
      managers.has('kustomize-controller'),
    ),
    kept(
      'Argo CD',
      textOf(annotations['argocd.argoproj.io/tracking-id'])?.split(':', 1)[0] ?? textOf(labels['argocd.argoproj.io/instance']),
      managers.has('argocd-controller'),
    ),
    kept('Helm', textOf(annotations['meta.helm.sh/release-name']), labels['app.kubernetes.io/managed-by'] === 'Helm'),
    kept(
      'the Prometheus Operator',
      undefined,
      labels['managed-by'] === 'prometheus-operator' || labels['app.kubernetes.io/managed-by'] === 'prometheus-operator',
    ),
  ];
  const named = found.filter(one => one !== undefined);
  if (named.length > 0 || owned === undefined) return named;
  const owner = [textOf(owned['kind']), textOf(owned['name'])].filter(isText).join(' ');
  return [{ what: 'controller', ...(owner !== '' && { name: owner }) }];
}

const isText = (value: string | undefined): value is string => value !== undefined;

function kept(what: KeptBy['what'], name: string | undefined, known: boolean): KeptBy | undefined {
  if (name === undefined && !known) return undefined;
  return { what, ...(name !== undefined && { name }) };
}

/** Sentences to show before a write; empty where nobody else owns the object. */
export function ownerWarnings(object: ClusterObject): readonly string[] {
  return ownersOf(object).map(({ what, name }) => {
    const who = what === 'controller' ? (name ?? 'A controller') : `${what}${name === undefined ? '' : ` (${name})`}`;
    return `${who} keeps this object and will write over the change. Change it where ${what === 'controller' ? 'that' : what} takes it from, too.`;
  });
}

/** Where an object that is mounted as files reaches a container, by the pod template of a workload. */
export interface Mount {
  readonly workload: ClusterObject;
  /** Mounted as a single file: the kubelet never brings such a one up to date in a running pod. */
  readonly bySubPath: boolean;
  /** Another container of the pod looks after reloads, as the Prometheus Operator's and the charts' do. */
  readonly hasReloader: boolean;
}

export function mountOf(workload: ClusterObject, source: { readonly kind: string; readonly name: string }): Mount | undefined {
  const pod = recordOf(recordOf(recordOf(workload['spec'])['template'])['spec']);
  const volumes = listOf(pod['volumes'])
    .map(recordOf)
    .filter(volume => holds(volume, source))
    .map(volume => volume['name']);
  if (volumes.length === 0) return undefined;
  const containers = listOf(pod['containers']).map(recordOf);
  const mounts = containers
    .flatMap(container => listOf(container['volumeMounts']).map(recordOf))
    .filter(mount => volumes.includes(mount['name']));
  return {
    workload,
    bySubPath: mounts.some(mount => (textOf(mount['subPath']) ?? textOf(mount['subPathExpr'])) !== undefined),
    hasReloader: containers.some(({ name, image }) => /reload/.test(`${String(name)} ${String(image)}`)),
  };
}

function holds(volume: Readonly<Record<string, unknown>>, { kind, name }: { readonly kind: string; readonly name: string }): boolean {
  const projected = listOf(recordOf(volume['projected'])['sources']).map(recordOf);
  if (kind === 'Secret')
    return recordOf(volume['secret'])['secretName'] === name || projected.some(one => recordOf(one['secret'])['name'] === name);
  return [volume, ...projected].some(one => isRecord(one['configMap']) && one['configMap']['name'] === name);
}
