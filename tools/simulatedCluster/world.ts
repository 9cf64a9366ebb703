import type { Admitted } from './admission.ts';
import type { Backend, Backends, Endpoint } from './backends.ts';
import type { KubeObject, Pod, ServicePort } from './objects.ts';
import { isPod, isReady, isService } from './objects.ts';
import { serviceEndpoint } from './proxy.ts';
import { resourceOfKind } from './resources.ts';
import { selects } from './selector.ts';
import type { Store } from './store.ts';
import type { KubernetesWriter } from './writer.ts';

export interface ObjectRef {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface ServiceSketch {
  readonly name: string;
  readonly namespace: string;
  readonly ports: readonly ServicePort[];
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  readonly selector?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Changes the cluster from outside its API, as whoever owns the cluster would. What the API server would refuse throws. */
export class World {
  readonly #store: Store;
  readonly #writer: KubernetesWriter;
  readonly #backends: Backends;

  constructor(store: Store, writer: KubernetesWriter, backends: Backends) {
    this.#store = store;
    this.#writer = writer;
    this.#backends = backends;
  }

  /** Creates the object, or replaces the one of its name. */
  apply(object: KubeObject): KubeObject {
    const resource = resourceOfKind(object.kind);
    const { name, namespace } = object.metadata;
    const exists = this.#store.get(resource, name, namespace) !== undefined;
    return orThrow(exists ? this.#writer.update(resource, object) : this.#writer.create(resource, object));
  }

  delete({ kind, name, namespace }: ObjectRef): void {
    orThrow(this.#writer.delete(resourceOfKind(kind), name, namespace));
  }

  get({ kind, name, namespace }: ObjectRef): KubeObject | undefined {
    return this.#store.get(resourceOfKind(kind), name, namespace);
  }

  list(kind: string, namespace?: string): readonly KubeObject[] {
    return this.#store.list({ resource: resourceOfKind(kind), namespace });
  }

  addNamespace(name: string): KubeObject {
    return this.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: ['kubernetes'] },
    });
  }

  addService({ name, namespace, labels, annotations, ...spec }: ServiceSketch): KubeObject {
    const metadata = { name, namespace, ...(labels && { labels }), ...(annotations && { annotations }) };
    return this.apply({ apiVersion: 'v1', kind: 'Service', metadata, spec });
  }

  removeService(namespace: string, name: string): void {
    this.delete({ kind: 'Service', namespace, name });
  }

  /** The endpoint behind a Service's port; undefined where there is no such Service, or nothing listens behind it. */
  endpointOf({ namespace, name, port }: { namespace: string; name: string; port: number }): Endpoint | undefined {
    const service = this.get({ kind: 'Service', namespace, name });
    if (service === undefined || !isService(service)) return undefined;
    const resolved = serviceEndpoint(this.#store, this.#backends, { service, port: String(port) });
    return resolved.ok ? resolved.endpoint : undefined;
  }

  /** Puts a real TCP endpoint behind a port of the pods with these labels. */
  serve(backend: Backend): { dispose(): void } {
    return this.#backends.add(backend);
  }

  /** Resolves with the ready pods that carry the labels, once there are as many. */
  async pods(namespace: string, selector: Readonly<Record<string, string>>, count = 1): Promise<readonly Pod[]> {
    const ready = (): Pod[] =>
      this.list('Pod', namespace)
        .filter(isPod)
        .filter(pod => isReady(pod) && selects(selector, pod.metadata.labels));
    while (ready().length < count) {
      await new Promise<void>(resolve => {
        const subscription = this.#store.onChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
    return ready();
  }
}

function orThrow(result: Admitted): KubeObject {
  if (!result.ok) throw new Error(result.status.message);
  return result.object;
}
