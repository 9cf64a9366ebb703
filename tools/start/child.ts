import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

export interface ChildOptions {
  /** Beside our own. */
  readonly env?: NodeJS.ProcessEnv;
  /** Each line it prints, on either stream. */
  readonly onLine: (line: string) => void;
}

const patienceMilliseconds = 5000;

/** A program of ours that runs beside us, and everything that it starts. */
export class Child {
  readonly #process: ChildProcess;
  /** Resolves when it has ended, or could not be started at all; with what there is to say about it. */
  readonly ended: Promise<string>;
  readonly #closed: Promise<void>;

  constructor([command = '', ...args]: readonly string[], { env, onLine }: ChildOptions) {
    this.#process = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Ctrl-C in the terminal comes to us alone, and stopping reaches its children too.
      detached: process.platform !== 'win32',
      env: { ...process.env, ...loopbackIsDirect(process.env), ...env },
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) if (stream !== null) createInterface(stream).on('line', onLine);
    this.#closed = new Promise(resolve => this.#process.once('close', () => resolve()));
    this.ended = new Promise(resolve => {
      this.#process.once('error', error => resolve(error.message));
      this.#process.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
  }

  /** Asks it to end, and makes it end where it does not. */
  async stop(): Promise<void> {
    if (this.#process.pid === undefined || this.#process.exitCode !== null || this.#process.signalCode !== null)
      return this.#signal('SIGKILL');
    this.#signal('SIGTERM');
    const impatience = setTimeout(() => this.#signal('SIGKILL'), patienceMilliseconds);
    await this.ended;
    clearTimeout(impatience);
    // Whatever it started and left behind is still in its group, and holds on to its output until it is gone.
    this.#signal('SIGKILL');
    await Promise.race([this.#closed, delay(patienceMilliseconds, undefined, { ref: false })]);
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#process;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') this.#process.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // The group is empty: it has ended by itself, which is what was wanted.
    }
  }
}

/** All of the demo is on this machine: a proxy of its network would look for it somewhere else. */
function loopbackIsDirect(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const direct = [env['NO_PROXY'] ?? env['no_proxy'] ?? '', '127.0.0.1', 'localhost'].filter(host => host !== '').join(',');
  return { NO_PROXY: direct, no_proxy: direct };
}
