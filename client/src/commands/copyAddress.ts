import * as vscode from 'vscode';
import { readSetting } from '../editor/contributed.ts';
import type { Services } from '../services.ts';
import type { PortNode, ServiceNode } from '../views/clusterTree/nodes.ts';
import { choosePort, chooseService } from './chooseService.ts';

/** The address that holds in every namespace of the cluster, as a scrape target has it. */
export async function copyAddress(services: Services, node?: ServiceNode | PortNode): Promise<void> {
  const chosen = await chooseService(services, node);
  const port = chosen && (await choosePort(chosen));
  if (chosen === undefined || port === undefined) return;
  const { name, namespace } = chosen.service;
  const address = `${name}.${namespace}.svc.${readSetting('clusterDomain')}:${port.port}`;
  await vscode.env.clipboard.writeText(address);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}.', address), 3000);
}
