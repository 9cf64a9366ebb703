import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isPod, isService, type KubeObject, type Pod, type Service } from './objects.ts';
import type { Resource } from './resources.ts';
import { invalid, type Status } from './status.ts';

export type Admitted = { readonly ok: true; readonly object: KubeObject } | { readonly ok: false; readonly status: Status };

/** What the cluster hands out: addresses that no two objects share. */
export interface Addresses {
  /** The next free Service address. */
  service(): string;
}

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const dnsSubdomain = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** Checks and completes an object that is about to be stored, as the API server's validation and defaulting do. */
export function admit(resource: Resource, object: KubeObject, context: { previous?: KubeObject; addresses: Addresses }): Admitted {
  const problem = problemOf(object);
  if (problem !== undefined) return { ok: false, status: invalid(resource, object.metadata.name, problem) };
  const { previous, addresses } = context;
  const metadata = {
    ...object.metadata,
    uid: previous?.metadata.uid ?? randomUUID(),
    creationTimestamp: previous?.metadata.creationTimestamp ?? now(),
    ...(counted.has(resource.group) && { generation: generationOf(object, previous) }),
  };
  return { ok: true, object: withDefaults({ ...object, metadata }, previous, addresses) };
}

/** The groups whose objects count the changes of their spec, of those served here. */
const counted = new Set(['apps', 'monitoring.coreos.com']);

function generationOf(object: KubeObject, previous: KubeObject | undefined): number {
  const before = previous?.metadata.generation ?? 0;
  return previous !== undefined && isDeepStrictEqual(object.spec, previous.spec) ? before : before + 1;
}

/** RFC 3339 with whole seconds, as metav1.Time is written. */
export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

function problemOf(object: KubeObject): string | undefined {
  const { name } = object.metadata;
  const isLabel = object.kind === 'Namespace' || isService(object);
  if (!(isLabel ? dnsLabel : dnsSubdomain).test(name)) {
    return `metadata.name: Invalid value: ${JSON.stringify(name)}: a lowercase RFC 1123 ${isLabel ? 'label' : 'subdomain'} must consist of lower case alphanumeric characters and '-', and must start and end with an alphanumeric character`;
  }
  if (isService(object)) return serviceProblem(object);
  if (isPod(object) && !(object.spec?.containers?.length > 0)) return 'spec.containers: Required value';
  return undefined;
}

function serviceProblem({ spec }: Service): string | undefined {
  const ports = spec?.ports ?? [];
  if (ports.length === 0 && spec?.clusterIP !== 'None' && spec?.type !== 'ExternalName') return 'spec.ports: Required value';
  for (const [index, { port, name }] of ports.entries()) {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      return `spec.ports[${index}].port: Invalid value: ${JSON.stringify(port)}: must be between 1 and 65535, inclusive`;
    }
    if (ports.length > 1 && name === undefined) return `spec.ports[${index}].name: Required value`;
    if (ports.some((other, at) => at < index && other.name === name))
      return `spec.ports[${index}].name: Duplicate value: ${JSON.stringify(name)}`;
  }
  return undefined;
}

function withDefaults(object: KubeObject, previous: KubeObject | undefined, addresses: Addresses): KubeObject {
  if (object.kind === 'Namespace') return namespaceDefaults(object);
  if (isService(object)) return serviceDefaults(object, previous, addresses);
  if (isPod(object)) return podDefaults(object);
  if (object.kind === 'Secret') return secretDefaults(object);
  return object;
}

function namespaceDefaults(object: KubeObject): KubeObject {
  const labels = { ...object.metadata.labels, 'kubernetes.io/metadata.name': object.metadata.name };
  return { ...object, metadata: { ...object.metadata, labels }, status: object.status ?? { phase: 'Active' } };
}

function serviceDefaults(service: Service, previous: KubeObject | undefined, addresses: Addresses): KubeObject {
  const { spec } = service;
  const type = spec.type ?? 'ClusterIP';
  const kept = previous !== undefined && isService(previous) ? previous.spec.clusterIP : undefined;
  const clusterIP = type === 'ExternalName' ? undefined : (spec.clusterIP ?? kept ?? addresses.service());
  return {
    ...service,
    spec: {
      ...spec,
      type,
      ...(clusterIP !== undefined && { clusterIP, clusterIPs: [clusterIP] }),
      ports: spec.ports?.map(port => ({ ...port, protocol: port.protocol ?? 'TCP', targetPort: port.targetPort ?? port.port })),
      sessionAffinity: 'None',
    },
    status: service.status ?? { loadBalancer: {} },
  };
}

interface Secret extends KubeObject {
  readonly type?: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}

/** `stringData` is for writing alone: what is read back is `data`. */
function secretDefaults({ stringData = {}, ...secret }: Secret): Secret {
  const encoded = Object.entries(stringData).map(([key, value]) => [key, Buffer.from(value).toString('base64')]);
  const data = { ...secret.data, ...Object.fromEntries(encoded) };
  return encoded.length === 0 ? { type: 'Opaque', ...secret } : { type: 'Opaque', ...secret, data };
}

function podDefaults(pod: Pod): KubeObject {
  const containers = pod.spec.containers.map(container => ({
    ...container,
    ...(container.ports && { ports: container.ports.map(port => ({ ...port, protocol: port.protocol ?? 'TCP' })) }),
  }));
  return { ...pod, spec: { ...pod.spec, containers }, status: pod.status ?? { phase: 'Pending' } };
}
