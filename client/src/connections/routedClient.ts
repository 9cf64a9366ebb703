import type { PrometheusClient } from '../prometheus/client.ts';
import { eachRequest } from '../prometheus/eachRequest.ts';
import type { ServiceRoute } from './serviceRoute.ts';

/** A Prometheus whose address is asked for before each request: the port that leads to it may be another by then. */
export function routedClient(address: string, route: ServiceRoute, at: (url: string) => PrometheusClient): PrometheusClient {
  let current: { readonly url: string; readonly client: PrometheusClient } | undefined;
  const now = async (): Promise<PrometheusClient> => {
    const url = await route.url();
    if (current?.url !== url) {
      const former = current;
      current = { url, client: at(url) };
      await former?.client.dispose();
    }
    return current.client;
  };
  return {
    ...eachRequest(address, async ask => ask(await now())),
    dispose: async () => {
      route.dispose();
      await current?.client.dispose();
    },
  };
}
