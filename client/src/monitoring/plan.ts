/** From a Service to the scrape job that monitors it. Pure: nothing is read, nothing is written. */
import type { NewScrapeJob } from '../../../server/src/protocol.ts';
import type { Service, ServicePort } from '../cluster/kinds/service.ts';
import type { SchemeChoice } from '../cluster/servicePort.ts';
import { exporterPorts, metricsPorts } from './knownPorts.ts';
import { reasonToHonorLabels } from './honoredLabels.ts';
import { defaultPath, metricsPath, annotatedPort, rankPorts, scrapeScheme, type PortCandidate } from './ports.ts';

export type { PortCandidate } from './ports.ts';

/** Where the Prometheus that will scrape runs, seen from the cluster. */
export type PrometheusPlace =
  | { readonly kind: 'inNamespace'; readonly namespace: string }
  /** In the cluster, the namespace not known. */
  | { readonly kind: 'inCluster' }
  | { readonly kind: 'outside' };

export interface PlanRequest {
  readonly service: Service;
  readonly place: PrometheusPlace;
  /** The cluster's DNS domain; `cluster.local` on nearly every cluster. */
  readonly clusterDomain: string;
  /** The port that the person chose, by its number. */
  readonly port?: number;
}

export interface JobPlan {
  readonly kind: 'job';
  readonly job: NewScrapeJob;
  readonly service: Service;
  readonly place: PrometheusPlace;
  readonly chosen: PortCandidate;
  readonly scheme: SchemeChoice;
  /** Every TCP port, for a person who wants another. */
  readonly candidates: readonly PortCandidate[];
  /** Sentences the preview shows: what will not work as one may think. */
  readonly cautions: readonly string[];
}

export type MonitoringPlan =
  | JobPlan
  /** Nothing says which port it is: ask, and plan again with `port`. The warning is a sentence that comes before the choice. */
  | { readonly kind: 'choosePort'; readonly candidates: readonly PortCandidate[]; readonly warning?: string }
  /** A sentence that says why, and what to do instead. */
  | { readonly kind: 'impossible'; readonly reason: string };

export function planMonitoring(request: PlanRequest): MonitoringPlan {
  const { service, port } = request;
  const candidates = rankPorts(service);
  const reason = impossibility(request, candidates);
  if (reason !== undefined) return { kind: 'impossible', reason };
  const chosen = port === undefined ? candidates.find(({ sure }) => sure) : chosenByPerson(candidates, port);
  return chosen === undefined ? choice(service, candidates) : jobPlan(request, chosen, candidates);
}

function choice({ name }: Service, candidates: readonly PortCandidate[]): MonitoringPlan {
  if (!candidates.every(({ foreign }) => foreign)) return { kind: 'choosePort', candidates };
  const exporters = candidates.flatMap(({ port }) => exporterPorts.get(port.port) ?? []);
  const cure = exporters.map(
    port => `Run ${metricsPorts.get(port) ?? 'its exporter'} beside it and add its port, ${port}, to the Service.`,
  );
  const reasons = candidates.map(({ reason }) => reason).join('; ');
  const warning = [`No port of ${name} serves metrics: ${reasons}.`, ...(cure.length > 0 ? cure : ['It needs an exporter beside it.'])];
  return { kind: 'choosePort', candidates, warning: warning.join(' ') };
}

function jobPlan(request: PlanRequest, chosen: PortCandidate, candidates: readonly PortCandidate[]): JobPlan {
  const { service, place } = request;
  const scheme = scrapeScheme(chosen.port, service);
  const path = metricsPath(service);
  const isDefault = path === defaultPath;
  const job: NewScrapeJob = {
    jobName: service.name,
    ...targetAddresses(request, chosen.port),
    ...(isDefault ? {} : { metricsPath: path }),
    ...(scheme.scheme === 'https' ? { scheme: 'https' } : {}),
    ...(reasonToHonorLabels(service) === undefined ? {} : { honorLabels: true }),
  };
  return { kind: 'job', job, service, place, chosen, scheme, candidates, cautions: cautions(request, { scheme, candidates }) };
}

/** Within one namespace the Service's name is enough; everywhere else only the full one resolves. The other spellings that do are aliases. */
function targetAddresses({ service, place, clusterDomain }: PlanRequest, { port }: ServicePort): Pick<NewScrapeJob, 'targets' | 'aliases'> {
  const sameNamespace = place.kind === 'inNamespace' && place.namespace === service.namespace;
  const domain = clusterDomain.replaceAll(/^\.+|\.+$/g, '') || 'cluster.local';
  const short = service.name;
  const full = `${service.name}.${service.namespace}.svc.${domain}`;
  const written = sameNamespace ? short : full;
  const others = [
    // Of another namespace a short name means another Service, or none.
    ...(place.kind === 'inNamespace' && !sameNamespace ? [] : [short]),
    `${service.name}.${service.namespace}`,
    `${service.name}.${service.namespace}.svc`,
    full,
  ].filter(host => host !== written);
  return { targets: [`${written}:${port}`], aliases: others.map(host => `${host}:${port}`) };
}

function impossibility({ service, port }: PlanRequest, candidates: readonly PortCandidate[]): string | undefined {
  const { name } = service;
  if (service.type === 'ExternalName') {
    return `The Service ${name} only names a host outside the cluster (ExternalName). Write a job with that host's own address instead.`;
  }
  if (service.ports.length === 0) {
    return `The Service ${name} has no ports, so there is nothing to scrape. Add the port of its metrics to the Service first.`;
  }
  if (candidates.length === 0) {
    const protocols = [...new Set(service.ports.map(({ protocol }) => protocol))].join(' and ');
    return `The Service ${name} has only ${protocols} ports, and metrics need TCP. Add the port of its metrics to the Service first.`;
  }
  if (port !== undefined && !candidates.some(candidate => candidate.port.port === port)) {
    return `The Service ${name} has no TCP port ${port}. Choose one of ${candidates.map(candidate => candidate.port.port).join(', ')}.`;
  }
  return undefined;
}

function chosenByPerson(candidates: readonly PortCandidate[], port: number): PortCandidate | undefined {
  const found = candidates.find(candidate => candidate.port.port === port);
  return found && { ...found, sure: true, reason: 'you chose it' };
}

function cautions(
  { service, place }: PlanRequest,
  { scheme, candidates }: { scheme: SchemeChoice; candidates: readonly PortCandidate[] },
): readonly string[] {
  const sentences: string[] = [];
  const annotated = annotatedPort(service);
  if (place.kind === 'outside') {
    sentences.push(
      "Prometheus runs outside the cluster: the target's name resolves there only if that machine asks the cluster's DNS. If it does not, scrape through a NodePort or LoadBalancer.",
    );
  }
  if (service.headless) {
    sentences.push(
      'The Service is headless: its name stands for all of its pods, and each scrape reaches just one of them. To scrape every pod, use kubernetes_sd_configs with the role endpointslice.',
    );
  }
  if (service.annotations['prometheus.io/scrape']?.trim() === 'false') {
    sentences.push('The Service is annotated with prometheus.io/scrape: "false": whoever owns it did not want it scraped.');
  }
  if (annotated !== undefined && !candidates.some(({ port }) => port.port === annotated || port.targetPort === annotated)) {
    sentences.push(`The annotation prometheus.io/port says ${annotated}, but the Service has no such port.`);
  }
  if (scheme.scheme === 'https') {
    sentences.push(
      'Prometheus checks the certificate against the target\'s name: if a private authority signed it, add "tls_config" with its ca_file to the job.',
    );
  }
  return sentences;
}
