import * as vscode from 'vscode';
import type { Forward } from '../cluster/index.ts';
import { UserError } from './failures.ts';
import type { Services } from '../services.ts';
import type { RememberedForward } from '../connections/rememberedForwards.ts';
import type { ForwardNode, ForwardsNode, RememberedNode } from '../views/clusterTree/nodes.ts';
import { requireTrust } from './chooseService.ts';
import { openForwards } from './openForwards.ts';

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

/** For good: the next window does not offer it again. */
export async function stopForward(services: Services, node?: ForwardNode): Promise<void> {
  const forward = await chooseForward(services, node);
  await forward?.stop();
  if (forward !== undefined) services.remembered.forget(forward.target);
}

/** Those of an earlier window: the one pointed at, else all that a person ticks. */
export async function restoreForwards(services: Services, node?: RememberedNode | ForwardsNode): Promise<void> {
  requireTrust();
  const chosen = node?.kind === 'remembered' ? [node.remembered] : await chooseRemembered(services);
  await openForwards(services, chosen);
}

export async function forgetForward(services: Services, node?: RememberedNode): Promise<void> {
  const chosen = node === undefined ? await chooseRemembered(services) : [node.remembered];
  for (const { target } of chosen) services.remembered.forget(target);
}

async function chooseRemembered({ remembered }: Services): Promise<readonly RememberedForward[]> {
  const { list } = remembered;
  if (list.length === 0) throw new UserError(vscode.l10n.t('No port forward of an earlier window is left to open.'));
  const items = list.map(one => ({
    label: `${one.target.service}:${one.target.port.port}`,
    description: vscode.l10n.t('{0} of {1}, at 127.0.0.1:{2}', one.target.namespace, one.target.context, one.localPort),
    picked: true,
    one,
  }));
  const chosen = await vscode.window.showQuickPick(items, { canPickMany: true, placeHolder: vscode.l10n.t('Port forwards') });
  return chosen?.map(({ one }) => one) ?? [];
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
