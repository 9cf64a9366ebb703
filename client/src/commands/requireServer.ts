import type { PrometheusApi } from '../prometheus/api.ts';
import type { Services } from '../services.ts';
import { addServer } from './addServer.ts';

/** The server in use; where none is set up the person is asked for one. Undefined where they gave up. */
export async function requireServer(services: Pick<Services, 'servers'>): Promise<PrometheusApi | undefined> {
  if (services.servers.active === undefined && (await addServer(services)) === undefined) return undefined;
  return services.servers.connect();
}
