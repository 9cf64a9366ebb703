import * as vscode from 'vscode';
import type { PrometheusApi } from '../prometheus/api.ts';
import type { Services } from '../services.ts';
import { addServer } from './addServer.ts';

/** The server in use; where none is set up the person is asked for one. Undefined where they gave up. Fails without trust. */
export async function requireServer(services: Pick<Services, 'servers' | 'clusters'>): Promise<PrometheusApi | undefined> {
  // Without trust the servers of the workspace are not to be seen: whoever has one would be asked for another.
  const missing = vscode.workspace.isTrusted && services.servers.active === undefined;
  if (missing && (await addServer(services)) === undefined) return undefined;
  return services.servers.connect();
}
