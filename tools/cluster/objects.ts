/** The parts of the API's objects that are read here; an object that is written may hold more. */

export interface KubernetesObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: Metadata;
  readonly spec?: unknown;
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly deletionTimestamp?: string;
}

export interface ServiceObject extends KubernetesObject {
  readonly spec: {
    /** `None` for a headless Service. */
    readonly clusterIP?: string;
    readonly ports?: readonly { readonly name?: string; readonly port: number; readonly protocol?: string }[];
  };
}

export interface EndpointSliceObject extends KubernetesObject {
  readonly endpoints?: readonly { readonly addresses: readonly string[]; readonly conditions?: { readonly ready?: boolean } }[] | null;
  readonly ports?: readonly { readonly name?: string; readonly port?: number; readonly protocol?: string }[] | null;
}

export interface PodObject extends KubernetesObject {
  readonly spec: { readonly containers: readonly ContainerSpec[] };
  readonly status?: { readonly phase?: string; readonly podIP?: string };
}

export interface ContainerSpec {
  readonly name: string;
  readonly image?: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number; readonly protocol?: string }[];
}

export interface Crd extends KubernetesObject {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** The Service that a slice belongs to, as `namespace/name`. */
export function serviceOf({ metadata }: EndpointSliceObject): string {
  return `${metadata.namespace ?? ''}/${metadata.labels?.['kubernetes.io/service-name'] ?? ''}`;
}

/** Kubernetes takes an absent `ready` for true. */
export function readyAddresses(slice: EndpointSliceObject): readonly string[] {
  return (slice.endpoints ?? []).filter(endpoint => endpoint.conditions?.ready !== false).flatMap(endpoint => endpoint.addresses);
}
