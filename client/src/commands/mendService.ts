import * as vscode from 'vscode';
import type { ClusterObject } from '../cluster/objects.ts';
import { executeCommand } from '../editor/contributed.ts';
import { withProgress } from '../editor/progress.ts';
import type { Fix } from '../monitoring/chain/link.ts';
import { onlyEdited } from '../monitoring/fieldEdits.ts';
import type { Services } from '../services.ts';
import type { Mending } from '../views/why/mending.ts';
import { applyOne } from './applying/applyOne.ts';

/** Mends a broken link of a Service's chain, and looks at the chain again. */
export async function mendService(services: Services, mending?: Mending): Promise<void> {
  if (mending === undefined) return;
  const { node, fix } = mending;
  if (fix.kind === 'monitor') {
    await executeCommand('monitorService', node);
    return;
  }
  const context = node.context.name;
  services.writes.check(context);
  for (const object of await objectsOf(services, context, fix)) {
    const result = await applyOne(services, { context, object, told: [] });
    if (result.kind === 'discarded') return;
  }
  await executeCommand('explainService', node);
}

async function objectsOf(
  { clusters }: Services,
  context: string,
  fix: Exclude<Fix, { kind: 'monitor' }>,
): Promise<readonly ClusterObject[]> {
  if (fix.kind === 'create') return fix.objects;
  const { kind, name } = fix.object;
  const live = await withProgress(vscode.l10n.t('Reading {0} {1}', kind, name), signal =>
    clusters.withApi(context, api => api.read(fix.object, signal)),
  );
  return [onlyEdited(live, fix.edits)];
}
