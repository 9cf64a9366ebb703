import * as vscode from 'vscode';
import { ClusterFailure } from '../cluster/model.ts';
import { executeCommand } from '../editor/contributed.ts';
import { withProgress } from '../editor/progress.ts';
import type { Services } from '../services.ts';
import type { PortNode, ServiceNode } from '../views/clusterTree/nodes.ts';
import { choosePort, chooseService } from './chooseService.ts';

/** Makes a Service's port answer on 127.0.0.1. */
export async function forwardPort(services: Services, node?: ServiceNode | PortNode): Promise<void> {
  const chosen = await chooseService(services, node);
  const port = chosen && (await choosePort(chosen));
  if (chosen === undefined || port === undefined) return;
  const { context, service } = chosen;
  const target = { context, namespace: service.namespace, service: service.name, port };
  const forward = await withProgress(vscode.l10n.t('Forwarding {0}:{1}', service.name, port.port), signal =>
    services.clusters.forward(target, signal),
  );
  if (forward.state.kind === 'failed') {
    const { error } = forward.state;
    await forward.stop();
    throw new ClusterFailure(error);
  }
  if (forward.state.kind !== 'open') return;
  await services.tree.reveal({ kind: 'forward', forward });
  const { url } = forward.state;
  const open = vscode.l10n.t('Open in Browser');
  const copy = vscode.l10n.t('Copy URL');
  const message = vscode.l10n.t('{0}:{1} answers at {2}.', service.name, port.port, url);
  // Not awaited: the forward is there, whatever becomes of the message.
  void vscode.window.showInformationMessage(message, open, copy).then(async button => {
    if (button === open) await executeCommand('openForward', { kind: 'forward', forward });
    if (button === copy) await executeCommand('copyForwardUrl', { kind: 'forward', forward });
  });
}
