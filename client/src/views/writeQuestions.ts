import * as vscode from 'vscode';
import { titleOf, type WriteQuestion } from '../connections/writes.ts';

/** Asks before a write to production: what, where, and for a delete the object's name, typed. Rejects with an AbortError where the answer is no. */
export async function confirmWrite(question: WriteQuestion): Promise<void> {
  const agreed = question.verb === 'delete' ? await typedName(question) : await button(question);
  if (!agreed) throw new DOMException('The write was not agreed to.', 'AbortError');
}

async function button(question: WriteQuestion): Promise<boolean> {
  const { where, verb, object } = question;
  const go = verb === 'reload' ? vscode.l10n.t('Reload') : vscode.l10n.t('Write to {0}', where);
  const sentence = vscode.l10n.t('"{0}" is marked as production. Go on?', where);
  const detail = [
    vscode.l10n.t('Context: {0}', where),
    ...(object?.namespace === undefined ? [] : [vscode.l10n.t('Namespace: {0}', object.namespace)]),
    ...(object === undefined ? [] : [vscode.l10n.t('Object: {0} {1}', object.kind, object.name)]),
    vscode.l10n.t('What is done: {0}', verb),
  ].join('\n');
  return (await vscode.window.showWarningMessage(sentence, { modal: true, detail }, go)) === go;
}

async function typedName(question: WriteQuestion): Promise<boolean> {
  const name = question.object?.name ?? question.where;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('{0} in production "{1}"', titleOf(question), question.where),
    prompt: vscode.l10n.t('Type {0} to go on.', name),
    ignoreFocusOut: true,
    validateInput: text => (text === name ? undefined : vscode.l10n.t('This is not {0} yet.', name)),
  });
  return typed === name;
}
