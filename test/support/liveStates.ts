import type { KindName, Kinds } from '../../client/src/cluster/kinds/index.ts';
import type { LiveState, LiveStore } from '../../client/src/cluster/index.ts';

/** Resolves with the state once it is as wanted. */
export function stateOf<K extends KindName>(
  store: LiveStore,
  what: { readonly kind: K; readonly namespace?: string },
  wanted: (state: LiveState<Kinds[K]>) => boolean,
): Promise<LiveState<Kinds[K]>> {
  return new Promise(resolve => {
    const look = (): boolean => {
      const state = store.state(what.kind, what.namespace);
      if (!wanted(state)) return false;
      resolve(state);
      return true;
    };
    if (look()) return;
    const subscription = store.onDidChange(() => {
      if (look()) subscription.dispose();
    });
  });
}

/** Whether the state is live with exactly these objects. */
export function liveWith(...names: readonly string[]): (state: LiveState<{ readonly name: string }>) => boolean {
  return state =>
    state.kind === 'live' &&
    state.items
      .map(({ name }) => name)
      .sort()
      .join() === [...names].sort().join();
}
