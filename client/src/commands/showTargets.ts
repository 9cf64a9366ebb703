import * as vscode from 'vscode';
import { executeCommand } from '../editor/contributed.ts';
import { targetsView } from '../editor/contributions.ts';
import { withoutLinks } from '../editor/notifications.ts';
import type { Services } from '../services.ts';
import { requireServer } from './requireServer.ts';

/** The Targets view, open at a job's pool where one is named: from the lens on the job, or from a notification. */
export async function showTargets(services: Services, jobName?: string): Promise<void> {
  if ((await requireServer(services)) === undefined) return;
  if (jobName === undefined) {
    await vscode.commands.executeCommand(`${targetsView}.focus`);
    return;
  }
  if (!(await services.targetTree.reveal(jobName))) await offerReload(services, jobName);
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
