import * as vscode from 'vscode';
import { asCommand } from '../../editor/contributed.ts';
import { lensText } from './text.ts';
import type { TargetWatch } from './watch.ts';

/** On each job of a config: how many of its targets are up. */
export function registerTargetLenses(targets: TargetWatch): vscode.Disposable {
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: targets.onDidChange,
    provideCodeLenses: ({ uri }) =>
      (targets.jobs.get(uri.toString()) ?? []).map(({ name, nameRange }) => {
        const { line, character } = nameRange.start;
        const title = lensText(name, targets.state, Date.now() / 1000);
        return new vscode.CodeLens(new vscode.Range(line, character, line, character), asCommand('showTargets', title, name));
      }),
  };
  return vscode.languages.registerCodeLensProvider({ language: 'yaml' }, provider);
}
