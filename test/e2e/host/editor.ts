import * as vscode from 'vscode';

/** The document of a new editor, in the extension's own eyes: a YAML file by content, not by name. */
export async function openYaml(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** The document's diagnostics once `wanted` is true of them. */
export function diagnosticsOf(
  { uri }: vscode.TextDocument,
  wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise(done => {
    const look = (): void => {
      const diagnostics = vscode.languages.getDiagnostics(uri);
      if (!wanted(diagnostics)) return;
      listener.dispose();
      done(diagnostics);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

/** Asks again until the language server has started and there is an answer. */
export async function answered<T>(ask: () => Thenable<readonly T[] | undefined>): Promise<readonly T[]> {
  for (;;) {
    const answer = (await ask()) ?? [];
    if (answer.length > 0) return answer;
    await new Promise(later => setTimeout(later, 100));
  }
}
