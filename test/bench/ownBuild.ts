import { cp, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { lastLines, run } from '../../tools/parts/process.ts';
import { extensionRoot } from '../e2e/driver/environment.ts';

/** Neither what is built or got nor what only tests need. */
const leftOut = new Set(['node_modules', 'dist', 'out', 'test', 'test-results', '.git']);

/** The bundles, built in a folder of its own so that a build that runs meanwhile changes nothing that is measured; whoever asks removes it. */
export async function buildInOwnFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  for (const name of await readdir(extensionRoot)) {
    if (!leftOut.has(name)) await cp(path.join(extensionRoot, name), path.join(folder, name), { recursive: true });
  }
  await symlink(path.join(extensionRoot, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const { code, stderr } = await run(process.execPath, ['esbuild.mjs'], { cwd: folder });
  if (code !== 0) throw new Error(`The extension does not build: ${lastLines(stderr, 10)}`);
  return folder;
}
