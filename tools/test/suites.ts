import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { getClusterParts } from '../cluster/parts.ts';
import { runWithCluster } from '../cluster/run.ts';
import { getAmtool } from '../parts/amtool.ts';
import { getChromium } from '../parts/chromium.ts';
import type { Part } from '../parts/part.ts';
import type { Progress } from '../parts/progress.ts';
import { getOlderPromtool, getPrometheus } from '../parts/prometheus.ts';
import { getVsCodeServer, type VsCodeRelease } from '../parts/vscode.ts';
import { installExtension, packExtension } from './extension.ts';
import { add, type Counts, missing, nothing } from './outcome.ts';
import { plainly, type Runner, vitest } from './vitest.ts';

export interface SuiteContext {
  readonly progress: Progress;
  /** In CI nothing may be missing. */
  readonly ci: boolean;
}

export type Suite = (context: SuiteContext) => Promise<Counts>;

/** In the order in which they run: what fails fastest comes first. */
export const suites: ReadonlyMap<string, Suite> = new Map<string, Suite>([
  ['types', () => check(['node_modules/typescript/bin/tsc', '-b'], 'The types do not check.')],
  ['lint', lint],
  ['unit', () => vitest({ args: ['--project', 'unit'] })],
  ['contract', contract],
  ['e2e-newest', context => endToEnd('newest', context)],
  ['e2e-oldest', context => endToEnd('oldest', context)],
]);

/** A tool that is content or not counts as one test. */
async function check(command: readonly string[], complaint: string): Promise<Counts> {
  const code = await plainly([process.execPath, ...command], {});
  return code === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1, notes: [complaint] };
}

async function lint(): Promise<Counts> {
  return add(
    await check(['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'], 'The linter objects.'),
    await check(['node_modules/@biomejs/biome/bin/biome', 'format', '.'], 'Some files are not formatted: run npm run format.'),
  );
}

/** Our doubles and the real parts, held to the same tests. */
async function contract(context: SuiteContext): Promise<Counts> {
  const { env, runner, lacking } = await realParts(context);
  const older = await getOlderPromtool(context.progress);
  const amtool = await getAmtool(context.progress);
  const vscodes = [await getVsCodeServer('newest', context.progress), await getVsCodeServer('oldest', context.progress)];
  const extensions = vscodes.flatMap(vscode => (vscode.kind === 'ready' ? [vscode.value.builtInExtensions] : []));
  const counts = await vitest({
    args: ['--project', 'contract'],
    env: {
      ...env,
      ...(older.kind === 'ready' && { PROMWB_OLDER_PROMTOOL: older.value }),
      ...(amtool.kind === 'ready' && { PROMWB_AMTOOL: amtool.value }),
      PROMWB_VSCODE_EXTENSIONS: extensions.join(path.delimiter),
    },
    runner,
  });
  return [lacking, lack(older, context), lack(amtool, context), ...vscodes.map(vscode => lack(vscode, context)), counts].reduce(
    add,
    nothing,
  );
}

/** The extension in a real VS Code, on the real cluster where there is one. */
async function endToEnd(release: VsCodeRelease, context: SuiteContext): Promise<Counts> {
  const vscode = await getVsCodeServer(release, context.progress);
  if (vscode.kind === 'missing') return missing(vscode.sentence, context.ci);
  const { chromium, env, runner, lacking } = await realParts(context);
  if (chromium === undefined) return lacking;
  const extensions = await context.progress.step('packing and installing the extension', async () =>
    installExtension(vscode.value, await packExtension()),
  );
  const parts = JSON.stringify({ vscode: vscode.value, chromium, extensions });
  const counts = await vitest({ args: ['--config', 'test/e2e/vitest.config.ts'], env: { ...env, PROMWB_E2E_PARTS: parts }, runner });
  await rm(path.dirname(extensions), { recursive: true, force: true });
  return add(lacking, counts);
}

interface RealParts {
  /** Path of the browser. */
  readonly chromium: string | undefined;
  /** Tells the tests where the parts are. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs beside a real cluster where one can be had. */
  readonly runner: Runner;
  /** What cannot be had; the tests that need it skip themselves. */
  readonly lacking: Counts;
}

async function realParts(context: SuiteContext): Promise<RealParts> {
  const { progress } = context;
  const chromium = await getChromium(progress);
  const prometheus = await getPrometheus(progress);
  const cluster = await getClusterParts(progress);
  return {
    chromium: chromium.kind === 'ready' ? chromium.value : undefined,
    env: {
      ...(chromium.kind === 'ready' ? { PROMWB_CHROMIUM: chromium.value } : {}),
      ...(prometheus.kind === 'ready'
        ? { PROMWB_PROMETHEUS: prometheus.value.prometheus, PROMWB_PROMTOOL: prometheus.value.promtool }
        : {}),
    },
    runner: cluster.kind === 'ready' ? (command, env) => runWithCluster(cluster.value, command, env) : plainly,
    lacking: [chromium, prometheus, cluster].map(part => lack(part, context)).reduce(add, nothing),
  };
}

function lack(part: Part<unknown>, { ci }: SuiteContext): Counts {
  return part.kind === 'missing' ? missing(part.sentence, ci) : nothing;
}
