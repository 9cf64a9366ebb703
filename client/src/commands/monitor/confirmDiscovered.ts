import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Service } from '../../cluster/kinds/service.ts';
import { keyOf } from '../../cluster/objects.ts';
import { executeCommand } from '../../editor/contributed.ts';
import { withProgress } from '../../editor/progress.ts';
import { proveTarget } from '../../monitoring/proof.ts';
import type { ActiveTarget } from '../../prometheus/api.ts';
import type { Services } from '../../services.ts';
import { requireServer } from '../requireServer.ts';
import type { ClusterMechanism } from './applyMechanism.ts';
import { tellProof } from './tellProof.ts';

/** Waits until Prometheus scrapes what an object of the cluster made it look for; nothing has to be reloaded by us. */
export async function confirmDiscovered(services: Services, mechanism: ClusterMechanism, service: Service): Promise<void> {
  const { servers, survey, targets, targetTree } = services;
  const pool = poolOf(mechanism);
  const api = await requireServer(services);
  if (api === undefined) return;
  const proof = await withProgress(vscode.l10n.t('Waiting for Prometheus to find {0}', service.name), signal => {
    const wait = (milliseconds: number): Promise<void> => sleep(milliseconds, undefined, { signal });
    return proveTarget(api, {
      jobName: pool,
      isTarget: target => isOf(target, mechanism, service),
      signal,
      wait,
      secondsForPool: operatorSeconds,
    });
  });
  targets.refresh();
  survey.refresh();
  targetTree.refresh();
  if (proof.kind !== 'notLoaded') {
    await tellProof(proof, pool, servers.active?.name ?? api.url);
    return;
  }
  const why = vscode.l10n.t('Show Why');
  const sentence = vscode.l10n.t(
    'It is in the cluster, but {0} has not loaded it in {1} seconds. Its operator may have skipped it, or this is another Prometheus than the one that takes it.',
    servers.active?.name ?? api.url,
    operatorSeconds,
  );
  if ((await vscode.window.showWarningMessage(sentence, why)) === why) await executeCommand('explainService');
}

/** A job that goes by annotations has targets of other Services too; that of a monitor is there for this one alone. */
function isOf({ discoveredLabels }: ActiveTarget, { kind }: ClusterMechanism, { namespace, name }: Service): boolean {
  if (kind !== 'annotation') return true;
  const { __meta_kubernetes_namespace: ofNamespace, __meta_kubernetes_service_name: ofService } = discoveredLabels;
  return ofNamespace === namespace && ofService === name;
}

/** The operator writes the configuration anew, the kubelet brings it to the pod within about a minute, and a sidecar reloads. */
const operatorSeconds = 120;

/** As the operator names its jobs (Prometheus Operator: promcfg.go). */
function poolOf(mechanism: ClusterMechanism): string {
  if (mechanism.kind === 'annotation') return mechanism.job;
  const { namespace = '', name } = keyOf(mechanism.object);
  return mechanism.kind === 'scrapeConfig' ? `scrapeConfig/${namespace}/${name}` : `${mechanism.kind}/${namespace}/${name}/0`;
}
