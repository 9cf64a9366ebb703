import * as vscode from 'vscode';
import { withProgress } from '../../editor/progress.ts';
import type { Services } from '../../services.ts';
import { kubernetesPlace, serviceAt } from '../../views/targetTree/kubernetesPlace.ts';
import type { TargetNode } from '../../views/targetTree/nodes.ts';
import { chooseContext } from '../chooseService.ts';
import { UserError } from '../failures.ts';
import { isTarget, requireRow } from './selectedTarget.ts';

/** The Service of a target in the tree of clusters: the one that its labels name, else one that selects its pod. */
export async function showTargetInClusters(services: Services, node?: TargetNode): Promise<void> {
  const { target } = requireRow(services, node, isTarget);
  const place = kubernetesPlace(target);
  if (place === undefined) {
    throw new UserError(
      vscode.l10n.t('The labels of this target name no namespace with a Service or a pod, so its place in a cluster is not known.'),
    );
  }
  const { clusters, tree } = services;
  const name = await chooseContext(clusters);
  const context = clusters.snapshot?.contexts.find(known => known.name === name);
  if (context === undefined) return;
  const all = await withProgress(vscode.l10n.t('Listing the Services of {0}', context.name), signal =>
    clusters.listServices(context.name, signal),
  );
  const service = serviceAt(all, place);
  if (service === undefined) {
    const { namespace, service: wanted = place.pod ?? '' } = place;
    throw new UserError(
      vscode.l10n.t(
        'The cluster {0} has no Service for {1} in namespace {2}. Choose the cluster that the target is in.',
        context.name,
        wanted,
        namespace,
      ),
    );
  }
  await tree.revealService(context, service);
}
