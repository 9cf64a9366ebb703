import * as vscode from 'vscode';
import { asCommand } from '../editor/contributed.ts';
import { prefix } from '../editor/contributions.ts';
import { assertNever } from '../util/assertNever.ts';
import type { Language, LanguageState } from './client.ts';

/** The language server's state, in the status that VS Code shows beside the language of a file. */
export function showLanguageStatus(language: Language): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem(`${prefix}.language`, [{ language: 'yaml' }, { language: 'promql' }]);
  item.name = vscode.l10n.t('Prometheus Language Server');
  const show = (state: LanguageState): void => {
    item.busy = state.kind === 'starting';
    item.detail = state.kind === 'stopped' ? state.reason : '';
    switch (state.kind) {
      case 'starting':
        item.text = vscode.l10n.t('Prometheus: starting');
        item.severity = vscode.LanguageStatusSeverity.Information;
        return;
      case 'running':
        item.text = vscode.l10n.t('Prometheus: ready');
        item.severity = vscode.LanguageStatusSeverity.Information;
        item.command = asCommand('restartLanguageServer', vscode.l10n.t('Restart'));
        return;
      case 'stopped':
        item.text = vscode.l10n.t('Prometheus: not running');
        item.severity = vscode.LanguageStatusSeverity.Error;
        item.command = asCommand('restartLanguageServer', vscode.l10n.t('Restart'));
        return;
      default:
        assertNever(state);
    }
  };
  show(language.state);
  return vscode.Disposable.from(item, language.onDidChangeState(show));
}
