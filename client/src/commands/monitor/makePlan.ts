import * as vscode from 'vscode';
import { readSetting } from '../../editor/contributed.ts';
import { withoutLinks } from '../../editor/notifications.ts';
import { UserError } from '../failures.ts';
import { placeOfPrometheus } from '../prometheusPlace.ts';
import { type JobPlan, planMonitoring, type PortCandidate } from '../../monitoring/plan.ts';
import { withProgress } from '../../editor/progress.ts';
import type { Services } from '../../services.ts';
import { assertNever } from '../../util/assertNever.ts';
import type { ChosenService } from '../chooseService.ts';

/** The job for a Service; asks for the port where nothing says which it is. Undefined where the person gave up. */
export async function makePlan(services: Services, { context, service, port }: ChosenService): Promise<JobPlan | undefined> {
  const place = await withProgress(vscode.l10n.t('Looking where Prometheus runs'), signal => placeOfPrometheus(services, context, signal));
  const request = { service, place, clusterDomain: readSetting('clusterDomain') };
  let plan = planMonitoring(port === undefined ? request : { ...request, port: port.port });
  if (plan.kind === 'choosePort') {
    if (plan.warning !== undefined && !(await choosesAnyway(plan.warning))) return undefined;
    const chosen = await choosePort(service.name, plan.candidates);
    if (chosen === undefined) return undefined;
    plan = planMonitoring({ ...request, port: chosen });
  }
  switch (plan.kind) {
    case 'job':
      return plan;
    case 'impossible':
      throw new UserError(plan.reason);
    case 'choosePort':
      throw new UserError(vscode.l10n.t('No port of {0} could be chosen.', service.name));
    default:
      return assertNever(plan);
  }
}

async function choosesAnyway(warning: string): Promise<boolean> {
  const anyway = vscode.l10n.t('Choose a Port Anyway');
  return (await vscode.window.showWarningMessage(withoutLinks(warning), anyway)) === anyway;
}

async function choosePort(service: string, candidates: readonly PortCandidate[]): Promise<number | undefined> {
  const items = candidates.map(({ port, reason }) => ({
    label: String(port.port),
    description: port.name ?? '',
    detail: reason,
    port: port.port,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Port of {0} that serves its metrics', service) }))?.port;
}
