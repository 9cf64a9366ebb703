import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { executeCommand } from '../../editor/contributed.ts';
import { withoutLinks } from '../../editor/notifications.ts';
import { scrapeProblem } from '../../prometheus/scrapeError.ts';
import { withProgress } from '../../editor/progress.ts';
import type { Services } from '../../services.ts';
import { assertNever } from '../../util/assertNever.ts';
import { guarded } from '../report.ts';
import { requireServer } from '../requireServer.ts';
import { type Proof, proveTarget } from '../../monitoring/proof.ts';
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
  const { servers, survey, targets, writes } = services;
  const api = await requireServer(services);
  if (api === undefined) return;
  const title = vscode.l10n.t('Waiting for {0} to be scraped', jobName);
  const proof = await withProgress(title, async (signal, say) => {
    say(vscode.l10n.t('reloading Prometheus'));
    await writes.reload({ name: servers.active?.name ?? api.url, api }, signal);
    targets.refresh();
    say(vscode.l10n.t('waiting for the first scrape'));
    const wait = (milliseconds: number): Promise<void> => sleep(milliseconds, undefined, { signal });
    return proveTarget(api, { jobName, address, signal, wait });
  });
  targets.refresh();
  survey.refresh();
  await tell(proof, jobName, servers.active?.name ?? api.url);
}

async function tell(proof: Proof, jobName: string, server: string): Promise<void> {
  switch (proof.kind) {
    case 'up': {
      const samples = proof.samples === undefined ? '' : ` ${vscode.l10n.t('Its last scrape had {0} samples.', proof.samples)}`;
      await vscode.window.showInformationMessage(
        `${vscode.l10n.t('{0} is up: Prometheus scrapes {1}.', jobName, proof.target.scrapeUrl)}${samples}`,
      );
      return;
    }
    case 'down': {
      const problem = scrapeProblem(proof.target);
      const reason =
        problem === null ? vscode.l10n.t('Prometheus reports {0} as down.', proof.target.scrapeUrl) : `${problem.message} ${problem.fix}`;
      const show = vscode.l10n.t('Show Targets');
      if ((await vscode.window.showWarningMessage(withoutLinks(reason), show)) === show) await executeCommand('showTargets', jobName);
      return;
    }
    case 'notLoaded':
      await vscode.window.showWarningMessage(
        vscode.l10n.t(
          '{0} reloaded, but knows no job {1}: it loads another file than the one changed. Copy the file to where that Prometheus reads it, or select the server that loads it.',
          server,
          jobName,
        ),
      );
      return;
    case 'notScraped':
      await vscode.window.showWarningMessage(
        vscode.l10n.t(
          '{0} has loaded the job {1} but did not scrape it in {2} seconds. The lens on the job goes on watching.',
          server,
          jobName,
          proof.waitedSeconds,
        ),
      );
      return;
    default:
      assertNever(proof);
  }
}
