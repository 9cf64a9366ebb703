import * as vscode from 'vscode';
import { executeCommand } from '../../editor/contributed.ts';
import { withoutLinks } from '../../editor/notifications.ts';
import type { Proof } from '../../monitoring/proof.ts';
import { scrapeProblem } from '../../prometheus/scrapeError.ts';
import { assertNever } from '../../util/assertNever.ts';

/** What became of a new job, in a sentence, with what helps. */
export async function tellProof(proof: Proof, jobName: string, server: string): Promise<void> {
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
