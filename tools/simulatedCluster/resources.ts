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
  /** The fields of its objects beside apiVersion, kind and metadata; what is within them is not checked. */
  readonly fields: readonly string[];
  readonly verbs: readonly string[];
}

type Row = Pick<Resource, 'plural' | 'kind' | 'shortName'> & Partial<Resource>;

const row = ({ plural, kind, shortName, ...rest }: Row): Resource => ({
  group: '',
  version: 'v1',
  plural,
  singular: kind.toLowerCase(),
  kind,
  shortName,
  namespaced: true,
  fields: ['spec', 'status'],
  verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  ...rest,
});

const apps = { group: 'apps' };
const networking = { group: 'networking.k8s.io' };
const operator = { group: 'monitoring.coreos.com' };

export const resources: readonly Resource[] = [
  row({ plural: 'namespaces', kind: 'Namespace', shortName: 'ns', namespaced: false }),
  row({ plural: 'nodes', kind: 'Node', shortName: 'no', namespaced: false }),
  row({ plural: 'services', kind: 'Service', shortName: 'svc' }),
  row({ plural: 'pods', kind: 'Pod', shortName: 'po' }),
  row({ plural: 'configmaps', kind: 'ConfigMap', shortName: 'cm', fields: ['data', 'binaryData', 'immutable'] }),
  row({ plural: 'secrets', kind: 'Secret', shortName: 'sec', fields: ['data', 'stringData', 'immutable', 'type'] }),
  row({ plural: 'events', kind: 'Event', shortName: 'ev', fields: eventFields() }),
  row({ ...apps, plural: 'deployments', kind: 'Deployment', shortName: 'deploy' }),
  row({ ...apps, plural: 'statefulsets', kind: 'StatefulSet', shortName: 'sts' }),
  row({ ...apps, plural: 'daemonsets', kind: 'DaemonSet', shortName: 'ds' }),
  row({ ...apps, plural: 'replicasets', kind: 'ReplicaSet', shortName: 'rs' }),
  row({
    group: 'discovery.k8s.io',
    plural: 'endpointslices',
    kind: 'EndpointSlice',
    shortName: 'eps',
    fields: ['addressType', 'endpoints', 'ports'],
  }),
  row({ ...networking, plural: 'ingresses', kind: 'Ingress', shortName: 'ing' }),
  row({ ...networking, plural: 'networkpolicies', kind: 'NetworkPolicy', shortName: 'netpol' }),
  row({ ...operator, plural: 'servicemonitors', kind: 'ServiceMonitor', shortName: 'smon' }),
  row({ ...operator, plural: 'podmonitors', kind: 'PodMonitor', shortName: 'pmon' }),
  row({ ...operator, plural: 'probes', kind: 'Probe', shortName: 'prb' }),
  row({ ...operator, plural: 'prometheuses', kind: 'Prometheus', shortName: 'prom' }),
  row({ ...operator, plural: 'prometheusrules', kind: 'PrometheusRule', shortName: 'promrule' }),
  row({ ...operator, version: 'v1alpha1', plural: 'scrapeconfigs', kind: 'ScrapeConfig', shortName: 'scfg' }),
  row({
    group: 'authorization.k8s.io',
    plural: 'selfsubjectaccessreviews',
    kind: 'SelfSubjectAccessReview',
    shortName: '',
    namespaced: false,
    verbs: ['create'],
  }),
];

function eventFields(): readonly string[] {
  const counted = ['count', 'firstTimestamp', 'lastTimestamp', 'eventTime', 'series'];
  return [
    ...counted,
    'involvedObject',
    'related',
    'reason',
    'message',
    'type',
    'action',
    'source',
    'reportingComponent',
    'reportingInstance',
  ];
}

export const apiVersionOf = ({ group, version }: Resource): string => (group === '' ? version : `${group}/${version}`);

/** The row of a kind that the cluster serves; naming another one is a mistake of the caller. */
export function resourceOfKind(kind: string): Resource {
  const found = resources.find(resource => resource.kind === kind);
  if (found === undefined) throw new Error(`The simulated cluster serves no ${kind}; add a row to resources.ts.`);
  return found;
}
