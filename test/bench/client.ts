import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { getChromium } from '../../tools/parts/chromium.ts';
import type { Progress } from '../../tools/parts/progress.ts';
import { getVsCodeServer } from '../../tools/parts/vscode.ts';
import { installExtension } from '../../tools/test/extension.ts';
import { copyOfWorkspace, extensionRoot, type RealParts } from '../e2e/driver/environment.ts';
import { openSession } from '../e2e/driver/session.ts';
import { buildClient, type ClientBuild } from './clientBuild.ts';
import { type LoadedBundles, loadedBundlesVariable } from './loadedBundles.ts';

export interface MeasuredClient {
  /** Milliseconds, one for each start: what VS Code itself says of loading and activating the installed package. */
  readonly activation: readonly number[];
  readonly bundles: ClientBuild['bundles'];
  readonly loaded: LoadedBundles;
  readonly vsixBytes: number;
}

/** The client in a real VS Code, or one sentence why there is none. */
export async function measureClient(starts: number, progress: Progress): Promise<MeasuredClient | string> {
  const vscode = await getVsCodeServer('newest', progress);
  if (vscode.kind === 'missing') return vscode.sentence;
  const chromium = await getChromium(progress);
  if (chromium.kind === 'missing') return chromium.sentence;
  const built = await progress.step('building and packing the extension', buildClient);
  try {
    const extensions = await installExtension(vscode.value, built.vsix);
    const parts: RealParts = { vscode: vscode.value, chromium: chromium.value, extensions };
    const activation: number[] = [];
    for (let start = 1; start <= starts; start += 1) {
      activation.push(await progress.step(`starting VS Code, ${start} of ${starts}`, () => activationTime(parts)));
    }
    const loaded = await progress.step('looking at what is loaded', () => loadedBundles(parts, built.folder));
    return { activation, bundles: built.bundles, loaded, vsixBytes: (await stat(built.vsix)).size };
  } finally {
    await rm(built.folder, { recursive: true, force: true });
  }
}

/** Opens a prometheus.yml, which activates the extension, and reads the time from the list of running extensions. */
async function activationTime(parts: RealParts): Promise<number> {
  const session = await openSession(parts, { name: 'bench', workspace: await copyOfWorkspace('smoke') });
  const { workbench } = session;
  try {
    await workbench.opened();
    await workbench.openFile('prometheus.yml');
    // The list draws only the rows that fit, and the quick ones come last.
    await workbench.page.setViewportSize({ width: 1280, height: 3000 });
    await workbench.runCommand('Developer: Show Running Extensions');
    const time = workbench.page
      .locator('.runtime-extensions-editor .extension')
      .filter({ hasText: 'Prometheus Workbench' })
      .locator('.activation-time')
      .filter({ hasText: /\d+ms/ });
    await time.waitFor();
    return Number(/(\d+)ms/.exec(await time.innerText())?.[1]);
  } finally {
    await workbench.picture('running extensions');
    await session.close();
  }
}

async function loadedBundles(parts: RealParts, extension: string): Promise<LoadedBundles> {
  const suite = path.join(extension, 'suite');
  const answer = path.join(suite, 'loaded.json');
  const hostSuite = path.join(suite, 'index.cjs');
  await build({
    entryPoints: [path.join(extensionRoot, 'test/bench/clientHost.ts')],
    outfile: hostSuite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  await writeFile(path.join(suite, 'package.json'), '{ "type": "commonjs" }\n');
  const session = await openSession(parts, {
    name: 'bench-host',
    workspace: await copyOfWorkspace('smoke'),
    env: { [loadedBundlesVariable]: answer },
    hostSuite,
    developing: extension,
  });
  try {
    await session.hostSuiteEnded;
    return JSON.parse(await readFile(answer, 'utf8'));
  } finally {
    await session.close();
  }
}
