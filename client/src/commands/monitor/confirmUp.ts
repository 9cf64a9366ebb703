import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { withProgress } from '../../editor/progress.ts';
import type { ActiveTarget } from '../../prometheus/api.ts';
import { configuredAddress } from '../../prometheus/targets.ts';
import type { Services } from '../../services.ts';
import { guarded } from '../report.ts';
import { requireServer } from '../requireServer.ts';
import { proveTarget } from '../../monitoring/proof.ts';
import { tellProof } from './tellProof.ts';
import type { WrittenJob } from './writeJob.ts';

/** Offers to reload Prometheus, then waits for its own word that the target is scraped. */
export async function confirmUp(services: Services, { jobName }: WrittenJob, address: string): Promise<void> {
  const { servers } = services;
  const reload = servers.active === undefined ? vscode.l10n.t('Add Server and Reload') : vscode.l10n.t('Reload Prometheus');
  // Nothing takes a notification back: it has to stay true where Prometheus is reloaded in another way.
  const question = vscode.l10n.t('The job {0} is written. A Prometheus that was not reloaded since does not scrape it yet.', jobName);
  if ((await vscode.window.showInformationMessage(question, reload)) !== reload) return;
  // Guarded by itself: a Retry reloads again, it does not write the job again.
  await guarded(services, () => reloadAndProve(services, jobName, address));
}

async function reloadAndProve(services: Services, jobName: string, address: string): Promise<void> {
  const { servers, survey, targets, targetTree, writes } = services;
  const api = await requireServer(services);
  if (api === undefined) return;
  const title = vscode.l10n.t('Waiting for {0} to be scraped', jobName);
  const proof = await withProgress(title, async (signal, say) => {
    say(vscode.l10n.t('reloading Prometheus'));
    await writes.reload({ name: servers.active?.name ?? api.url, api }, signal);
    targets.refresh();
    say(vscode.l10n.t('waiting for the first scrape'));
    const wait = (milliseconds: number): Promise<void> => sleep(milliseconds, undefined, { signal });
    // A job that finds its targets by itself has none at the Service's own address: any of them is one.
    const isTarget = (target: ActiveTarget): boolean => configuredAddress(target) === address || !isStatic(target);
    return proveTarget(api, { jobName, isTarget, signal, wait });
  });
  targets.refresh();
  survey.refresh();
  targetTree.refresh();
  await tellProof(proof, jobName, servers.active?.name ?? api.url);
}

/** Discovery says more of a target than where it is. */
const isStatic = ({ discoveredLabels }: ActiveTarget): boolean =>
  !Object.keys(discoveredLabels).some(name => name.startsWith('__meta_kubernetes_'));
