import * as vscode from 'vscode';
import type { ServerSetting } from '../editor/contributions.ts';
import { addressOf } from '../connections/serverSetting.ts';
import type { Services } from '../services.ts';
import { addServer } from './addServer.ts';

type Choice = vscode.QuickPickItem & { readonly server?: ServerSetting };

export async function selectServer(services: Services): Promise<void> {
  const { servers } = services;
  const choices: readonly Choice[] = [
    ...servers.all.map(server => ({
      label: server.name,
      description: describe(server, servers.active),
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

function describe(server: ServerSetting, active: ServerSetting | undefined): string {
  const address = addressOf(server);
  return active !== undefined && address === addressOf(active) ? vscode.l10n.t('{0}, in use', address) : address;
}
