import * as vscode from 'vscode';
import { formatLabels } from '../../prometheus/labels.ts';
import type { Services } from '../../services.ts';
import type { DroppedNode, TargetNode, TargetsNode } from '../../views/targetTree/nodes.ts';
import { isTarget, requireRow } from './selectedTarget.ts';

export async function copyTargetUrl(services: Services, node?: TargetNode): Promise<void> {
  await copy(requireRow(services, node, isTarget).target.scrapeUrl);
}

/** As PromQL writes them; of a dropped target those that discovery gave. */
export async function copyTargetLabels(services: Services, node?: TargetNode | DroppedNode): Promise<void> {
  const row = requireRow(services, node, hasLabels);
  await copy(formatLabels(row.kind === 'target' ? row.target.labels : row.discovered));
}

/** Whether the target was up, as Prometheus has stored it, and for how long. */
export async function queryTarget(services: Services, node?: TargetNode): Promise<void> {
  const { labels } = requireRow(services, node, isTarget).target;
  services.panel.show({ view: 'table', expr: formatLabels({ ...labels, __name__: 'up' }) });
}

/** A localhost is that of Prometheus' machine: only where that is this one the address holds here. */
export async function openTargetPage(services: Services, node?: TargetNode): Promise<void> {
  const { scrapeUrl, globalUrl } = requireRow(services, node, isTarget).target;
  const isHere = /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])([:/]|$)/.test(services.servers.active?.url ?? '');
  await vscode.env.openExternal(vscode.Uri.parse(isHere ? scrapeUrl : (globalUrl ?? scrapeUrl), true));
}

const hasLabels = (node: TargetsNode): node is TargetNode | DroppedNode => node.kind === 'target' || node.kind === 'dropped';

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}.', text), 3000);
}
