import { terminalProgress } from '../../tools/parts/progress.ts';
import { measureClient } from './client.ts';
import { amount, median, table } from './table.ts';

/** The client in VS Code: how long it takes to activate, what is loaded when, and how large its package is. */
export async function reportClient(starts: number): Promise<string> {
  const measured = await measureClient(starts, terminalProgress());
  if (typeof measured === 'string') return `The client was not measured. ${measured}\n`;
  const { activation, bundles, loaded, vsixBytes } = measured;
  const listed = (names: readonly string[]): string =>
    names.length === 0 ? 'none' : names.map(name => `${name} (${kilobytes(bundles.get(name) ?? Number.NaN)})`).join(', ');
  const kubernetesCode = loaded.beforeView.includes('cluster.js') ? 'loaded' : 'not loaded';
  return `The client in VS Code, installed from its package. Activation is the median of ${starts} starts (${activation.join(', ')} ms), as VS Code reports it.

${table([
  ['what', 'Workbench', 'target'],
  ['activation', amount(median(activation), 'ms'), '< 50 ms'],
  ['Kubernetes code before the view is shown', kubernetesCode, 'not loaded'],
  ['package (vsix)', kilobytes(vsixBytes), '< 1000 kB'],
])}
Loaded once a prometheus.yml is open: ${listed(loaded.beforeView)}.
Loaded besides once the tree is shown: ${listed(loaded.afterView.filter(name => !loaded.beforeView.includes(name)))}.
`;
}

const kilobytes = (bytes: number): string => amount(bytes / 1000, 'kB');
