import type { Pod } from './objects.ts';
import { selects } from './selector.ts';

/** A real TCP endpoint on this machine. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** Which of a cluster's pods a real endpoint stands behind: those in the namespace that carry the labels. */
export interface Backend {
  readonly namespace: string;
  readonly selector: Readonly<Record<string, string>>;
  /** The container's port. */
  readonly port: number;
  readonly endpoint: Endpoint;
}

/** Pods of a simulated cluster have no containers; what answers at their ports is registered here. */
export class Backends {
  readonly #all = new Set<Backend>();

  add(backend: Backend): { dispose(): void } {
    this.#all.add(backend);
    return { dispose: () => void this.#all.delete(backend) };
  }

  of(pod: Pod, port: number): Endpoint | undefined {
    const { namespace, labels } = pod.metadata;
    return [...this.#all].findLast(backend => backend.port === port && backend.namespace === namespace && selects(backend.selector, labels))
      ?.endpoint;
  }
}
