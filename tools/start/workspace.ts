import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface WorkspaceFacts {
  /** Where the demo's Prometheus answers, on 127.0.0.1. */
  readonly prometheusPort: number;
  /** Path of the cluster's kubeconfig. */
  readonly kubeconfig: string;
  /** Namespace of the cluster whose short names the demo's Prometheus knows; undefined where it knows none of the cluster's names. */
  readonly prometheusNamespace: string | undefined;
}

const template = fileURLToPath(new URL('../../demo/workspace', import.meta.url));
const templatePort = 9090;

/** Copies the demo's workspace to `folder`, with this run's addresses in its settings and its job. */
export async function createWorkspace(folder: string, { prometheusPort, kubeconfig, prometheusNamespace }: WorkspaceFacts): Promise<void> {
  await cp(template, folder, { recursive: true });
  const config = path.join(folder, 'prometheus.yml');
  const text = await readFile(config, 'utf8');
  await writeFile(config, text.replaceAll(`localhost:${templatePort}`, `localhost:${prometheusPort}`));
  const settingsFile = path.join(folder, '.vscode/settings.json');
  const settings: Record<string, unknown> = JSON.parse(await readFile(settingsFile, 'utf8'));
  const own = {
    'prometheusWorkbench.servers': [{ name: 'demo', url: `http://127.0.0.1:${prometheusPort}` }],
    'prometheusWorkbench.kubeconfig': [kubeconfig],
    ...(prometheusNamespace !== undefined && { 'prometheusWorkbench.prometheusNamespace': prometheusNamespace }),
  };
  await writeFile(settingsFile, `${JSON.stringify({ ...settings, ...own }, undefined, 2)}\n`);
}
