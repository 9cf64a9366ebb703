import * as vscode from 'vscode';
import { monitoringSurroundings } from '../../connections/monitoringSurroundings.ts';
import { withProgress } from '../../editor/progress.ts';
import { chooseMechanisms } from '../../monitoring/mechanisms/choose.ts';
import type { Mechanism } from '../../monitoring/mechanisms/mechanism.ts';
import type { JobPlan } from '../../monitoring/plan.ts';
import type { Services } from '../../services.ts';
import { assertNever } from '../../util/assertNever.ts';

/** The way that fits the cluster; asks where there is a better one than a job in a file. Undefined where the person gave up. */
export async function chooseMechanism(services: Services, context: string, plan: JobPlan): Promise<Mechanism | undefined> {
  const { clusters, servers } = services;
  const { service } = plan;
  const surroundings = await withProgress(vscode.l10n.t('Looking what the cluster has set up'), signal =>
    clusters.withApi(context, cluster => monitoringSurroundings({ cluster, prometheus: () => servers.connect(), service }, signal)),
  );
  const mechanisms = chooseMechanisms({ ...surroundings, service, plan });
  const [best] = mechanisms;
  if (best === undefined || best.kind === 'staticJob') return best;
  const items = mechanisms.map(mechanism => ({
    label: titleOf(mechanism),
    detail: [mechanism.reason, ...mechanism.cautions].join(' '),
    mechanism,
  }));
  const placeHolder = vscode.l10n.t('How to monitor {0}: what fits this cluster best comes first', service.name);
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.mechanism;
}

function titleOf(mechanism: Mechanism): string {
  switch (mechanism.kind) {
    case 'serviceMonitor':
      return vscode.l10n.t('ServiceMonitor for {0}', mechanism.taker);
    case 'podMonitor':
      return vscode.l10n.t('PodMonitor for {0}', mechanism.taker);
    case 'scrapeConfig':
      return vscode.l10n.t('ScrapeConfig for {0}', mechanism.taker);
    case 'annotation':
      return vscode.l10n.t('Annotations for the job {0}', mechanism.job);
    case 'discoveryJob':
      return vscode.l10n.t('Job that finds the pods, in a file');
    case 'staticJob':
      return vscode.l10n.t('Job with the address of the Service, in a file');
    default:
      return assertNever(mechanism);
  }
}
