import * as vscode from 'vscode';
import { executeCommand, readSetting } from '../../editor/contributed.ts';
import { withoutLinks } from '../../editor/notifications.ts';
import { withProgress } from '../../editor/progress.ts';
import { createTargetIndex } from '../../monitoring/chain/targetIndex.ts';
import type { ActiveTarget } from '../../prometheus/api.ts';
import type { Services } from '../../services.ts';
import type { PortNode, ServiceNode } from '../../views/clusterTree/nodes.ts';
import { type ChosenService, chooseService } from '../chooseService.ts';
import { placeOfPrometheus } from '../prometheusPlace.ts';
import { requireServer } from '../requireServer.ts';

/** From a Service to what Prometheus scrapes of it: the way back from "Show in Clusters". */
export async function showServiceTargets(services: Services, node?: ServiceNode | PortNode): Promise<void> {
  const chosen = await chooseService(services, node);
  if (chosen === undefined || (await requireServer(services)) === undefined) return;
  const title = vscode.l10n.t('Looking for the targets of {0}', chosen.service.name);
  const targets = await withProgress(title, signal => targetsOf(services, chosen, signal));
  if (targets.length === 0) return offerReasons(services, chosen, node);
  const target = await chooseTarget(targets);
  if (target !== undefined) await services.targetTree.revealTarget(target);
}

async function targetsOf(services: Services, { context, service }: ChosenService, signal: AbortSignal): Promise<readonly ActiveTarget[]> {
  const { clusters, servers } = services;
  const active = await (await servers.connect()).activeTargets(signal);
  const place = await placeOfPrometheus(services, context, signal);
  // As far as the tree watches them: without them the labels of discovery and the Service's names tell.
  const slices = clusters.state({ context, kind: 'endpointSlice', namespace: service.namespace });
  const { active: own } = createTargetIndex(active, [], []).find({
    service,
    slices: slices.kind === 'loading' ? [] : slices.items.filter(slice => slice.service === service.name),
    clusterDomain: readSetting('clusterDomain'),
    ...(place.kind === 'inNamespace' && { prometheusNamespace: place.namespace }),
  });
  return own;
}

/** One of each pool is enough: the others stand beside it. What is down goes first. */
async function chooseTarget(targets: readonly ActiveTarget[]): Promise<ActiveTarget | undefined> {
  const worstLast = targets.toSorted((a, b) => Number(a.health === 'down') - Number(b.health === 'down'));
  const byPool = new Map(worstLast.map(target => [target.scrapePool, target]));
  const [only] = byPool.values();
  if (byPool.size === 1) return only;
  const items = [...byPool].map(([label, target]) => ({ label, description: target.scrapeUrl, target }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Scrape pool') }))?.target;
}

async function offerReasons({ servers }: Services, { service }: ChosenService, node: ServiceNode | PortNode | undefined): Promise<void> {
  const none = vscode.l10n.t('{0} has no target of the Service {1}.', servers.active?.name ?? 'Prometheus', service.name);
  const why = vscode.l10n.t('Why Not?');
  const buttons = node === undefined ? [] : [why];
  if ((await vscode.window.showInformationMessage(withoutLinks(none), ...buttons)) === why) await executeCommand('explainService', node);
}
