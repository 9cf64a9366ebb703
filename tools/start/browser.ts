import { randomBytes } from 'node:crypto';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { findOnPath, run } from '../parts/process.ts';
import type { VsCodeServer } from '../parts/vscode.ts';
import { Child } from './child.ts';
import { hasScreen } from './desktop.ts';
import { openPortRedirect } from './portRedirect.ts';
import { writeUserSettings } from './userSettings.ts';
import type { Cleanup } from './cleanup.ts';

export interface BrowserOptions {
  readonly server: VsCodeServer;
  readonly port: number;
  readonly extension: string;
  readonly workspace: string;
  readonly data: string;
  readonly cleanup: Cleanup;
}

/** Starts VS Code's server on 127.0.0.1 and resolves with the address of its page, token and all. */
export async function startBrowserVsCode({ server, port, extension, workspace, data, cleanup }: BrowserOptions): Promise<string> {
  const extensions = path.join(data, 'extensions');
  await installExtension(extension, extensions);
  await writeUserSettings(path.join(data, 'server/data'));
  // Without a token, any page in the person's browser could talk to a server that runs terminals.
  const token = randomBytes(16).toString('hex');
  const redirect = await openPortRedirect();
  cleanup.add(async () => redirect.close());
  const lines: string[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    const child = new Child(
      [
        server.node,
        server.main,
        '--host=127.0.0.1',
        `--port=${port}`,
        `--connection-token=${token}`,
        '--accept-server-license-terms',
        '--disable-telemetry',
        '--disable-workspace-trust',
        `--server-data-dir=${path.join(data, 'server')}`,
        `--extensions-dir=${extensions}`,
        `--default-folder=${workspace}`,
      ],
      {
        env: { VSCODE_PROXY_URI: redirect.template },
        onLine: line => {
          lines.push(line);
          // The default folder has another authority than the files in it: to VS Code they would lie outside of the workspace.
          if (line.includes('available at')) resolve(`http://127.0.0.1:${port}/?tkn=${token}&folder=${encodeURI(workspace)}`);
        },
      },
    );
    cleanup.add(() => child.stop());
    void child.ended.then(reason => reject(new Error(`VS Code ended at once (${reason}): ${lines.slice(-3).join(' ')}`)));
  });
  return address;
}

/** A link in a folder of extensions is an installed extension: the checkout's own, as it was just built. */
async function installExtension(extension: string, extensions: string): Promise<void> {
  await mkdir(extensions, { recursive: true });
  // On Windows a junction, for which nobody needs to be an administrator.
  await symlink(extension, path.join(extensions, 'prometheus-workbench'), 'junction');
}

/** Opens the person's web browser, where there is a screen to open it on. */
export async function openInBrowser(address: string): Promise<void> {
  if (process.platform === 'darwin') await run('open', [address]);
  else if (process.platform === 'win32') await run('rundll32', ['url.dll,FileProtocolHandler', address]);
  else if (hasScreen(process.env) && findOnPath(['xdg-open']) !== undefined) await run('xdg-open', [address], { timeoutMs: 10_000 });
}
