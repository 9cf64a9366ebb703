import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { findOnPath, run } from '../parts/process.ts';

/**
 * The beginning of a command that runs a program with `hostsFile` in the place of /etc/hosts, for that program alone: a mount
 * namespace, which ends with it. Undefined where such namespaces cannot be had (not Linux, or not allowed).
 */
export async function hostsNamespace(hostsFile: string): Promise<readonly string[] | undefined> {
  if (process.platform !== 'linux' || findOnPath(['unshare']) === undefined) return undefined;
  // Root needs no user namespace, and may be where those are forbidden.
  const flags = process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount'];
  const args = [...flags, 'sh', '-c', 'mount --bind "$0" /etc/hosts && exec "$@"', hostsFile];
  const { code, stdout } = await run('unshare', [...args, 'cat', '/etc/hosts'], { timeoutMs: 10_000 });
  return code === 0 && stdout === (await readFile(hostsFile, 'utf8')) ? ['unshare', ...args] : undefined;
}
