import { cp, mkdtemp, readdir, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { lastLines, run } from '../../tools/parts/process.ts';
import { extensionRoot } from '../e2e/driver/environment.ts';

/** The extension built and packed in a folder of its own, so that a build that runs meanwhile changes nothing that is measured. */
export interface ClientBuild {
  readonly folder: string;
  readonly vsix: string;
  /** Bytes of each bundle, by its file name. */
  readonly bundles: ReadonlyMap<string, number>;
}

/** Neither what is built or got nor what only tests need. */
const leftOut = new Set(['node_modules', 'dist', 'out', 'test', 'test-results', '.git']);

export async function buildClient(): Promise<ClientBuild> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  for (const name of await readdir(extensionRoot)) {
    if (!leftOut.has(name)) await cp(path.join(extensionRoot, name), path.join(folder, name), { recursive: true });
  }
  await symlink(path.join(extensionRoot, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const vsix = path.join(folder, 'prometheus-workbench.vsix');
  await must(folder, ['esbuild.mjs']);
  const flags = ['--no-dependencies', '--allow-missing-repository', '--out', vsix];
  await must(folder, ['node_modules/@vscode/vsce/vsce', 'package', ...flags]);
  const names = await readdir(path.join(folder, 'dist'));
  const sized = names.map(async name => [name, (await stat(path.join(folder, 'dist', name))).size] as const);
  return { folder, vsix, bundles: new Map(await Promise.all(sized)) };
}

async function must(cwd: string, args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd });
  if (code !== 0) throw new Error(`${args[0] ?? ''} failed: ${lastLines(stderr + stdout, 10)}`);
}
