import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { lastLines, run } from '../parts/process.ts';
import type { VsCodeServer } from '../parts/vscode.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the extension and packs it as it is published: what is missing in the package is then missing in the tests. */
export async function packExtension(): Promise<string> {
  await must(process.execPath, ['esbuild.mjs']);
  await mkdir(path.join(root, 'out'), { recursive: true });
  const vsix = path.join(root, 'out', 'prometheus-workbench.vsix');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--out', vsix];
  await must(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', ...flags]);
  return vsix;
}

/** Installs a package into a new folder of extensions, as `code --install-extension` does, and gives that folder. */
export async function installExtension({ node, main }: VsCodeServer, vsix: string): Promise<string> {
  const data = await mkdtemp(path.join(tmpdir(), 'prometheus-workbench-extensions-'));
  const extensions = path.join(data, 'extensions');
  const folders = ['--server-data-dir', path.join(data, 'data'), '--extensions-dir', extensions];
  await must(node, [main, '--install-extension', vsix, ...folders, '--accept-server-license-terms']);
  return extensions;
}

async function must(command: string, args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await run(command, args, { cwd: root });
  if (code !== 0) throw new Error(`${path.basename(args[0] ?? command)} failed: ${lastLines(stderr + stdout, 10)}`);
}
