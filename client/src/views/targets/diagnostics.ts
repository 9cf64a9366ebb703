import * as vscode from 'vscode';
import { prefix } from '../../editor/contributions.ts';
import { downTargets } from './text.ts';
import type { TargetWatch } from './watch.ts';

/** Each target that is down, with the reason, at its place in the config; gone when it is up again. */
export function showDownTargets(targets: TargetWatch): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(`${prefix}.targets`);
  let shown: readonly string[] = [];
  const show = (): void => {
    for (const uri of shown) if (!targets.jobs.has(uri)) collection.delete(vscode.Uri.parse(uri));
    shown = [...targets.jobs.keys()];
    for (const [uri, jobs] of targets.jobs) {
      const down = jobs.flatMap(job => downTargets(job, targets.state));
      collection.set(
        vscode.Uri.parse(uri),
        down.map(({ range: { start, end }, message }) => {
          const diagnostic = new vscode.Diagnostic(new vscode.Range(start.line, start.character, end.line, end.character), message);
          diagnostic.source = 'Prometheus';
          return diagnostic;
        }),
      );
    }
  };
  return vscode.Disposable.from(collection, targets.onDidChange(show));
}
