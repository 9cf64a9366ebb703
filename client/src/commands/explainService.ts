import * as vscode from 'vscode';
import { gatherEvidence } from '../connections/chainEvidence.ts';
import { readSetting } from '../editor/contributed.ts';
import { withProgress } from '../editor/progress.ts';
import { chainOf } from '../monitoring/chain/chain.ts';
import type { Services } from '../services.ts';
import type { PortNode, ServiceNode } from '../views/clusterTree/nodes.ts';
import { chooseService } from './chooseService.ts';
import { placeOfPrometheus } from './prometheusPlace.ts';

/** Looks at every link from the Service to its samples, and shows what holds and what does not. */
export async function explainService(services: Services, node?: ServiceNode | PortNode): Promise<void> {
  const chosen = await chooseService(services, node);
  if (chosen === undefined) return;
  const { clusters, servers, why } = services;
  const { context, service } = chosen;
  const title = vscode.l10n.t('Looking why {0} is monitored or not', service.name);
  const evidence = await withProgress(title, async signal => {
    const place = await placeOfPrometheus(services, context, signal);
    const question = {
      prometheus: () => servers.connect(),
      service,
      clusterDomain: readSetting('clusterDomain'),
      ...(place.kind === 'inNamespace' && { prometheusNamespace: place.namespace }),
    };
    return clusters.withApi(context, cluster => gatherEvidence({ ...question, cluster }, signal));
  });
  const subject = {
    context,
    namespace: service.namespace,
    service: service.name,
    ...(servers.active !== undefined && { server: servers.active.name }),
  };
  await why.show({ kind: 'service', context: contextInfo(services, context), service }, subject, chainOf(evidence));
}

function contextInfo({ clusters }: Services, name: string): ServiceNode['context'] {
  const known = clusters.snapshot?.contexts.find(context => context.name === name);
  return known ?? { name, cluster: '', user: '', namespace: 'default', server: '', current: false };
}
