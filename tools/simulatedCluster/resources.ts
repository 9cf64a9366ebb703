/** What the simulated cluster serves. A resource is a row: paths, discovery, kinds and scopes all follow from it. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly shortName: string;
  readonly namespaced: boolean;
}

export const resources: readonly Resource[] = [
  { group: '', version: 'v1', plural: 'namespaces', singular: 'namespace', kind: 'Namespace', shortName: 'ns', namespaced: false },
  { group: '', version: 'v1', plural: 'services', singular: 'service', kind: 'Service', shortName: 'svc', namespaced: true },
  { group: '', version: 'v1', plural: 'pods', singular: 'pod', kind: 'Pod', shortName: 'po', namespaced: true },
  { group: '', version: 'v1', plural: 'configmaps', singular: 'configmap', kind: 'ConfigMap', shortName: 'cm', namespaced: true },
  {
    group: 'apps',
    version: 'v1',
    plural: 'deployments',
    singular: 'deployment',
    kind: 'Deployment',
    shortName: 'deploy',
    namespaced: true,
  },
  {
    group: 'discovery.k8s.io',
    version: 'v1',
    plural: 'endpointslices',
    singular: 'endpointslice',
    kind: 'EndpointSlice',
    shortName: 'eps',
    namespaced: true,
  },
];

export const apiVersionOf = ({ group, version }: Resource): string => (group === '' ? version : `${group}/${version}`);

/** The row of a kind that the cluster serves; naming another one is a mistake of the caller. */
export function resourceOfKind(kind: string): Resource {
  const found = resources.find(resource => resource.kind === kind);
  if (found === undefined) throw new Error(`The simulated cluster serves no ${kind}; add a row to resources.ts.`);
  return found;
}
