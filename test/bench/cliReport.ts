import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { terminalProgress } from '../../tools/parts/progress.ts';
import { getPrometheus } from '../../tools/parts/prometheus.ts';
import { generateConfig } from './generateConfig.ts';
import { buildInOwnFolder } from './ownBuild.ts';
import { amount, median, table } from './table.ts';

/** Runs of each program, one after the other in turn so that whatever else the machine does meets both. */
const rounds = 15;

/** The command line beside promtool, each a whole process on one file. */
export async function reportCli(jobs: number): Promise<string> {
  const prometheus = await getPrometheus(terminalProgress());
  if (prometheus.kind === 'missing') return `The command line was not measured. ${prometheus.sentence}\n`;
  const build = await buildInOwnFolder();
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-cli-'));
  try {
    const text = generateConfig(jobs);
    const file = path.join(folder, 'prometheus.yml');
    await writeFile(file, text);
    const ours = [process.execPath, path.join(build, 'dist/cli.js'), 'check', file] as const;
    const theirs = [prometheus.value.promtool, 'check', 'config', '--syntax-only', file] as const;
    const cache = { ...process.env, NODE_COMPILE_CACHE: path.join(folder, 'cache') };
    const first = timed(ours, cache);
    const runs = Array.from({ length: rounds }, () => ({ workbench: timed(ours, cache), promtool: timed(theirs, process.env) }));
    const workbench = median(runs.map(run => run.workbench));
    const promtool = median(runs.map(run => run.promtool));
    const ratio = (time: number): string => `${(time / promtool).toFixed(1)} times`;
    return `The check of a prometheus.yml of ${jobs} jobs, ${text.split('\n').length - 1} lines, on the command line. Medians of ${rounds} whole processes.

${table([
  ['what', 'Workbench', 'promtool', 'ratio', 'target'],
  ['check', amount(workbench, 'ms'), amount(promtool, 'ms'), ratio(workbench), '< 3 times'],
  ['the first one ever', amount(first, 'ms'), '', ratio(first), ''],
])}`;
  } finally {
    for (const made of [build, folder]) await rm(made, { recursive: true });
  }
}

function timed([command, ...args]: readonly [string, ...string[]], env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path.basename(command)} failed: ${stderr}`);
  return performance.now() - start;
}
