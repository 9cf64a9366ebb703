import * as vscode from 'vscode';
import { type ClusterObject, withMetadata } from '../../cluster/objects.ts';
import { clusterScheme } from '../../editor/contributions.ts';
import type { Services } from '../../services.ts';
import { chooseContext } from '../chooseService.ts';
import { applyOne } from './applyOne.ts';
import { UserError } from '../failures.ts';
import { guarded } from '../report.ts';
import { followUp } from './followUp.ts';
import { errorsFirst } from './errorsFirst.ts';

/** Applies the objects of a YAML file, one after the other, each shown before it is written. */
export async function applyToCluster(
  services: Services,
  target?: { readonly scheme: string; readonly path: string } | string,
): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) throw new UserError(vscode.l10n.t('Open the YAML file with the objects to apply, then run this again.'));
  const document = await vscode.workspace.openTextDocument(uri);
  if (uri.scheme === clusterScheme) {
    // A text that is edited in place: saving it is what applies it.
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.save');
    return;
  }
  const context = await chooseContext(services.clusters);
  if (context === undefined) return;
  services.writes.check(context);
  const told = await errorsFirst(uri);
  const objects = await readObjects(document);
  const namespace = services.clusters.snapshot?.contexts.find(({ name }) => name === context)?.namespace ?? 'default';
  for (const object of objects) {
    const result = await applyOne(services, { context, object: inNamespace(object, namespace), told });
    if (result.kind === 'applied')
      await guarded(services, () => followUp(services, { context, before: result.before, after: result.after }));
  }
}

async function readObjects(document: vscode.TextDocument): Promise<readonly ClusterObject[]> {
  const { objectsOf } = await import('../../cluster/index.ts');
  const found = objectsOf(document.getText());
  if (found.kind === 'unreadable') {
    const place = new vscode.Range(found.line, 0, found.line, 0);
    await vscode.window.showTextDocument(document, { selection: place, preview: false });
    throw new UserError(vscode.l10n.t('Line {0} cannot be applied: {1} Correct it and try again.', found.line + 1, found.reason));
  }
  if (found.objects.length === 0) {
    throw new UserError(
      vscode.l10n.t('This file has no Kubernetes object. A prometheus.yml gets into a cluster in a ConfigMap: run "Edit in Cluster".'),
    );
  }
  return found.objects;
}

/** Kinds in no namespace, of those that come beside Prometheus. */
const clusterWide = new Set([
  'Namespace',
  'Node',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'PersistentVolume',
  'StorageClass',
  'PriorityClass',
  'APIService',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
]);

/** An object that names no namespace goes into the context's, as with kubectl. */
function inNamespace(object: ClusterObject, namespace: string): ClusterObject {
  const named = typeof object.metadata['namespace'] === 'string';
  return named || clusterWide.has(object.kind) ? object : withMetadata(object, { namespace });
}
