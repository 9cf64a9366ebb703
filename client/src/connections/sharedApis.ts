import type { ClusterApi } from '../cluster/api.ts';

/** One api, and so one pool of connections, for all that speak to a context: views, commands and port-forwards. */
export interface SharedApis {
  /** Whoever takes it disposes of it; with the last the connections are closed. */
  take(context: string): Promise<ClusterApi>;
  /** From here on contexts are connected to anew: their logins or addresses may be others. Those who hold one keep it. */
  renew(): void;
}

interface Shared {
  readonly connecting: Promise<ClusterApi>;
  holders: number;
}

export function createSharedApis(connect: (context: string) => Promise<ClusterApi>): SharedApis {
  const known = new Map<string, Shared>();

  async function release(context: string, shared: Shared): Promise<void> {
    shared.holders -= 1;
    if (shared.holders > 0) return;
    if (known.get(context) === shared) known.delete(context);
    await (await shared.connecting).dispose();
  }

  return {
    async take(context) {
      const shared = known.get(context) ?? { connecting: connect(context), holders: 0 };
      known.set(context, shared);
      shared.holders += 1;
      try {
        const api = await shared.connecting;
        let held = true;
        return {
          ...api,
          dispose: async () => {
            if (!held) return;
            held = false;
            await release(context, shared);
          },
        };
      } catch (error) {
        if (known.get(context) === shared) known.delete(context);
        throw error;
      }
    },
    renew: () => known.clear(),
  };
}
