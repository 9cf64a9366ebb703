import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { extensionRoot } from '../driver/environment.ts';

/** Bundles the suite of the extension host into one CommonJS file and gives its path. Mocha stays outside: it loads files of its own. */
export async function buildHostSuite(): Promise<string> {
  const folder = path.join(extensionRoot, 'out', 'host');
  const outfile = path.join(folder, 'index.cjs');
  await build({
    entryPoints: [path.join(extensionRoot, 'test/e2e/host/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  await writeFile(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  return outfile;
}
