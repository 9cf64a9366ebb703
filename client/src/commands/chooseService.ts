import * as vscode from 'vscode';
import type { Service, ServicePort } from '../cluster/kinds/service.ts';
import { UserError } from './failures.ts';
import { withProgress } from '../editor/progress.ts';
import type { Services } from '../services.ts';
import type { PortNode, ServiceNode } from '../views/clusterTree/nodes.ts';

/** A Service of a cluster, and the port where the person pointed at one. */
export interface ChosenService {
  readonly context: string;
  readonly service: Service;
  readonly port?: ServicePort;
}

/** The node of the context menu, or a choice from a list. Undefined where the person gave up. */
export async function chooseService({ clusters }: Services, node: ServiceNode | PortNode | undefined): Promise<ChosenService | undefined> {
  requireTrust();
  if (node?.kind === 'port') return { context: node.context.name, service: node.service, port: node.port };
  if (node !== undefined) return { context: node.context.name, service: node.service };
  const context = await chooseContext(clusters);
  if (context === undefined) return undefined;
  const services = await withProgress(vscode.l10n.t('Listing the Services of {0}', context), signal =>
    clusters.listServices(context, signal),
  );
  const choices = services.map(service => ({
    label: service.name,
    description: service.namespace,
    detail: service.ports.map(({ port, name }) => (name === undefined ? String(port) : `${port} ${name}`)).join(', '),
    service,
  }));
  const choice = await vscode.window.showQuickPick(choices, { placeHolder: vscode.l10n.t('Service'), matchOnDescription: true });
  return choice && { context, service: choice.service };
}

export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new UserError(
    vscode.l10n.t('This workspace is not trusted, so no cluster is contacted. Trust the workspace to see its Services.'),
    'trust',
  );
}

export async function chooseContext(clusters: Services['clusters']): Promise<string | undefined> {
  const { contexts, problems } = clusters.snapshot ?? (await clusters.load());
  const [only] = contexts;
  if (only === undefined) {
    throw new UserError(
      problems[0]?.error.message ??
        vscode.l10n.t('No kubeconfig names a cluster. Set one up, or name its file in the setting prometheusWorkbench.kubeconfig.'),
    );
  }
  if (contexts.length === 1) return only.name;
  const choices = [...contexts].sort((a, b) => Number(b.current) - Number(a.current));
  const items = choices.map(({ name, current, server }) => ({
    label: name,
    description: current ? vscode.l10n.t('current') : '',
    detail: server,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Context of the cluster') }))?.label;
}

/** A port of the Service that a TCP connection can be made to: the one pointed at, the only one, or the one chosen. */
export async function choosePort(chosen: ChosenService): Promise<ServicePort | undefined> {
  const candidates = tcpPorts(chosen);
  if (candidates.length === 1) return candidates[0];
  const placeHolder = vscode.l10n.t('Choose a port of {0}', chosen.service.name);
  return (await vscode.window.showQuickPick(candidates.map(portChoice), { placeHolder }))?.port;
}

/** The same, where several will do: those that are ticked. */
export async function choosePorts(chosen: ChosenService): Promise<readonly ServicePort[]> {
  const candidates = tcpPorts(chosen);
  if (candidates.length === 1) return candidates;
  const placeHolder = vscode.l10n.t('Choose ports of {0}', chosen.service.name);
  const items = candidates.map(port => ({ ...portChoice(port), picked: true }));
  return (await vscode.window.showQuickPick(items, { placeHolder, canPickMany: true }))?.map(({ port }) => port) ?? [];
}

function tcpPorts({ service, port }: ChosenService): readonly ServicePort[] {
  if (port !== undefined) return [port];
  const ports = service.ports.filter(({ protocol }) => protocol === 'TCP');
  if (ports.length === 0) throw new UserError(vscode.l10n.t('The Service {0} has no TCP port.', service.name));
  return ports;
}

function portChoice(port: ServicePort): vscode.QuickPickItem & { readonly port: ServicePort } {
  return { label: String(port.port), description: port.name ?? '', port };
}
