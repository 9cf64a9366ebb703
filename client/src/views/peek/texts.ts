import * as vscode from 'vscode';
import { metricsScheme } from '../../editor/contributions.ts';

/** The texts that targets expose, as documents to read; each is let go of with its tab. */
export interface MetricsTexts extends vscode.Disposable {
  /** `line` from 0. */
  show(name: string, text: string, line: number): Promise<void>;
}

export function createMetricsTexts(): MetricsTexts {
  const texts = new Map<string, string>();
  let count = 0;
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(metricsScheme, {
      provideTextDocumentContent: uri => texts.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
  return {
    show: async (name, text, line) => {
      count += 1;
      const uri = vscode.Uri.from({ scheme: metricsScheme, path: `/${name}.txt`, query: String(count) });
      texts.set(uri.toString(), text);
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
      const place = new vscode.Position(line, 0);
      editor.selection = new vscode.Selection(place, place);
      editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenter);
    },
    dispose: () => {
      texts.clear();
      subscriptions.dispose();
    },
  };
}
