import * as vscode from 'vscode';
import { messages, type Range } from '../../../server/src/protocol.ts';
import type { Services } from '../services.ts';
import type { QueryRequest } from '../views/results/request.ts';
import { askLanguage } from './askLanguage.ts';

/** The selection of the editor in front, else the expression at its cursor. */
export async function queryAtCursor(services: Services): Promise<QueryRequest | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const uri = document.uri.toString();
  const selected = document.getText(selection).trim();
  if (selected !== '') return { uri, range: plainRange(selection), expr: selected };
  if (document.languageId !== 'yaml' && document.languageId !== 'promql') return undefined;
  const { line, character } = selection.active;
  const found = await askLanguage(services, messages.expressionAt, { uri, position: { line, character } });
  return found === null || found.expr.trim() === '' ? undefined : { uri, range: found.range, expr: found.expr };
}

const plainRange = ({ start, end }: vscode.Range): Range => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});
