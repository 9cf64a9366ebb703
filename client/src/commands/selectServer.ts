import * as vscode from 'vscode';
import type { ServerSetting } from '../editor/contributions.ts';
import type { Services } from '../services.ts';
import { addServer } from './addServer.ts';

type Choice = vscode.QuickPickItem & { readonly server?: ServerSetting };

export async function selectServer(services: Services): Promise<void> {
  const { servers } = services;
  const choices: readonly Choice[] = [
    ...servers.all.map(server => ({
      label: server.name,
      description: server.url === servers.active?.url ? vscode.l10n.t('{0}, in use', server.url) : server.url,
      server,
    })),
    { label: `$(add) ${vscode.l10n.t('Add a server')}` },
  ];
  const choice = await vscode.window.showQuickPick(choices, {
    placeHolder: vscode.l10n.t('Prometheus server to query and to take targets from'),
  });
  if (choice === undefined) return;
  if (choice.server === undefined) await addServer(services);
  else await servers.select(choice.server);
}
