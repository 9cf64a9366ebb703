import { isDeepStrictEqual } from 'node:util';
import { admit, now, type Addresses, type Admitted } from './admission.ts';
import type { KubeObject } from './objects.ts';
import { resourceOfKind, resources, type Resource } from './resources.ts';
import { alreadyExists, badRequest, conflict, forbiddenInTerminating, notFound, type Status } from './status.ts';
import type { Store } from './store.ts';

export interface ClusterAddresses extends Addresses {
  /** The next free pod address. */
  pod(): string;
}

/** The writing half of the API server: every change, whoever makes it, passes the same checks. Failures are the server's own Status. */
export class KubernetesWriter {
  readonly addresses: ClusterAddresses;
  readonly #store: Store;

  constructor(store: Store, addresses: ClusterAddresses) {
    this.#store = store;
    this.addresses = addresses;
  }

  create(resource: Resource, object: KubeObject, { dryRun = false } = {}): Admitted {
    const { name, namespace } = object.metadata;
    const absent = this.#namespaceProblem(namespace);
    if (absent !== undefined) return { ok: false, status: absent };
    if (this.#store.get(resource, name, namespace) !== undefined) return { ok: false, status: alreadyExists(resource, name) };
    const admitted = admit(resource, object, { addresses: this.addresses });
    return admitted.ok && !dryRun ? { ok: true, object: this.#store.put(resource, admitted.object) } : admitted;
  }

  /** Replaces an object; where the new one names a resourceVersion, only that version. */
  update(resource: Resource, object: KubeObject, { dryRun = false } = {}): Admitted {
    const { name, namespace, resourceVersion } = object.metadata;
    const previous = this.#store.get(resource, name, namespace);
    if (previous === undefined) return { ok: false, status: notFound(resource, name) };
    if (resourceVersion !== undefined && resourceVersion !== previous.metadata.resourceVersion) {
      return { ok: false, status: conflict(resource, name) };
    }
    // Status is a subresource of its own: a write to the object leaves it as it is.
    const admitted = admit(
      resource,
      {
        ...object,
        metadata: { ...object.metadata, resourceVersion: previous.metadata.resourceVersion ?? '' },
        ...(previous.status !== undefined && { status: previous.status }),
      },
      { previous, addresses: this.addresses },
    );
    if (!admitted.ok || dryRun) return admitted;
    // A write that changes nothing makes no new version.
    const same = isDeepStrictEqual(admitted.object, previous);
    return { ok: true, object: same ? previous : this.#store.put(resource, admitted.object) };
  }

  /** Deletes at once, but lets watchers see the object terminating first, as pods and namespaces are seen. */
  delete(resource: Resource, name: string, namespace?: string): Admitted {
    const previous = this.#store.get(resource, name, namespace);
    if (previous === undefined) return { ok: false, status: notFound(resource, name) };
    if (resource.kind === 'Pod' || resource.kind === 'Namespace') {
      const status = resource.kind === 'Namespace' ? { phase: 'Terminating' } : previous.status;
      this.#store.put(resource, { ...previous, status, metadata: { ...previous.metadata, deletionTimestamp: now() } });
    }
    if (resource.kind === 'Namespace') this.#empty(name);
    const object = this.#store.delete(resource, name, namespace) ?? previous;
    return { ok: true, object };
  }

  #empty(namespace: string): void {
    for (const resource of resources.filter(({ namespaced }) => namespaced)) {
      for (const { metadata } of this.#store.list({ resource, namespace })) this.delete(resource, metadata.name, namespace);
    }
  }

  #namespaceProblem(namespace: string | undefined): Status | undefined {
    if (namespace === undefined) return undefined;
    const resource = resourceOfKind('Namespace');
    const found = this.#store.get(resource, namespace);
    if (found === undefined) return notFound(resource, namespace);
    return found.metadata.deletionTimestamp === undefined ? undefined : forbiddenInTerminating(namespace);
  }
}

/** An object as it came over the wire or from a file, checked for what the paths of the API need of it. */
export function parseObject(value: unknown, resource: Resource, namespace: string | undefined): Admitted {
  if (!isRecord(value) || !isRecord(value['metadata']) || value['kind'] !== resource.kind) {
    return { ok: false, status: badRequest(`The body must be a ${resource.kind} with its metadata.`) };
  }
  const { metadata } = value;
  const generated =
    typeof metadata['generateName'] === 'string' ? `${metadata['generateName']}${Math.random().toString(36).slice(2, 7)}` : undefined;
  const name = metadata['name'] ?? generated;
  if (typeof name !== 'string' || name === '') return { ok: false, status: badRequest('name or generateName is required') };
  if (namespace !== undefined && metadata['namespace'] !== undefined && metadata['namespace'] !== namespace) {
    return { ok: false, status: badRequest('the namespace of the provided object does not match the namespace sent on the request') };
  }
  const object = { ...value, metadata: { ...metadata, name, ...(namespace !== undefined && { namespace }) } };
  return isKubeObject(object) ? { ok: true, object } : { ok: false, status: badRequest('The body has no apiVersion.') };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// The API machinery reads nothing else of an object; what its kind needs is checked by admission.
const isKubeObject = (value: Record<string, unknown>): value is Record<string, unknown> & KubeObject =>
  typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string' && isRecord(value['metadata']);
