import * as vscode from 'vscode';
import { UserError } from '../failures.ts';

/** What the language server has found so far; it is quick, but a file that was just opened it may not have seen. */
const patienceMs = 2000;

/** Stops at the first error of a file and shows it. What is less than an error comes back, to be told before anything is written. */
export async function errorsFirst(uri: vscode.Uri): Promise<readonly string[]> {
  const found = await diagnosticsOf(uri);
  const [error] = found
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
  if (error !== undefined) {
    await vscode.window.showTextDocument(uri, { selection: error.range, preview: false });
    throw new UserError(
      vscode.l10n.t('Line {0}: {1} Nothing is written to the cluster before this is corrected.', error.range.start.line + 1, error.message),
    );
  }
  const warnings = found.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Warning);
  return warnings.map(({ range, message }) => vscode.l10n.t('Line {0}: {1}', range.start.line + 1, message));
}

async function diagnosticsOf(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  const now = vscode.languages.getDiagnostics(uri);
  if (now.length > 0) return now;
  await new Promise<void>(resolve => {
    const done = (): void => {
      listener.dispose();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, patienceMs);
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(one => one.toString() === uri.toString())) done();
    });
  });
  return vscode.languages.getDiagnostics(uri);
}
