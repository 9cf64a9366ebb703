import * as vscode from 'vscode';
import { keyOf, type ClusterObject, versionOf } from '../cluster/objects.ts';
import { executeCommand } from '../editor/contributed.ts';
import { withProgress } from '../editor/progress.ts';
import type { Fix } from '../monitoring/chain/link.ts';
import { editLines, withEdits } from '../monitoring/fieldEdits.ts';
import { manifestText } from '../monitoring/manifestText.ts';
import type { Services } from '../services.ts';
import type { Mending } from '../views/why/mending.ts';
import { confirmChange, type ProposedChanges } from './confirmChange.ts';

/** Mends a broken link of a Service's chain, and looks at the chain again. */
export async function mendService(services: Services, mending?: Mending): Promise<void> {
  if (mending === undefined) return;
  const { node, fix } = mending;
  if (fix.kind === 'monitor') {
    await executeCommand('monitorService', node);
    return;
  }
  const proposed = await proposal(services, node.context.name, fix);
  if (!(await confirmChange(services, proposed))) return;
  await executeCommand('explainService', node);
}

async function proposal({ clusters }: Services, context: string, fix: Exclude<Fix, { kind: 'monitor' }>): Promise<ProposedChanges> {
  const { title } = fix;
  if (fix.kind === 'create') {
    const objects = fix.objects.map(({ apiVersion, kind, namespace, name, body }): ClusterObject => {
      const metadata = { name, ...(namespace !== undefined && { namespace }) };
      return { apiVersion, kind, metadata, ...body };
    });
    const shown = objects.map(manifestText).join('---\n');
    return { context, title, shown, changes: objects.map(object => ({ kind: 'create', object })) };
  }
  const object = await withProgress(vscode.l10n.t('Reading {0} {1}', fix.object.kind, fix.object.name), signal =>
    clusters.withApi(context, api => api.read(fix.object, signal)),
  );
  const { kind, namespace, name } = keyOf(object);
  const shown = [`${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`, ...editLines(object, fix.edits)].join('\n');
  // Of the version that was read: what somebody else changed meanwhile is not lost, the API server refuses.
  const change = { kind: 'update', object: withEdits(object, fix.edits), resourceVersion: versionOf(object) ?? '' } as const;
  return { context, title, shown, changes: [change] };
}
