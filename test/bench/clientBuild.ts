import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pack } from '../../tools/test/extension.ts';
import { buildInOwnFolder } from './ownBuild.ts';

/** The extension built and packed. */
export interface ClientBuild {
  readonly folder: string;
  readonly vsix: string;
  /** Bytes of each bundle, by its file name. */
  readonly bundles: ReadonlyMap<string, number>;
}

export async function buildClient(): Promise<ClientBuild> {
  const folder = await buildInOwnFolder();
  const vsix = await pack(folder);
  const names = await readdir(path.join(folder, 'dist'));
  const sized = names.map(async name => [name, (await stat(path.join(folder, 'dist', name))).size] as const);
  return { folder, vsix, bundles: new Map(await Promise.all(sized)) };
}
