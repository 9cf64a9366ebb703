import type { ClusterApi, PodPort } from './api.ts';
import type { Pod } from './kinds/pod.ts';
import type { Service } from './kinds/service.ts';
import { LiveList } from './liveList.ts';
import { type ClusterError, isClusterFailure } from './model.ts';
import { choosePods, podSelector, type ServiceTarget } from './podChoice.ts';

/** What is known of the pods behind a Service's port. `running` names all whose connections may go on, ready or not. */
export type PodsSeen =
  | { readonly kind: 'ready'; readonly pods: readonly PodPort[]; readonly running: ReadonlySet<string> }
  | { readonly kind: 'none'; readonly error: ClusterError; readonly running: ReadonlySet<string> };

/**
 * Watches a Service and the pods that it selects: two watches, and no other request while they last. Says nothing where they may not be watched, or
 * the cluster cannot be reached: what was known may hold all the same.
 */
export function watchPods(api: ClusterApi, target: ServiceTarget, onSeen: (seen: PodsSeen) => void): { dispose(): void } {
  const { namespace, service: name } = target;
  let pods: { readonly selector: string; readonly list: LiveList<'pod'> } | undefined;
  const services = new LiveList({ api, kind: 'service', scope: { namespace, name }, onChange: follow });
  services.start();
  return {
    dispose: () => {
      services.rest();
      pods?.list.rest();
    },
  };

  /** Watches the pods that the Service selects now: of another name or selector, they are others. */
  function follow(): void {
    const state = services.state();
    if (state.kind !== 'live') return;
    const selector = selectorOf(state.items);
    if (typeof selector !== 'string') return onSeen({ kind: 'none', error: selector, running: runningOf(podsNow()) });
    if (selector === pods?.selector) return look();
    pods?.list.rest();
    pods = { selector, list: new LiveList({ api, kind: 'pod', scope: { namespace, labelSelector: selector }, onChange: look }) };
    pods.list.start();
  }

  function look(): void {
    const state = pods?.list.state();
    if (state?.kind === 'live') onSeen(seenOf(state.items));
  }

  function seenOf(items: readonly Pod[]): PodsSeen {
    const running = runningOf(items);
    try {
      return { kind: 'ready', pods: choosePods(items, target), running };
    } catch (error) {
      return { kind: 'none', error: errorOf(error), running };
    }
  }

  function selectorOf(items: readonly Service[]): string | ClusterError {
    try {
      return podSelector(items, target);
    } catch (error) {
      return errorOf(error);
    }
  }

  function podsNow(): readonly Pod[] {
    const state = pods?.list.state();
    return state === undefined || state.kind === 'loading' ? [] : state.items;
  }
}

const runningOf = (pods: readonly Pod[]): ReadonlySet<string> =>
  new Set(pods.filter(({ phase }) => phase === 'Running').map(({ name }) => name));

function errorOf(error: unknown): ClusterError {
  if (isClusterFailure(error)) return error.error;
  throw error;
}
