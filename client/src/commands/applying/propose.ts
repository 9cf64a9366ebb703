import * as vscode from 'vscode';
import { ownerWarnings } from '../../applying/owners.ts';
import type { ClusterObject } from '../../cluster/objects.ts';
import { keyOf } from '../../cluster/objects.ts';
import type { Services } from '../../services.ts';
import { mountsOf, mountWarnings } from './mounts.ts';

export interface Shown {
  readonly context: string;
  readonly live: ClusterObject | undefined;
  readonly planned: ClusterObject;
  /** What was told already: of the file, of the API server. */
  readonly warnings: readonly string[];
  readonly changedMeanwhile?: boolean;
}

/** Shows what a write would do to an object as a diff, with all that speaks against it, and asks. */
export async function propose(services: Services, shown: Shown, signal: AbortSignal): Promise<boolean> {
  const { context, live, planned, warnings, changedMeanwhile = false } = shown;
  const { textOf } = await import('../../cluster/index.ts');
  const { kind, namespace, name } = keyOf(planned);
  const mounts = await services.clusters.withApi(context, api => mountsOf(api, keyOf(planned), signal));
  const title = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  const sentences = [
    ...(changedMeanwhile ? [vscode.l10n.t('Somebody changed it meanwhile: look again.')] : []),
    live === undefined
      ? vscode.l10n.t('{0} is created in the cluster "{1}".', title, context)
      : vscode.l10n.t('{0} is changed in the cluster "{1}", as its API server has tried out.', title, context),
    ...[...warnings, ...ownerWarnings(live ?? planned), ...mountWarnings(mounts)].map(warning => vscode.l10n.t('Mind: {0}', warning)),
  ];
  const decision = await services.previews.ask({
    uri: services.held.hold(`${name}.yaml`, live === undefined ? '' : textOf(live)),
    text: textOf(planned),
    title: vscode.l10n.t('{0} in {1}: now and after', title, context),
    explanation: sentences.join(' '),
  });
  return decision === 'apply';
}
