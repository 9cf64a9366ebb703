import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../parts/process.ts';

export interface ProgramOptions {
  /** Working folder; the log stands there as `<name>.log`. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A server of the cluster that runs until it is killed. */
export class Program {
  readonly name: string;
  readonly #log: string;
  readonly #child: ChildProcess;

  constructor([file, ...args]: readonly [string, ...string[]], { folder, env = {} }: ProgramOptions) {
    this.name = path.basename(file);
    this.#log = path.join(folder, `${this.name}.log`);
    const log = openSync(this.#log, 'w');
    this.#child = spawn(file, args, { cwd: folder, stdio: ['ignore', log, log], env: { ...process.env, ...env } });
    this.#child.once('error', () => {});
    closeSync(log);
  }

  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined;
  }

  /** At once: a test cluster has nothing to save, and kube-apiserver would drain for a minute. */
  async kill(): Promise<void> {
    if (this.ended) return;
    const exited = new Promise(done => this.#child.once('exit', done));
    this.#child.kill('SIGKILL');
    await exited;
  }

  /** Asks until `isReady`; fails with the end of the log when the program ends before, or after `seconds`. */
  async waitUntil(isReady: () => Promise<boolean>, seconds = 60): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!(await isReady().catch(() => false))) {
      if (this.ended || Date.now() > deadline) {
        throw new Error(`${this.name} ${this.ended ? 'ended' : 'was not ready in time'}. Its log ends:\n${this.logEnd()}`);
      }
      await sleep(50);
    }
  }

  logEnd(): string {
    return lastLines(readFileSync(this.#log, 'utf8'), 15);
  }
}
