import type { KubeObject } from '../../../tools/simulatedCluster/objects.ts';

/** How large a cluster is. */
export interface WorldSize {
  readonly namespaces: number;
  readonly services: number;
  /** Endpoints of each Service, in one slice. */
  readonly endpoints: number;
}

export const namespaceName = (number: number): string => `team-${String(number).padStart(3, '0')}`;

/** A Service as a chart installs it, with all that the API server keeps of it. */
export function serviceObject(number: number, { namespaces }: WorldSize): KubeObject {
  const name = `service-${number}`;
  const labels = labelsOf(name, number);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: namespaceName(number % namespaces),
      labels,
      annotations: { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': namespaceName(number % namespaces) },
      ...managedFields(Object.keys(labels)),
    },
    spec: {
      selector: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name },
      ports: [
        { name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' },
        { name: 'metrics', port: 9090, protocol: 'TCP', targetPort: 'metrics' },
      ],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
    },
  };
}

export function sliceObject(number: number, size: WorldSize): KubeObject & { readonly endpoints: unknown } {
  const name = `service-${number}`;
  const namespace = namespaceName(number % size.namespaces);
  const labels = { ...labelsOf(name, number), 'kubernetes.io/service-name': name };
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-x7k2p`, namespace, generateName: `${name}-`, labels, ...managedFields(Object.keys(labels)) },
    addressType: 'IPv4',
    endpoints: Array.from({ length: size.endpoints }, (_, index) => ({
      addresses: [`10.${100 + index}.${number >> 8}.${number & 255}`],
      conditions: { ready: true, serving: true, terminating: false },
      nodeName: `node-${(number + index) % 100}`,
      zone: `zone-${index % 3}`,
      targetRef: { kind: 'Pod', namespace, name: `${name}-5d4f8c7b9-${index}abcd`, uid: `0000-${number}-${index}` },
    })),
    ports: [
      { name: 'http', port: 8080, protocol: 'TCP' },
      { name: 'metrics', port: 9102, protocol: 'TCP' },
    ],
  } as KubeObject & { endpoints: unknown };
}

function labelsOf(name: string, number: number): Readonly<Record<string, string>> {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/version': `1.${number % 40}.0`,
    'helm.sh/chart': `chart-${number % 200}-1.${number % 40}.0`,
  };
}

/** Who wrote which field: a third of what the wire carries, and nothing that anyone here reads. */
function managedFields(labels: readonly string[]): object {
  const fields = { 'f:metadata': { 'f:labels': Object.fromEntries(labels.map(label => [`f:${label}`, {}])) }, 'f:spec': { 'f:ports': {} } };
  return { managedFields: [{ manager: 'helm', operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: fields }] };
}
