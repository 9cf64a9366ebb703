import * as vscode from 'vscode';
import type { Forward } from '../cluster/index.ts';
import { UserError } from './failures.ts';
import type { Services } from '../services.ts';
import type { ForwardNode } from '../views/clusterTree/nodes.ts';

export async function copyForwardUrl(services: Services, node?: ForwardNode): Promise<void> {
  const url = await chooseUrl(services, node);
  if (url === undefined) return;
  await vscode.env.clipboard.writeText(url);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}.', url), 3000);
}

export async function openForward(services: Services, node?: ForwardNode): Promise<void> {
  const url = await chooseUrl(services, node);
  if (url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url));
}

export async function stopForward(services: Services, node?: ForwardNode): Promise<void> {
  await (await chooseForward(services, node))?.stop();
}

async function chooseUrl(services: Services, node: ForwardNode | undefined): Promise<string | undefined> {
  const forward = await chooseForward(services, node);
  if (forward === undefined) return undefined;
  if (forward.state.kind !== 'open' && forward.state.kind !== 'waiting')
    throw new UserError(vscode.l10n.t('This port forward is not open, so it has no address.'));
  return forward.state.url;
}

async function chooseForward({ clusters }: Services, node: ForwardNode | undefined): Promise<Forward | undefined> {
  if (node !== undefined) return node.forward;
  const { forwards } = clusters;
  if (forwards.length === 0) throw new UserError(vscode.l10n.t('No port is forwarded. Choose Forward Port on a Service first.'));
  if (forwards.length === 1) return forwards[0];
  const items = forwards.map(forward => ({
    label: `${forward.target.service}:${forward.target.port.port}`,
    description: forward.state.kind === 'open' ? forward.state.url : forward.state.kind,
    forward,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Port forward') }))?.forward;
}
