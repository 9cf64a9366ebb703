import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { findOnPath, lastLines, run } from '../parts/process.ts';

/**
 * A network, mount and process namespace of its own, by unprivileged user namespaces: inside it a script may bind any address, mount
 * over /etc/resolv.conf and start what it likes. Nothing of the machine outside changes, and when the script ends the kernel kills
 * every process it left, however it ended.
 */
const unshare = ['--map-root-user', '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** A sentence why no namespace can be had here; undefined where it can. */
export async function namespaceProblem(): Promise<string | undefined> {
  if (process.platform !== 'linux')
    return 'The real Kubernetes cluster runs in a Linux network namespace, which this system does not have.';
  const missing = ['unshare', 'ip', 'mount'].filter(name => findOnPath([name]) === undefined);
  if (missing.length > 0) {
    return `The real Kubernetes cluster needs ${missing.join(' and ')}: install the packages util-linux and iproute2.`;
  }
  const { code, stderr } = await run('unshare', [...unshare, 'ip', 'link', 'set', 'lo', 'up'], { timeoutMs: 10_000 });
  if (code === 0) return undefined;
  return `This system does not let a process make a network namespace of its own (${lastLines(stderr, 1)}): run as root, or allow unprivileged user namespaces.`;
}

export interface NamespaceOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/**
 * Runs a Node script inside a new namespace and gives its exit code. The script holds an IPC channel to this process, so that
 * `enterNamespace` can end it when this process is killed.
 */
export async function runInNamespace(script: readonly string[], { env = process.env, cwd }: NamespaceOptions = {}): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'prometheus-workbench-'));
  const child = spawn('unshare', [...unshare, process.execPath, ...script], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Temporary files go there too, so that nothing stays behind in the machine's own folder for them.
    env: { ...env, [folderVariable]: folder, TMPDIR: folder },
    ...(cwd === undefined ? {} : { cwd }),
  });
  try {
    return await exitCode(child);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const folderVariable = 'PROMWB_NAMESPACE_FOLDER';

/**
 * To be called first by a script inside: ends it with the process that started it, and with it everything in the namespace.
 * Gives a folder for files, which is removed afterwards from outside.
 */
export function enterNamespace(): string {
  const end = (): void => process.exit(130);
  process.once('disconnect', end);
  // The first process of a process namespace gets no signal that it does not ask for.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  return process.env[folderVariable] ?? tmpdir();
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((done, failed) => {
    const forward = (): void => void child.kill('SIGTERM');
    process.once('SIGTERM', forward);
    child.once('error', failed);
    child.once('exit', (code, signal) => {
      process.removeListener('SIGTERM', forward);
      done(signal === null ? (code ?? 1) : 1);
    });
  });
}
