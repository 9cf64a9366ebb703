import * as vscode from 'vscode';
import { executeCommand } from '../editor/contributed.ts';
import { withoutLinks } from '../editor/notifications.ts';
import { PrometheusFailure } from '../prometheus/api.ts';
import type { Services } from '../services.ts';
import { targetLine } from '../views/targets/text.ts';
import { UserError } from './failures.ts';

/** The targets of a job, each with its state and, where it is down, why. */
export async function showTargets(services: Services, jobName?: string): Promise<void> {
  const { state } = services.targets;
  if (state.kind === 'failed') {
    services.targets.refresh();
    throw new PrometheusFailure(state.error);
  }
  if (state.kind === 'unknown')
    throw new UserError(vscode.l10n.t('The targets are not known yet. Open a prometheus.yml, so that they are asked for.'));
  const job = jobName ?? (await vscode.window.showQuickPick([...state.pools.keys()], { placeHolder: vscode.l10n.t('Job') }));
  if (job === undefined) return;
  const targets = state.pools.get(job);
  if (targets === undefined) return offerReload(services, job);
  const lines = targets.map(target => ({ ...targetLine(target, Date.now() / 1000), url: target.scrapeUrl }));
  const chosen = await vscode.window.showQuickPick(lines, {
    title: vscode.l10n.t('Targets of {0}', job),
    placeHolder: vscode.l10n.t('Choose a target to copy its URL'),
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  await vscode.env.clipboard.writeText(chosen.url);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}.', chosen.url), 3000);
}

async function offerReload({ servers }: Services, job: string): Promise<void> {
  const server = servers.active?.name ?? 'Prometheus';
  const question = vscode.l10n.t(
    '{0} scrapes no job named {1}. Reload it where the job is new, or select the server that loads this file.',
    server,
    job,
  );
  const reload = vscode.l10n.t('Reload Prometheus');
  const select = vscode.l10n.t('Select Server');
  const button = await vscode.window.showInformationMessage(withoutLinks(question), reload, select);
  if (button === reload) await executeCommand('reloadPrometheus');
  if (button === select) await executeCommand('selectServer');
}
