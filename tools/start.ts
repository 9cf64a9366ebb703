// `npm start`: a cluster, a Prometheus, and VS Code with the extension on a workspace where the two come together.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createDemoWorld } from '../demo/world.ts';
import { lastLines, run } from './parts/process.ts';
import { terminalProgress } from './parts/progress.ts';
import { getPrometheus } from './parts/prometheus.ts';
import { getVsCodeServer } from './parts/vscode.ts';
import { administrator } from './simulatedCluster/users.ts';
import { selfSignedCertificate, startSimulatedCluster, type World } from './simulatedCluster/index.ts';
import { openInBrowser, startBrowserVsCode } from './start/browser.ts';
import { Child } from './start/child.ts';
import { Cleanup } from './start/cleanup.ts';
import { desktopCommand, findDesktop } from './start/desktop.ts';
import { freePort } from './start/freePort.ts';
import { help, parseOptions, type StartOptions } from './start/options.ts';
import { ownNamespace, startPrometheus } from './start/prometheusServer.ts';
import { writeUserSettings } from './start/userSettings.ts';
import { createWorkspace } from './start/workspace.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const progress = terminalProgress();
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

async function main(): Promise<void> {
  const parsed = parseOptions(process.argv.slice(2));
  switch (parsed.kind) {
    case 'help':
      say(help);
      return;
    case 'wrong':
      process.stderr.write(`${parsed.sentence}\n`);
      process.exitCode = 2;
      return;
    case 'start': {
      const cleanup = new Cleanup();
      const interrupted = untilInterrupted();
      const started = start(parsed.options, cleanup).catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = 1;
      });
      await Promise.race([interrupted, started]);
      await cleanup.run();
      process.exit();
    }
  }
}

/** Resolves at the first Ctrl-C or its like; the second one does not wait for anything any more. */
function untilInterrupted(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

/** Resolves when the person has closed the window; with VS Code in the browser, never. */
async function start(options: StartOptions, cleanup: Cleanup): Promise<void> {
  const given = options.kubeconfig === undefined ? undefined : path.resolve(process.env['INIT_CWD'] ?? '.', options.kubeconfig);
  if (given !== undefined && !existsSync(given))
    throw new Error(`There is no kubeconfig at ${given}: give the path of one to --kubeconfig.`);
  const scratch = await mkdtemp(path.join(tmpdir(), 'prometheus-workbench-'));
  cleanup.add(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const workspace = path.join(scratch, 'demo');
  const prometheusPort = await freePort(9090);
  const kubeconfig = given ?? path.join(scratch, 'kubeconfig');
  const world = given === undefined ? await startWorld({ kubeconfig, prometheusPort, cleanup }) : undefined;
  await createWorkspace(workspace, { prometheusPort, kubeconfig, prometheusNamespace: world && ownNamespace });

  if (options.editor !== 'none') await build();
  const prometheus = await getPrometheus(progress);
  if (prometheus.kind === 'missing') say(prometheus.sentence);
  else {
    const { prometheus: program, version } = prometheus.value;
    await startPrometheus({ program, workspace, scratch, port: prometheusPort, world, cleanup, note: say });
    say(`Prometheus ${version}: http://127.0.0.1:${prometheusPort}`);
    if (world === undefined)
      say('It runs on this machine, outside of your cluster, so it does not know the names of the Services in there.');
  }
  say(`Workspace: ${workspace} (removed at the end)`);
  await openEditor(options, { workspace, data: path.join(scratch, 'vscode'), cleanup });
}

interface WorldOptions {
  /** Path to write the simulated cluster's kubeconfig to. */
  readonly kubeconfig: string;
  readonly prometheusPort: number;
  readonly cleanup: Cleanup;
}

async function startWorld({ kubeconfig, prometheusPort, cleanup }: WorldOptions): Promise<World> {
  const cluster = await startSimulatedCluster({ name: 'demo', users: [administrator], tls: selfSignedCertificate() });
  cleanup.add(() => cluster.stop());
  const demo = await createDemoWorld(cluster.world);
  cleanup.add(() => demo.close());
  demo.prometheusListensOn(prometheusPort);
  await cluster.writeKubeconfig(kubeconfig);
  say(`Simulated cluster: ${cluster.url} (kubeconfig: ${kubeconfig})`);
  return cluster.world;
}

async function build(): Promise<void> {
  const building = (): ReturnType<typeof run> => run(process.execPath, [path.join(root, 'esbuild.mjs')], { cwd: root });
  const { code, stderr } = await progress.step('building the extension', building);
  if (code === 0) return;
  const reasons = stderr.split('\n').filter(line => line.includes('[ERROR]'));
  throw new Error(`The extension does not build, so there is nothing to show in VS Code: ${reasons.join('\n') || lastLines(stderr)}`);
}

interface Place {
  readonly workspace: string;
  readonly data: string;
  readonly cleanup: Cleanup;
}

async function openEditor({ editor, port, open }: StartOptions, { workspace, data, cleanup }: Place): Promise<void> {
  const forever = new Promise<void>(() => {});
  const code = editor === 'any' ? findDesktop() : undefined;
  if (code !== undefined) {
    await writeUserSettings(path.join(data, 'user'));
    const window = new Child(desktopCommand(code, { extension: root, workspace, data }), { onLine: () => {} });
    cleanup.add(() => window.stop());
    say('VS Code: opening a window. Close it, or press Ctrl-C here, to end the demo.');
    await window.ended;
    return;
  }
  if (editor !== 'none') {
    const server = await getVsCodeServer('newest', progress);
    if (server.kind === 'missing') say(server.sentence);
    else {
      const free = await freePort(port);
      const starting = startBrowserVsCode({ server: server.value, port: free, extension: root, workspace, data, cleanup });
      const address = await progress.step('starting VS Code', () => starting);
      say(`VS Code: ${address}`);
      if (open) await openInBrowser(address);
    }
  }
  say('Press Ctrl-C to end the demo.');
  await forever;
}

await main();
