import * as vscode from 'vscode';
import { heldScheme } from '../editor/contributions.ts';

/** Texts that are shown beside others and never written: what a cluster has, what a person began with. In memory alone. */
export interface HeldTexts extends vscode.Disposable {
  /** `name` is what a tab shows, and gives the language by its ending. */
  hold(name: string, text: string): vscode.Uri;
}

/** More than are ever open at once. */
const kept = 20;

export function createHeldTexts(): HeldTexts {
  const texts = new Map<string, string>();
  let count = 0;
  const provider = vscode.workspace.registerTextDocumentContentProvider(heldScheme, {
    provideTextDocumentContent: uri => texts.get(uri.toString()) ?? '',
  });
  return {
    hold(name, text) {
      count += 1;
      const uri = vscode.Uri.from({ scheme: heldScheme, path: `/${count}/${name}` });
      texts.set(uri.toString(), text);
      const [oldest] = texts.keys();
      if (texts.size > kept && oldest !== undefined) texts.delete(oldest);
      return uri;
    },
    dispose: () => provider.dispose(),
  };
}
