import { unlessAborted } from '../util/abort.ts';
import { Emitter, type Event } from '../util/event.ts';
import type { Log } from '../util/log.ts';
import type { ClusterApi } from './api.ts';
import type { Forward, ForwardTarget } from './forward.ts';
import { PortForward } from './portForward.ts';
import { samePort } from './servicePort.ts';

export interface ForwardRequest {
  readonly target: ForwardTarget;
  /** Where it shall listen, if that is free: where it did before. */
  readonly localPort?: number;
  /** For as long as it is used; a request without it for the same target makes it one that stays. */
  readonly temporary?: true;
  /** Opens the connection that the forward keeps for itself and closes with it. Asked only where the target is not forwarded yet. */
  readonly connect: () => Promise<ClusterApi>;
  readonly signal: AbortSignal;
}

export interface PortForwards {
  /**
   * Resolves once the forward is open or failed. A target that is forwarded already gives that forward again. Rejects only where the signal is
   * aborted, with its AbortError; a forward that was started for this request is stopped then, another's goes on.
   */
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
    start,
    list: () => [...running.values()].map(({ forward }) => forward),
    onDidChange: changes.event,
    async dispose() {
      const stopping = [...running.values()].map(({ forward }) => forward.stop());
      changes.dispose();
      await Promise.all(stopping);
    },
  };

  async function start(request: ForwardRequest): Promise<Forward> {
    const { target, localPort, temporary, connect, signal } = request;
    const known = [...running.values()].find(({ forward }) => leadsTo(forward, target));
    if (known !== undefined) {
      if (known.forward.temporary && temporary === undefined) known.forward.keep();
      await unlessAborted(known.started, signal);
      // Whoever started it may have given it up meanwhile.
      return known.forward.state.kind === 'stopped' ? start(request) : known.forward;
    }
    count += 1;
    const forward = new PortForward({
      id: `forward-${count}`,
      target,
      ...(localPort !== undefined && { localPort }),
      temporary: temporary === true,
      connect,
      log,
      onChange: () => changed(forward),
    });
    const started = forward.start();
    running.set(forward.id, { forward, started });
    changes.fire(forward);
    try {
      await unlessAborted(started, signal);
    } catch (error) {
      await forward.stop();
      throw error;
    }
    return forward;
  }

  function changed(forward: PortForward): void {
    if (forward.state.kind === 'stopped') running.delete(forward.id);
    changes.fire(forward);
  }
}

/** A forward that failed is no reason not to try anew. */
function leadsTo({ target, state }: Forward, { context, namespace, service, port }: ForwardTarget): boolean {
  return (
    state.kind !== 'failed' &&
    target.context === context &&
    target.namespace === namespace &&
    target.service === service &&
    samePort(target.port, port)
  );
}
