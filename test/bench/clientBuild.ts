import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { buildInOwnFolder, must } from './ownBuild.ts';

/** The extension built and packed. */
export interface ClientBuild {
  readonly folder: string;
  readonly vsix: string;
  /** Bytes of each bundle, by its file name. */
  readonly bundles: ReadonlyMap<string, number>;
}

export async function buildClient(): Promise<ClientBuild> {
  const folder = await buildInOwnFolder();
  const vsix = path.join(folder, 'prometheus-workbench.vsix');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--out', vsix];
  await must(folder, ['node_modules/@vscode/vsce/vsce', 'package', ...flags]);
  const names = await readdir(path.join(folder, 'dist'));
  const sized = names.map(async name => [name, (await stat(path.join(folder, 'dist', name))).size] as const);
  return { folder, vsix, bundles: new Map(await Promise.all(sized)) };
}
