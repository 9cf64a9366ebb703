import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cached, cacheFolder } from '../../../tools/parts/cache.ts';

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'cache-'));
const write =
  (text: string) =>
  async (folder: string): Promise<void> =>
    writeFile(path.join(folder, 'file'), text);
const read = (place: string): Promise<string> => readFile(path.join(place, 'file'), 'utf8');

describe('the cache of real parts', () => {
  it('builds a part once', async () => {
    const folder = newFolder();
    await cached('part-1', write('first'), { folder });
    expect(await read(await cached('part-1', write('second'), { folder }))).toBe('first');
  });

  it('leaves nothing that looks finished when a build fails', async () => {
    const folder = newFolder();
    const failing = async (place: string): Promise<void> => {
      writeFileSync(path.join(place, 'half'), '');
      throw new Error('no network');
    };
    await expect(cached('part-1', failing, { folder })).rejects.toThrow('no network');
    expect(existsSync(path.join(folder, 'part-1'))).toBe(false);
    const place = await cached('part-1', write('whole'), { folder });
    expect(readdirSync(place)).toEqual(['file']);
  });

  it('lets one of several build, and gives all of them the result', async () => {
    const folder = newFolder();
    const waits: string[] = [];
    let builds = 0;
    const build = async (place: string): Promise<void> => {
      builds += 1;
      await write('one')(place);
    };
    const ask = (): Promise<string> => cached('part-1', build, { folder, onWait: () => waits.push('waited') });
    const places = await Promise.all([ask(), ask()]);
    expect(new Set(places).size).toBe(1);
    expect(builds).toBe(1);
    expect(waits).toEqual(['waited']);
  });

  it('takes over the lock of a process that died', async () => {
    const folder = newFolder();
    const lock = path.join(folder, 'part-1.lock');
    writeFileSync(lock, '');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    expect(await read(await cached('part-1', write('mine'), { folder }))).toBe('mine');
    expect(readdirSync(folder)).toEqual(['part-1']);
  });
});

describe('the place of the cache', () => {
  it('is the one that PROMWB_CACHE names, on every system', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(cacheFolder({ PROMWB_CACHE: '/somewhere' }, platform)).toBe(path.resolve('/somewhere'));
    }
  });

  it('is where each system keeps what can be had again', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/cache' }, 'linux')).toBe(path.join('/cache', 'prometheus-workbench'));
    expect(cacheFolder({}, 'linux')).toMatch(/\.cache.prometheus-workbench$/);
    expect(cacheFolder({}, 'darwin')).toMatch(/Library.Caches.prometheus-workbench$/);
    expect(cacheFolder({ LOCALAPPDATA: '/local' }, 'win32')).toMatch(/^\/local.prometheus-workbench.Cache$/);
  });
});
