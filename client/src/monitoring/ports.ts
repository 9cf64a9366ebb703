/** Which of a Service's ports serves metrics, and over what: guesses with their reasons. */
import type { Service, ServicePort } from '../cluster/kinds/service.ts';
import { type SchemeChoice, schemeOf } from '../cluster/servicePort.ts';
import { adminPorts, foreignPorts, metricsPorts, trafficPorts } from './knownPorts.ts';

/** A port that metrics may be on, the likeliest first in every list. */
export interface PortCandidate {
  readonly port: ServicePort;
  /** Certain enough to take without asking. */
  readonly sure: boolean;
  /** Not to be chosen without a warning: what listens there is known not to speak HTTP. */
  readonly foreign: boolean;
  /** Why, or why not, as the end of a sentence: `its name says that it serves metrics`. */
  readonly reason: string;
}

interface Guess {
  /** From 0, never, to 5, said by the Service's owner. */
  readonly weight: number;
  readonly reason: string;
}

/** Least weight to be taken unasked. */
const certain = 2;

/** Metrics go over HTTP, so that only TCP ports are here. */
export function rankPorts(service: Service): readonly PortCandidate[] {
  const ports = service.ports.filter(({ protocol }) => protocol === 'TCP');
  const guesses = ports.map(port => ({ port, ...guess(port, { service, ports }) })).sort((a, b) => b.weight - a.weight);
  const [best, second] = guesses;
  return guesses.map(({ port, reason, weight }, index) => ({
    port,
    reason,
    foreign: weight === 0,
    sure: index === 0 && weight >= certain && best?.weight !== second?.weight,
  }));
}

function guess(port: ServicePort, { service, ports }: { service: Service; ports: readonly ServicePort[] }): Guess {
  const annotated = annotatedPort(service);
  if (annotated !== undefined && (port.port === annotated || port.targetPort === annotated)) {
    return { weight: 5, reason: `the annotation prometheus.io/port says ${annotated}` };
  }
  const { name = '' } = port;
  if (/^(https?-)?metrics$|^prom(etheus)?$|^(https?)-prom(etheus)?$/.test(name))
    return { weight: 4, reason: 'its name says that it serves metrics' };
  if (/metrics|prom|exporter/.test(name)) return { weight: 3.5, reason: 'its name speaks of metrics' };
  const foreign = foreignPorts.get(port.port);
  if (foreign !== undefined) return { weight: 0, reason: `${port.port} is the port of ${foreign}, which serves no metrics over HTTP` };
  const program = metricsPorts.get(port.port) ?? (typeof port.targetPort === 'number' ? metricsPorts.get(port.targetPort) : undefined);
  if (program !== undefined) return { weight: 3, reason: `${program} serves metrics on this port` };
  if (port.port >= 9100 && port.port <= 9999) return { weight: 2.5, reason: 'exporters use ports from 9100 to 9999' };
  if (ports.length === 1) return { weight: 2, reason: "it is the Service's only TCP port" };
  if (adminPorts.has(port.port) && ports.every(other => other === port || trafficPorts.has(other.port))) {
    return {
      weight: 2,
      reason: `beside ${listed(ports, port)}, which serve users, ${port.port} is where programs such as Traefik serve metrics`,
    };
  }
  if (trafficPorts.has(port.port))
    return { weight: 0.5, reason: `${port.port} usually serves users; some programs serve /metrics there as well` };
  return { weight: 1, reason: 'nothing tells it from the others' };
}

function listed(ports: readonly ServicePort[], without: ServicePort): string {
  const numbers = ports.filter(port => port !== without).map(({ port }) => String(port));
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

/** undefined where there is no annotation or it is no port's number. */
export function annotatedPort({ annotations }: Service): number | undefined {
  const text = annotations['prometheus.io/port']?.trim() ?? '';
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}

/** How to scrape a port: what the Service's owner says of scraping weighs more than what the port says of itself. */
export function scrapeScheme(port: ServicePort, { annotations }: Service): SchemeChoice {
  const annotated = annotations['prometheus.io/scheme']?.trim().toLowerCase();
  if (annotated === 'http' || annotated === 'https') return { scheme: annotated, reason: 'the annotation prometheus.io/scheme says so' };
  return schemeOf(port);
}

export const defaultPath = '/metrics';

/** Where the Service's owner says that its metrics are, else Prometheus' default. */
export function metricsPath({ annotations }: Service): string {
  const path = annotations['prometheus.io/path']?.trim() ?? '';
  if (path === '') return defaultPath;
  return path.startsWith('/') ? path : `/${path}`;
}
