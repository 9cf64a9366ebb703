import * as vscode from 'vscode';
import type { Change } from '../../cluster/changes.ts';
import type { ClusterObject } from '../../cluster/objects.ts';
import { manifestOf } from '../../monitoring/mechanisms/manifest.ts';
import type { Mechanism } from '../../monitoring/mechanisms/mechanism.ts';
import type { Services } from '../../services.ts';
import { assertNever } from '../../util/assertNever.ts';
import { confirmChange } from '../confirmChange.ts';
import { openManifest } from './openManifest.ts';

/** A mechanism that is an object of the cluster. */
export type ClusterMechanism = Exclude<Mechanism, { kind: 'staticJob' | 'discoveryJob' }>;

/** Applies it, or opens it as a file for those who keep their manifests in one. False where nothing was applied. */
export async function applyMechanism(services: Services, context: string, mechanism: ClusterMechanism): Promise<boolean> {
  const text = manifestOf(mechanism) ?? '';
  const toCluster = vscode.l10n.t('Apply to the Cluster');
  const choice = await vscode.window.showQuickPick(
    [
      { label: toCluster, detail: vscode.l10n.t('Shown once more before anything is written.') },
      { label: vscode.l10n.t('Open as a File'), detail: vscode.l10n.t('To keep it beside your other manifests.') },
    ],
    { placeHolder: mechanism.reason },
  );
  if (choice === undefined) return false;
  if (choice.label !== toCluster) {
    await openManifest(text, mechanism);
    return false;
  }
  const shown = [text, ...mechanism.cautions].join('\n');
  return confirmChange(services, { context, title: mechanism.reason, shown, changes: [changeOf(mechanism)] });
}

function changeOf(mechanism: ClusterMechanism): Change {
  switch (mechanism.kind) {
    case 'serviceMonitor':
    case 'podMonitor':
    case 'scrapeConfig': {
      const { apiVersion, kind, namespace, name, body } = mechanism.object;
      const { metadata, ...rest } = body;
      const own = typeof metadata === 'object' ? metadata : {};
      const object: ClusterObject = { apiVersion, kind, metadata: { ...own, name, namespace }, ...rest };
      return { kind: 'create', object };
    }
    case 'annotation': {
      const annotations = Object.fromEntries(mechanism.edits.map(({ path, value }) => [String(path.at(-1)), value]));
      return { kind: 'patch', key: mechanism.object, patch: { metadata: { annotations } } };
    }
    default:
      return assertNever(mechanism);
  }
}
