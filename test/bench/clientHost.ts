/** Runs inside the extension host and writes down which bundles of the extension it holds: before the tree is shown, and after. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { answered, openYaml } from '../e2e/host/editor.ts';
import { type LoadedBundles, loadedBundlesVariable } from './loadedBundles.ts';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('prometheus-workbench.prometheus-workbench');
  if (extension === undefined) throw new Error('The extension is not there.');
  const { uri } = await openYaml('global:\n  scrape_interval: 30s\n');
  // Hovers come from the language server: once there is one, all that starts by itself has started.
  await answered<vscode.Hover>(() => vscode.commands.executeCommand('vscode.executeHoverProvider', uri, new vscode.Position(1, 4)));
  const beforeView = bundlesOf(extension);
  await vscode.commands.executeCommand('prometheusWorkbench.clusters.focus');
  await answered(async () => bundlesOf(extension).filter(name => name === 'cluster.js'));
  const loaded: LoadedBundles = { beforeView, afterView: bundlesOf(extension) };
  writeFileSync(process.env[loadedBundlesVariable] ?? '', JSON.stringify(loaded));
}

function bundlesOf({ extensionPath }: vscode.Extension<unknown>): readonly string[] {
  const dist = path.join(extensionPath, 'dist');
  return Object.keys(require.cache).flatMap(file => (path.dirname(file) === dist ? [path.basename(file)] : []));
}
