import { Emitter, type Event } from '../util/event.ts';
import type { Log } from '../util/log.ts';
import type { ClusterApi } from './api.ts';
import type { ClusterError, ServicePort } from './model.ts';
import { PortForward } from './portForward.ts';
import { samePort } from './servicePort.ts';

export interface ForwardTarget {
  readonly context: string;
  readonly namespace: string;
  readonly service: string;
  readonly port: ServicePort;
}

export interface ForwardRequest {
  readonly api: ClusterApi;
  readonly namespace: string;
  readonly service: string;
  readonly port: ServicePort;
}

export type ForwardState =
  | { readonly kind: 'starting' }
  /** `url` is `http://127.0.0.1:PORT`, `https` where the Service's port says so. */
  | { readonly kind: 'open'; readonly localPort: number; readonly url: string }
  /** It never came to listen: no such Service, no ready pod, no access. `stop` takes it off the list. */
  | { readonly kind: 'failed'; readonly error: ClusterError }
  | { readonly kind: 'stopped' };

export interface Forward {
  readonly id: string;
  readonly target: ForwardTarget;
  readonly state: ForwardState;
  /** TCP connections open now. */
  readonly connections: number;
  /** Why the last connection that failed did; the forward itself stays open. */
  readonly lastError: ClusterError | undefined;
  stop(): Promise<void>;
}

export interface PortForwards {
  /** Resolves once the forward is open or failed; never rejects. A target that is forwarded already gives that forward again. */
  start(request: ForwardRequest): Promise<Forward>;
  list(): readonly Forward[];
  /** A forward was added, changed its state or its connections, or was taken off the list. */
  readonly onDidChange: Event<Forward>;
  dispose(): Promise<void>;
}

export function createPortForwards({ log }: { readonly log: Log }): PortForwards {
  const changes = new Emitter<Forward>();
  const running = new Map<string, { readonly forward: PortForward; readonly started: Promise<void> }>();
  let count = 0;
  return {
    async start(request) {
      const known = [...running.values()].find(({ forward }) => leadsTo(forward, request));
      if (known !== undefined) {
        await known.started;
        return known.forward;
      }
      count += 1;
      const forward = new PortForward({ id: `forward-${count}`, request, log, onChange: () => changed(forward) });
      const started = forward.start();
      running.set(forward.id, { forward, started });
      changes.fire(forward);
      await started;
      return forward;
    },
    list: () => [...running.values()].map(({ forward }) => forward),
    onDidChange: changes.event,
    async dispose() {
      const stopping = [...running.values()].map(({ forward }) => forward.stop());
      changes.dispose();
      await Promise.all(stopping);
    },
  };

  function changed(forward: PortForward): void {
    if (forward.state.kind === 'stopped') running.delete(forward.id);
    changes.fire(forward);
  }
}

/** A forward that failed is no reason not to try anew. */
function leadsTo({ target, state }: Forward, { api, namespace, service, port }: ForwardRequest): boolean {
  return (
    state.kind !== 'failed' &&
    target.context === api.context &&
    target.namespace === namespace &&
    target.service === service &&
    samePort(target.port, port)
  );
}
