import * as vscode from 'vscode';
import { asCommand } from '../editor/contributed.ts';
import { prefix } from '../editor/contributions.ts';
import { addressOf } from '../connections/serverSetting.ts';
import type { Servers } from '../connections/servers.ts';
import { assertNever } from '../util/assertNever.ts';

/** The Prometheus server in use and whether it answers; a click chooses another. */
export function showStatusBar(servers: Servers): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(`${prefix}.server`, vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Prometheus Server');
  const show = (): void => {
    const server = servers.active;
    item.backgroundColor = undefined;
    if (!vscode.workspace.isTrusted) {
      item.text = `$(shield) ${vscode.l10n.t('No Prometheus')}`;
      item.tooltip = vscode.l10n.t('This workspace is not trusted, so no request is sent to Prometheus. Click to manage the trust.');
      item.command = { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage Workspace Trust') };
      return;
    }
    if (server === undefined) {
      item.text = `$(pulse) ${vscode.l10n.t('No Prometheus')}`;
      item.tooltip = vscode.l10n.t('No Prometheus server is set up. Click to add one.');
      item.command = asCommand('addServer', vscode.l10n.t('Add Server'));
      return;
    }
    item.command = asCommand('selectServer', vscode.l10n.t('Select Server'));
    const { health } = servers;
    switch (health.kind) {
      case 'unknown':
        item.text = `$(pulse) ${server.name}`;
        item.tooltip = vscode.l10n.t('Prometheus at {0}. Click to choose another server.', addressOf(server));
        return;
      case 'ok':
        item.text = `$(pulse) ${server.name}`;
        item.tooltip = vscode.l10n.t('Prometheus at {0} answers. Click to choose another server.', addressOf(server));
        return;
      case 'failing':
        item.text = `$(warning) ${server.name}`;
        item.tooltip = `${health.error.message}\n${vscode.l10n.t('Click to choose another server.')}`;
        item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
        return;
      default:
        assertNever(health);
    }
  };
  show();
  item.show();
  return vscode.Disposable.from(item, servers.onDidChange(show));
}
