import * as vscode from 'vscode';
import { withoutLinks } from '../../editor/notifications.ts';
import type { ClusterMechanism } from './applyMechanism.ts';

/** Opens a manifest that is nowhere yet, checked like any other file: to apply, or to keep beside one's own. */
export async function openManifest({ object, reason, cautions }: ClusterMechanism): Promise<void> {
  const { textOf } = await import('../../cluster/index.ts');
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: textOf(object) });
  await vscode.window.showTextDocument(document, { preview: false });
  const next = vscode.l10n.t('Nothing is changed yet: apply this manifest to the cluster, or save it beside your others.');
  // Not awaited: the manifest is there, whatever becomes of the message.
  void vscode.window.showInformationMessage(withoutLinks([reason, ...cautions, next].join(' ')));
}
