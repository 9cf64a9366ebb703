import * as vscode from 'vscode';
import type { Forward } from '../cluster/index.ts';
import { ClusterFailure } from '../cluster/model.ts';
import type { ForwardWish } from '../connections/clusters.ts';
import { executeCommand } from '../editor/contributed.ts';
import { withProgress } from '../editor/progress.ts';
import type { Services } from '../services.ts';

/** Opens these port-forwards and shows where they answer; fails with the first failure, once all were tried. */
export async function openForwards(services: Services, wishes: readonly ForwardWish[]): Promise<void> {
  if (wishes.length === 0) return;
  const names = wishes.map(({ target }) => `${target.service}:${target.port.port}`).join(', ');
  const forwards = await withProgress(vscode.l10n.t('Forwarding {0}', names), signal =>
    Promise.all(wishes.map(wish => services.clusters.forward(wish, signal))),
  );
  const open = forwards.filter(({ state }) => state.kind === 'open');
  const [first] = open;
  if (first !== undefined) await services.tree.reveal({ kind: 'forward', forward: first });
  for (const forward of open) tell(forward);
  const failures = forwards.flatMap(forward => (forward.state.kind === 'failed' ? [{ forward, error: forward.state.error }] : []));
  for (const { forward } of failures) await forward.stop();
  const [failure] = failures;
  if (failure !== undefined) throw new ClusterFailure(failure.error);
}

function tell(forward: Forward): void {
  const { state, target } = forward;
  if (state.kind !== 'open') return;
  const open = vscode.l10n.t('Open in Browser');
  const copy = vscode.l10n.t('Copy URL');
  const message = vscode.l10n.t('{0}:{1} answers at {2}.', target.service, target.port.port, state.url);
  // Not awaited: the forward is there, whatever becomes of the message.
  void vscode.window.showInformationMessage(message, open, copy).then(async button => {
    if (button === open) await executeCommand('openForward', { kind: 'forward', forward });
    if (button === copy) await executeCommand('copyForwardUrl', { kind: 'forward', forward });
  });
}
