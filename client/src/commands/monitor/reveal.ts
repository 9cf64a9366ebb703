import * as vscode from 'vscode';
import type { Range } from '../../../../server/src/protocol.ts';

/** Opens the file with the cursor at the range's end, where one would go on typing. */
export async function revealRange(uri: vscode.Uri, { start, end }: Range): Promise<void> {
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  const cursor = new vscode.Position(end.line, end.character);
  editor.selection = new vscode.Selection(cursor, cursor);
  editor.revealRange(
    new vscode.Range(new vscode.Position(start.line, start.character), cursor),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
