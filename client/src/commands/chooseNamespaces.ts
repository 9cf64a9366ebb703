import * as vscode from 'vscode';
import { listableNamespaces } from '../connections/listableNamespaces.ts';
import { withProgress } from '../editor/progress.ts';
import type { Services } from '../services.ts';
import type { ContextNode, MessageNode } from '../views/clusterTree/nodes.ts';
import { chooseContext, requireTrust } from './chooseService.ts';
import { UserError } from './failures.ts';

/** Says which namespaces to show of a context whose namespaces may not be listed. Names may be typed: nobody may know them but the person. */
export async function chooseNamespaces(services: Services, node?: ContextNode | MessageNode): Promise<void> {
  requireTrust();
  const pointedAt = node?.kind === 'message' ? node.parent : node;
  const context = pointedAt?.context.name ?? (await chooseContext(services.clusters));
  if (context === undefined) return;
  const known = candidatesOf(services, context);
  const answer = await pickNames(context, known, services.namespaces.of(context));
  if (answer === undefined) return;
  if (answer !== 'all') return services.namespaces.choose(context, answer);
  const found = await withProgress(vscode.l10n.t('Finding out what may be listed in {0}', context), signal =>
    services.clusters.withApi(context, api => listableNamespaces(api, known, signal)),
  );
  if (found.length === 0) {
    throw new UserError(
      vscode.l10n.t('None of the namespaces known for {0} may be listed: {1}. Type the name of one that may.', context, known.join(', ')),
    );
  }
  services.namespaces.choose(context, found);
}

/** Those chosen before, and those that the kubeconfig names for contexts of the same cluster. */
function candidatesOf({ clusters, namespaces }: Services, context: string): readonly string[] {
  const contexts = clusters.snapshot?.contexts ?? [];
  const server = contexts.find(({ name }) => name === context)?.server;
  const named = contexts.filter(one => one.server === server).map(({ namespace }) => namespace);
  return [...new Set([...namespaces.of(context), ...named, 'default'])].sort();
}

interface Choice extends vscode.QuickPickItem {
  readonly all?: true;
}

async function pickNames(
  context: string,
  known: readonly string[],
  chosen: readonly string[],
): Promise<readonly string[] | 'all' | undefined> {
  const pick = vscode.window.createQuickPick<Choice>();
  const all: Choice = { label: vscode.l10n.t('All that I may list'), alwaysShow: true, all: true };
  const items = known.map((label): Choice => ({ label }));
  pick.title = vscode.l10n.t('Namespaces of {0}', context);
  pick.placeholder = vscode.l10n.t('Choose namespaces, or type the name of one');
  pick.canSelectMany = true;
  pick.items = [all, ...items];
  pick.selectedItems = items.filter(({ label }) => chosen.includes(label));
  pick.onDidChangeValue(value => {
    const label = value.trim();
    if (!isNamespace(label) || pick.items.some(item => item.label === label)) return;
    // The one being typed takes the place of what was typed so far; those that were ticked stay.
    const selected = [...pick.selectedItems];
    pick.items = [all, ...items, ...selected.filter(item => !items.includes(item) && item !== all), { label }];
    pick.selectedItems = selected;
  });
  pick.show();
  const picked = await new Promise<readonly Choice[] | undefined>(resolve => {
    pick.onDidAccept(() => {
      const typed = pick.activeItems[0];
      // Enter on a name takes it, ticked or not.
      resolve(pick.selectedItems.length === 0 && typed !== undefined ? [typed] : pick.selectedItems);
    });
    pick.onDidHide(() => resolve(undefined));
  });
  pick.dispose();
  if (picked === undefined) return undefined;
  return picked.some(item => item.all) ? 'all' : picked.map(({ label }) => label);
}

/** A DNS label, as the API server demands of a namespace. */
function isNamespace(name: string): boolean {
  return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name);
}
