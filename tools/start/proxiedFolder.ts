import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withProxy } from './proxiedConfig.ts';

/** Copies the folder of a configuration, rules and all, and sends the copy's scrape jobs through the proxy. */
export async function copyWithProxy(from: string, to: string, proxyUrl: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    await writeFile(file, withProxy(await readFile(file, 'utf8'), proxyUrl));
  }
}
