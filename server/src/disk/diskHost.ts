import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Directory, expandGlob } from '../goGlob.ts';
import type { FileContent, Host } from '../host.ts';
import { decode } from './decode.ts';
import { type Reach, reachWithin } from './reach.ts';

export interface DiskOptions {
  /** Nothing outside of these folders is read or listed. */
  readonly within: () => readonly string[];
  readonly log: (message: string) => void;
}

/** The world of whoever has no editor to ask: files come from disk, and no Prometheus is connected. */
export function diskHost({ within, log }: DiskOptions): Host {
  const reach = reachWithin(within);
  return {
    readFile: uri => contentOf(uri, reach).catch(() => null),
    findFiles: (base, glob) => filesBelow(base, glob, reach).catch(() => null),
    lookup: async () => ({ values: [], complete: false }),
    log,
  };
}

async function contentOf(uri: string, reach: Reach): Promise<FileContent | null> {
  const file = await reach(fileURLToPath(uri));
  const [bytes, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
  const text = decode(bytes);
  return text === undefined ? null : { text, version: mtimeMs };
}

async function filesBelow(base: string, glob: string, reach: Reach): Promise<readonly string[]> {
  const root = fileURLToPath(base);
  const isFolder = (name: string): Promise<boolean | undefined> => orNone(async () => (await stat(await reach(name))).isDirectory());
  // Not looked for in its folder: whether upper case counts is the file system's affair.
  if (!/[*?[\\]/.test(glob)) return (await isFolder(path.join(root, glob))) === false ? [pathToFileURL(path.join(root, glob)).href] : [];
  const directory: Directory = async segments => {
    const folder = path.join(root, ...segments);
    const entries = (await orNone(async () => readdir(await reach(folder), { withFileTypes: true }))) ?? [];
    const resolved = entries.map(async entry => ({
      name: entry.name,
      folder: entry.isSymbolicLink() ? ((await isFolder(path.join(folder, entry.name)).catch(() => false)) ?? false) : entry.isDirectory(),
    }));
    return Promise.all(resolved);
  };
  const found = await expandGlob(glob, directory);
  return found.map(segments => pathToFileURL(path.join(root, ...segments)).href);
}

/** Undefined where nothing is; fails where that cannot be known. */
async function orNone<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}
