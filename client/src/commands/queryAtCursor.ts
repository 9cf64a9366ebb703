import * as vscode from 'vscode';
import { messages, type Range } from '../../../server/src/protocol.ts';
import type { Services } from '../services.ts';
import type { QueryRequest } from '../views/results/request.ts';

/** The selection of the editor in front, else the expression at its cursor. */
export async function queryAtCursor({ language }: Services): Promise<QueryRequest | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const uri = document.uri.toString();
  const selected = document.getText(selection).trim();
  if (selected !== '') return { uri, range: plainRange(selection), expr: selected };
  if (document.languageId !== 'yaml' && document.languageId !== 'promql') return undefined;
  const { line, character } = selection.active;
  const found = await language.request(messages.expressionAt, { uri, position: { line, character } }, AbortSignal.timeout(10_000));
  return found === null || found.expr.trim() === '' ? undefined : { uri, range: found.range, expr: found.expr };
}

const plainRange = ({ start, end }: vscode.Range): Range => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});
