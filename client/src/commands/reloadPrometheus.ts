import * as vscode from 'vscode';
import { withProgress } from '../editor/progress.ts';
import type { Services } from '../services.ts';
import { requireServer } from './requireServer.ts';

export async function reloadPrometheus(services: Services): Promise<void> {
  const api = await requireServer(services);
  if (api === undefined) return;
  await withProgress(vscode.l10n.t('Reloading Prometheus'), signal => api.reload(signal));
  services.targets.refresh();
  vscode.window.setStatusBarMessage(vscode.l10n.t('Prometheus has loaded its configuration again.'), 5000);
}
