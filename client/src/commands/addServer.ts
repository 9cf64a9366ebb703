import * as vscode from 'vscode';
import type { ServerSetting } from '../editor/contributions.ts';
import { addressOf } from '../connections/serverSetting.ts';
import { parseServerUrl } from '../prometheus/endpoints.ts';
import { withProgress } from '../editor/progress.ts';
import { chooseFoundPrometheus } from './foundPrometheus.ts';
import type { Services } from '../services.ts';

/** Asks for a server, keeps it in the settings and looks whether it answers. Undefined where the person gave up. */
export async function addServer({ servers, clusters }: Pick<Services, 'servers' | 'clusters'>): Promise<ServerSetting | undefined> {
  const found = await chooseFoundPrometheus(clusters);
  if (found === 'none') return undefined;
  const address = found === 'address' ? await askForAddress() : found;
  if (address === undefined) return undefined;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add a Prometheus server (2 of 2)'),
    prompt: vscode.l10n.t('Name to show for it.'),
    value: 'url' in address ? new URL(address.url).host : `${address.service.name} (${address.service.context})`,
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? vscode.l10n.t('Give it a name.') : undefined),
  });
  if (name === undefined) return undefined;
  const server = { name: name.trim(), ...address };
  await servers.add(server);
  const version = await withProgress(vscode.l10n.t('Asking {0} for its version', addressOf(server)), async signal =>
    (await servers.connect()).version(signal),
  );
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} is Prometheus {1}.', server.name, version), 5000);
  return server;
}

async function askForAddress(): Promise<{ readonly url: string } | undefined> {
  const url = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add a Prometheus server (1 of 2)'),
    prompt: vscode.l10n.t('Address of the server, with its path prefix where it has one.'),
    value: 'http://localhost:9090',
    ignoreFocusOut: true,
    validateInput: complaint,
  });
  const parsed = url === undefined ? undefined : parseServerUrl(url);
  return parsed && { url: parsed.href };
}

/** Settings are shared and synchronised, so that a login must not get into them with the address. */
function complaint(text: string): string | undefined {
  const url = parseServerUrl(text);
  if (url === undefined) return vscode.l10n.t('Write an http or https address, for example http://localhost:9090.');
  if (url.username === '' && url.password === '') return undefined;
  return vscode.l10n.t('Leave the user name and the password out, and give them to "Prometheus: Set Credentials" afterwards.');
}
