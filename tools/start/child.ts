import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';

export interface ChildOptions {
  readonly cwd?: string;
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

  constructor([command = '', ...args]: readonly string[], { cwd, env, onLine }: ChildOptions) {
    this.#process = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Ctrl-C in the terminal comes to us alone, and stopping reaches its children too.
      detached: process.platform !== 'win32',
      ...(cwd !== undefined && { cwd }),
      ...(env !== undefined && { env }),
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) if (stream !== null) createInterface(stream).on('line', onLine);
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
    // Whatever it started and left behind is still in its group.
    this.#signal('SIGKILL');
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
