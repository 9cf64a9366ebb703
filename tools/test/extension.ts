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
  await must([path.join(root, 'esbuild.mjs')], root);
  return pack(root);
}

/** Packs what is built in a checkout, or in a copy of one. */
export async function pack(checkout: string): Promise<string> {
  await mkdir(path.join(checkout, 'out'), { recursive: true });
  const vsix = path.join(checkout, 'out', 'prometheus-workbench.vsix');
  // The pictures of the README need the address of a repository only where the package is published.
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix];
  await must([path.join(root, 'node_modules/@vscode/vsce/vsce'), 'package', ...flags], checkout);
  return vsix;
}

/** Installs a package into a new folder of extensions, as `code --install-extension` does, and gives that folder. */
export async function installExtension({ node, main }: VsCodeServer, vsix: string): Promise<string> {
  const data = await mkdtemp(path.join(tmpdir(), 'prometheus-workbench-extensions-'));
  const extensions = path.join(data, 'extensions');
  const folders = ['--server-data-dir', path.join(data, 'data'), '--extensions-dir', extensions];
  await must([main, '--install-extension', vsix, ...folders, '--accept-server-license-terms'], data, node);
  return extensions;
}

async function must(args: readonly [string, ...string[]], cwd: string, node: string = process.execPath): Promise<void> {
  const { code, stdout, stderr } = await run(node, args, { cwd });
  if (code !== 0) throw new Error(`${path.basename(args[0])} failed: ${lastLines(stderr + stdout, 10)}`);
}
