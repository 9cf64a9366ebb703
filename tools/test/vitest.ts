import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Counts, nothing } from './outcome.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command line to its end and gives its exit code. */
export type Runner = (command: readonly [string, ...string[]], env: NodeJS.ProcessEnv) => Promise<number>;

/** As a child of this process, with its output on the terminal. */
export const plainly: Runner = ([command, ...args], env) =>
  new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', failed);
    child.once('exit', code => done(code ?? 1));
  });

export interface VitestOptions {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly runner?: Runner;
}

/** Runs Vitest and counts its tests. */
export async function vitest({ args, env = {}, runner = plainly }: VitestOptions): Promise<Counts> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vitest-'));
  const report = path.join(folder, 'report.json');
  const program = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runner([process.execPath, program, 'run', ...args, ...reporters], env);
  const counts = countsOf(await readFile(report, 'utf8').catch(() => '{}'));
  await rm(folder, { recursive: true, force: true });
  // A file that does not load, a hook that throws and a run that is killed fail no test, yet the run.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1, notes: ['The run failed outside of a test; see above.'] } : counts;
}

export function countsOf(report: string): Counts {
  const parsed: Partial<Record<string, unknown>> = JSON.parse(report);
  const number = (name: string): number => Number(parsed[name] ?? 0);
  return {
    ...nothing,
    passed: number('numPassedTests'),
    failed: number('numFailedTests'),
    skipped: number('numPendingTests') + number('numTodoTests'),
  };
}
