import * as vscode from 'vscode';
import { withProgress } from '../editor/progress.ts';
import type { Services } from '../services.ts';
import { requireServer } from './requireServer.ts';

export async function reloadPrometheus(services: Services): Promise<void> {
  const api = await requireServer(services);
  if (api === undefined) return;
  const name = services.servers.active?.name ?? api.url;
  await withProgress(vscode.l10n.t('Reloading Prometheus'), signal => services.writes.reload({ name, api }, signal));
  services.targets.refresh();
  vscode.window.setStatusBarMessage(vscode.l10n.t('Prometheus has loaded its configuration again.'), 5000);
}
