import type { Forward } from '../cluster/index.ts';
import { isClusterFailure } from '../cluster/model.ts';
import { PrometheusFailure } from '../prometheus/api.ts';
import { isCancellation } from '../util/abort.ts';

export interface ServiceRouteOptions {
  /** Forwards the Service's port for as long as it is used. Rejects with a ClusterFailure. */
  readonly reach: (signal: AbortSignal) => Promise<Forward>;
  /** Below the forwarded address, beginning with a slash. */
  readonly path: string;
}

/** The way to a Prometheus in a cluster: a port-forward that is opened when it is first used, and closed when nobody uses it any more. */
export interface ServiceRoute {
  /** Where it answers now; rejects with a PrometheusFailure. To be asked before each request: that is what keeps it open. */
  url(): Promise<string>;
  dispose(): void;
}

/** Longer than the minute after which targets are asked for again while a view shows them. */
const idleMs = 120_000;

export function createServiceRoute({ reach, path }: ServiceRouteOptions): ServiceRoute {
  const end = new AbortController();
  let opening: Promise<Forward> | undefined;
  let idle: NodeJS.Timeout | undefined;

  const used = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => void rest(), idleMs).unref();
  };
  const rest = async (): Promise<void> => {
    const forward = await opening?.catch(() => undefined);
    // An answer may be long on its way.
    if (forward !== undefined && forward.connections > 0 && !end.signal.aborted) return used();
    opening = undefined;
    // One that a person has opened as well stays theirs.
    if (forward?.temporary === true) await forward.stop();
  };
  const open = async (): Promise<Forward> => {
    opening ??= reach(end.signal);
    const mine = opening;
    try {
      return await mine;
    } catch (error) {
      if (opening === mine) opening = undefined;
      throw error;
    }
  };

  return {
    async url() {
      used();
      try {
        const forward = await open();
        const { state } = forward;
        if (state.kind === 'open' || state.kind === 'waiting') return `${state.url}${path}`;
        opening = undefined;
        await forward.stop();
        if (state.kind === 'failed') throw unreachable(state.error.message);
        // A person stopped it, and now it is wanted again.
        const { state: again } = await open();
        if (again.kind === 'open' || again.kind === 'waiting') return `${again.url}${path}`;
        throw unreachable(again.kind === 'failed' ? again.error.message : 'The port-forward to it was stopped. Try again.');
      } catch (error) {
        throw isClusterFailure(error) ? unreachable(error.message) : error;
      }
    },
    dispose() {
      clearTimeout(idle);
      end.abort();
      rest().catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
    },
  };
}

function unreachable(message: string): PrometheusFailure {
  return new PrometheusFailure({ kind: 'unreachable', message });
}
