import * as vscode from 'vscode';
import type { PrometheusService } from '../cluster/discovery.ts';
import { isClusterFailure } from '../cluster/model.ts';
import type { ServiceAddress } from '../editor/contributions.ts';
import type { Services } from '../services.ts';
import { isCancellation } from '../util/abort.ts';

type Choice = vscode.QuickPickItem & { readonly service?: ServiceAddress };

/**
 * Offers the Prometheus Services of the current context, as they are found, beside an address of one's own. Only the latter where there is no cluster
 * to look into, or it may not be looked into.
 */
export async function chooseFoundPrometheus(clusters: Services['clusters']): Promise<{ service: ServiceAddress } | 'address' | 'none'> {
  if (!vscode.workspace.isTrusted) return 'address';
  const { contexts } = clusters.snapshot ?? (await clusters.load());
  const context = contexts.find(({ current }) => current)?.name;
  if (context === undefined) return 'address';
  const pick = vscode.window.createQuickPick<Choice>();
  const looking = new AbortController();
  pick.title = vscode.l10n.t('Add a Prometheus server (1 of 2)');
  pick.placeholder = vscode.l10n.t('Its address, or a Prometheus found in {0}', context);
  pick.items = [byAddress()];
  pick.matchOnDescription = true;
  pick.busy = true;
  pick.show();
  void find(clusters, context, looking.signal).then(found => {
    pick.items = [byAddress(), ...found.map(one => choiceOf(context, one))];
    pick.busy = false;
  });
  const choice = await new Promise<Choice | undefined>(resolve => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidHide(() => resolve(undefined));
  });
  looking.abort();
  pick.dispose();
  if (choice === undefined) return 'none';
  return choice.service === undefined ? 'address' : { service: choice.service };
}

/** A cluster that does not answer offers nothing, and keeps nobody from writing an address. */
async function find(clusters: Services['clusters'], context: string, signal: AbortSignal): Promise<readonly PrometheusService[]> {
  try {
    return await clusters.findPrometheus(context, signal);
  } catch (error) {
    if (isClusterFailure(error) || isCancellation(error)) return [];
    throw error;
  }
}

const byAddress = (): Choice => ({ label: `$(link) ${vscode.l10n.t('Write its address')}`, alwaysShow: true });

function choiceOf(context: string, { service, port }: PrometheusService): Choice {
  return {
    label: `$(symbol-interface) ${service.name}`,
    description: service.namespace,
    detail: vscode.l10n.t('Port {0}, through a port forward that is open while it is used', port.name ?? port.port),
    service: { context, namespace: service.namespace, name: service.name, port: port.name ?? port.port },
  };
}
