import * as vscode from 'vscode';
import type { Fetched } from '../cluster/fetchFrom.ts';
import type { ServicePort } from '../cluster/kinds/service.ts';
import { withProgress } from '../editor/progress.ts';
import { familyQuery } from '../monitoring/familyQuery.ts';
import { metricsPath, rankPorts, scrapeScheme } from '../monitoring/ports.ts';
import { readExposition } from '../prometheus/exposition/families.ts';
import type { Services } from '../services.ts';
import type { PortNode, ServiceNode } from '../views/clusterTree/nodes.ts';
import { choosePeek } from '../views/peek/list.ts';
import { type ChosenService, choosePort, chooseService } from './chooseService.ts';
import { UserError } from './failures.ts';
import { requireServer } from './requireServer.ts';

/** Larger pages exist, and Prometheus reads them; nobody reads them in a list. */
const maxBytes = 32 * 1024 * 1024;

/** Reads what a Service's port exposes, through the cluster: without Prometheus, and before there is a job. */
export async function peekMetrics(services: Services, node?: ServiceNode | PortNode): Promise<void> {
  const chosen = await chooseService(services, node);
  const port = chosen && (await portOf(chosen));
  if (chosen === undefined || port === undefined) return;
  const { service } = chosen;
  const name = `${service.name}:${port.port}`;
  const answer = await withProgress(vscode.l10n.t('Reading the metrics of {0}', name), signal =>
    fetch(services, { ...chosen, port }, signal),
  );
  const { text } = answer;
  const exposition = readExposition(answer.cut ? text.slice(0, text.lastIndexOf('\n') + 1) : text);
  const { families, malformed } = exposition;
  if (families.length === 0 && malformed.length === 0)
    throw new UserError(vscode.l10n.t('{0} answered, but with no metrics at all.', name));
  const series = families.reduce((sum, family) => sum + family.series, 0);
  const title = vscode.l10n.t('{0}: {1} metrics, {2} series{3}', name, families.length, series, answer.cut ? vscode.l10n.t(', cut') : '');
  const choice = await choosePeek(title, exposition);
  if (choice?.kind === 'text') await services.texts.show(name.replace(':', '-'), text, choice.line);
  if (choice?.kind !== 'query' || (await requireServer(services)) === undefined) return;
  services.panel.show({ view: 'table', expr: familyQuery(choice.family) });
}

async function portOf(chosen: ChosenService): Promise<ServicePort | undefined> {
  return chosen.port ?? rankPorts(chosen.service).find(({ sure }) => sure)?.port ?? choosePort(chosen);
}

async function fetch({ clusters }: Services, { context, service, port }: Required<ChosenService>, signal: AbortSignal): Promise<Fetched> {
  const { namespace, name } = service;
  const { scheme } = scrapeScheme(port, service);
  const path = metricsPath(service);
  const target = { kind: 'service', namespace, name, port: port.port, scheme } as const;
  const answer = await clusters.withApi(context, api => api.fetchFrom(target, { path, maxBytes }, signal));
  if (answer.status === 200) return answer;
  const about = vscode.l10n.t('{0}:{1} answered {2} with status {3}.', name, port.port, path, answer.status);
  throw new UserError(
    `${about} ${vscode.l10n.t('Choose another port, or set the annotation prometheus.io/path to where its metrics are.')}`,
  );
}
