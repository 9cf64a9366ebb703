import * as vscode from 'vscode';
import type { Credentials } from '../connections/credentials.ts';
import { UserError } from './failures.ts';
import type { Services } from '../services.ts';

/** How to log in to the server in use. What is typed goes into VS Code's secret storage and nowhere else. */
export async function setCredentials({ servers }: Services): Promise<void> {
  const server = servers.active;
  if (server === undefined)
    throw new UserError(vscode.l10n.t('No Prometheus server is set up. Add one before you give it a login.'), 'addServer');
  const kinds = [
    { label: vscode.l10n.t('User name and password'), ask: askBasic },
    { label: vscode.l10n.t('Bearer token'), ask: askBearer },
    { label: vscode.l10n.t('None'), detail: vscode.l10n.t('Forgets the login kept for this server.'), ask: async () => 'none' as const },
  ];
  const kind = await vscode.window.showQuickPick(kinds, { title: vscode.l10n.t('Login of {0}', server.name) });
  const credentials = await kind?.ask();
  if (credentials === undefined) return;
  await servers.setCredentials(server, credentials === 'none' ? undefined : credentials);
  vscode.window.setStatusBarMessage(
    credentials === 'none'
      ? vscode.l10n.t('The login of {0} is forgotten.', server.name)
      : vscode.l10n.t('The login of {0} is kept.', server.name),
    5000,
  );
}

async function askBasic(): Promise<Credentials | undefined> {
  const username = await vscode.window.showInputBox({ prompt: vscode.l10n.t('User name'), ignoreFocusOut: true });
  if (username === undefined) return undefined;
  const password = await vscode.window.showInputBox({ prompt: vscode.l10n.t('Password'), password: true, ignoreFocusOut: true });
  return password === undefined ? undefined : { kind: 'basic', username, password };
}

async function askBearer(): Promise<Credentials | undefined> {
  const token = await vscode.window.showInputBox({ prompt: vscode.l10n.t('Bearer token'), password: true, ignoreFocusOut: true });
  return token === undefined || token.trim() === '' ? undefined : { kind: 'bearer', token: token.trim() };
}
