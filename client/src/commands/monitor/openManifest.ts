import * as vscode from 'vscode';
import { withoutLinks } from '../../editor/notifications.ts';
import type { Mechanism } from '../../monitoring/mechanisms/mechanism.ts';

/** Opens a manifest that is nowhere yet, checked like any other file: to apply, or to keep beside one's own. */
export async function openManifest(text: string, { reason, cautions }: Mechanism): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: text });
  await vscode.window.showTextDocument(document, { preview: false });
  const next = vscode.l10n.t('Nothing is changed yet: apply this manifest to the cluster, or save it beside your others.');
  // Not awaited: the manifest is there, whatever becomes of the message.
  void vscode.window.showInformationMessage(withoutLinks([reason, ...cautions, next].join(' ')));
}
