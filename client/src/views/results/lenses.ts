import * as vscode from 'vscode';
import { type Expression, messages } from '../../../../server/src/protocol.ts';
import { asCommand } from '../../editor/contributed.ts';
import type { Language } from '../../language/client.ts';
import { signalOf } from '../../editor/cancellation.ts';

/** What can be done with each expression of a rule file or a `.promql` file, above it. */
export function registerQueryLenses(language: Language): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async (document, token) => {
      const uri = document.uri.toString();
      // Without an answer there are no lenses: it was cancelled, or the language status says what is wrong.
      const expressions = await language.request(messages.expressions, { uri }, signalOf(token)).catch(() => []);
      return expressions.flatMap(expression => lenses(uri, expression));
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider([{ language: 'yaml' }, { language: 'promql' }], provider),
    language.onDidChangeState(({ kind }) => kind === 'running' && changed.fire()),
  );
}

function lenses(uri: string, { range, expr }: Expression): readonly vscode.CodeLens[] {
  const place = new vscode.Range(range.start.line, range.start.character, range.start.line, range.start.character);
  const request = { uri, range, expr };
  return [
    new vscode.CodeLens(place, asCommand('runQuery', `$(play) ${vscode.l10n.t('Run query')}`, request)),
    new vscode.CodeLens(place, asCommand('showResults', vscode.l10n.t('Table and graph'), request)),
  ];
}
