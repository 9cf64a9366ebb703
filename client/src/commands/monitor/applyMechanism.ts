import * as vscode from 'vscode';
import type { Mechanism } from '../../monitoring/mechanisms/mechanism.ts';
import type { Services } from '../../services.ts';
import { applyOne } from '../applying/applyOne.ts';
import { openManifest } from './openManifest.ts';

/** A mechanism that is an object of the cluster. */
export type ClusterMechanism = Exclude<Mechanism, { kind: 'staticJob' | 'discoveryJob' }>;

/** Applies it, or opens it as a file for those who keep their manifests in one. False where it is not in the cluster. */
export async function applyMechanism(services: Services, context: string, mechanism: ClusterMechanism): Promise<boolean> {
  const { object, reason, cautions } = mechanism;
  const toCluster = vscode.l10n.t('Apply to the Cluster');
  const choice = await vscode.window.showQuickPick(
    [
      { label: toCluster, detail: vscode.l10n.t('Shown once more before anything is written.') },
      { label: vscode.l10n.t('Open as a File'), detail: vscode.l10n.t('To keep it beside your other manifests.') },
    ],
    { placeHolder: reason },
  );
  if (choice === undefined) return false;
  if (choice.label !== toCluster) {
    await openManifest(mechanism);
    return false;
  }
  services.writes.check(context);
  return (await applyOne(services, { context, object, told: cautions })).kind !== 'discarded';
}
