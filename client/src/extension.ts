import * as vscode from 'vscode';
import { type Clusters, createClusters } from './connections/clusters.ts';
import { placeOfPrometheus } from './commands/prometheusPlace.ts';
import { clusterTexts } from './commands/applying/saveText.ts';
import { registerCommands } from './commands/index.ts';
import { onSettingChange, readSetting, readSettingOfAll } from './editor/contributed.ts';
import { createLanguage } from './language/client.ts';
import { showLanguageStatus } from './language/status.ts';
import { createChosenNamespaces } from './connections/chosenNamespaces.ts';
import { createRememberedForwards } from './connections/rememberedForwards.ts';
import { createServers } from './connections/servers.ts';
import { createTargetSurvey } from './connections/targetSurvey.ts';
import { createWrites } from './connections/writes.ts';
import type { Services } from './services.ts';
import { createClusterTree } from './views/clusterTree/provider.ts';
import { createClusterFiles } from './views/clusterFiles.ts';
import { createHeldTexts } from './views/heldTexts.ts';
import { createPreviews } from './views/preview.ts';
import { createInlineResults } from './views/results/decorations.ts';
import { registerQueryLenses } from './views/results/lenses.ts';
import { createResultsPanel } from './views/results/panel.ts';
import { confirmWrite } from './views/writeQuestions.ts';
import { showStatusBar } from './views/statusBar.ts';
import { showDownTargets } from './views/targets/diagnostics.ts';
import { registerTargetLenses } from './views/targets/lenses.ts';
import { createMetricsTexts } from './views/peek/texts.ts';
import { createWhyDocuments } from './views/why/document.ts';
import { createTargetTree } from './views/targetTree/provider.ts';
import { createTargetWatch } from './views/targets/watch.ts';

/** Puts the parts together. Nothing here waits: the language server starts on its own, Kubernetes code is loaded by the tree. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Prometheus Workbench', { log: true });
  const { extensionUri, workspaceState: memory } = context;
  const clusters = createClusters({
    kubeconfigPaths: () => readSetting('kubeconfig'),
    trusted: () => vscode.workspace.isTrusted,
    log,
  });
  const namespaces = createChosenNamespaces(memory);
  const remembered = createRememberedForwards(clusters, memory);
  const servers = createServers({ context, reach: (service, signal) => clusters.reach(service, signal) });
  const language = createLanguage({ extensionUri, log, servers });
  const changes = vscode.window.createOutputChannel('Prometheus Workbench: Cluster Changes');
  const writes = createWrites({
    policy: () => ({
      trusted: vscode.workspace.isTrusted,
      readOnly: readSettingOfAll('readOnly').includes(true),
      productionContexts: readSettingOfAll('productionContexts').flat(),
    }),
    confirm: confirmWrite,
    list: changes,
    withWriter: (name, use) => clusters.withWriter(name, use),
    now: () => new Date(),
  });
  const survey = createTargetSurvey({ servers, namespace: signal => namespaceOfPrometheus(clusters, signal), log });
  const services: Services = {
    log,
    memory,
    language,
    servers,
    clusters,
    remembered,
    writes,
    namespaces,
    survey,
    tree: createClusterTree({ clusters, survey, remembered, namespaces, log }),
    inline: createInlineResults(),
    panel: createResultsPanel({ extensionUri, servers, log }),
    previews: createPreviews(),
    held: createHeldTexts(),
    targets: createTargetWatch({ language, servers, log }),
    why: createWhyDocuments(),
    targetTree: createTargetTree(servers),
    texts: createMetricsTexts(),
  };
  // Disposed of in this order: what uses a part goes before it.
  context.subscriptions.push(
    registerCommands(services),
    createClusterFiles(clusterTexts(() => services)),
    registerQueryLenses(language),
    registerTargetLenses(services.targets),
    showDownTargets(services.targets),
    showLanguageStatus(language),
    showStatusBar(servers),
    services.targets,
    services.why,
    services.targetTree,
    services.texts,
    services.previews,
    services.held,
    services.panel,
    services.inline,
    services.tree,
    survey,
    onSettingChange(['kubeconfig'], () => void clusters.reconfigure().catch((error: unknown) => log.error(String(error)))),
    remembered,
    namespaces,
    closing(clusters, log),
    closing(language, log),
    servers,
    changes,
    log,
  );
}

/** Of the current context's cluster, whose Prometheus the one in use is taken to be. */
async function namespaceOfPrometheus(clusters: Clusters, signal: AbortSignal): Promise<string | undefined> {
  const current = clusters.snapshot?.contexts.find(context => context.current);
  if (current === undefined) return undefined;
  const place = await placeOfPrometheus({ clusters }, current.name, signal);
  return place.kind === 'inNamespace' ? place.namespace : undefined;
}

function closing(part: { dispose(): Promise<void> }, log: vscode.LogOutputChannel): vscode.Disposable {
  return { dispose: () => void part.dispose().catch((error: unknown) => log.error(`Closing down failed: ${String(error)}`)) };
}
