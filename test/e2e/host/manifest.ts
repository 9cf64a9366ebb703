import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const id = 'prometheus-workbench.prometheus-workbench';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('the extension in VS Code', () => {
  it('activates', async () => {
    const extension = vscode.extensions.getExtension(id);
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('registers every command that its manifest promises', async () => {
    const manifest: Manifest | undefined = vscode.extensions.getExtension(id)?.packageJSON;
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest?.contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
