import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where built parts live between runs: outside the checkout, so that a fresh clone finds them. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const chosen = env['PROMWB_CACHE'];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  const name = 'prometheus-workbench';
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local'), name, 'Cache');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', name);
  return path.join(env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), name);
}

export interface CacheOptions {
  readonly folder?: string;
  /** Told once when another process is building the same part. */
  readonly onWait?: () => void;
}

/**
 * The folder of the part `key`, filled by `build` if it is not there yet. Whole or absent: it is built beside its place and renamed
 * into it, so a run that is killed halfway leaves nothing that looks finished. Of several processes one builds and the others wait.
 */
export async function cached(key: string, build: (folder: string) => Promise<void>, options: CacheOptions = {}): Promise<string> {
  const cache = options.folder ?? cacheFolder();
  const place = path.join(cache, key);
  if (existsSync(place)) return place;
  await mkdir(cache, { recursive: true });
  const unlock = await lock(path.join(cache, `${key}.lock`), options.onWait);
  const unfinished = path.join(cache, `${key}.unfinished`);
  try {
    if (existsSync(place)) return place;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished);
    await build(unfinished);
    await rename(unfinished, place);
    return place;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await unlock();
  }
}

const aliveEveryMs = 2000;
const abandonedAfterMs = 20_000;

/** A lock file whose holder touches it: one not touched for long belongs to a process that died, and is taken over. */
async function lock(file: string, onWait: () => void = () => {}): Promise<() => Promise<void>> {
  for (let waited = false; ; waited = true) {
    if (await create(file)) break;
    if (await abandoned(file)) {
      await takeAway(file);
      continue;
    }
    if (!waited) onWait();
    await sleep(500);
  }
  const alive = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, aliveEveryMs);
  alive.unref();
  return async () => {
    clearInterval(alive);
    await rm(file, { force: true });
  };
}

async function create(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function abandoned(file: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(file)).mtimeMs > abandonedAfterMs;
  } catch {
    return false;
  }
}

/** By rename, which only one of several waiting processes can do. */
async function takeAway(file: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
    await rm(aside, { force: true });
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
