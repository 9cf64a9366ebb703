import type { ClusterReader } from '../cluster/api.ts';
import type { Fetched } from '../cluster/fetchFrom.ts';
import type { Service, ServicePort } from '../cluster/kinds/service.ts';
import { type ClusterError, isClusterFailure } from '../cluster/model.ts';
import type { Known, PortProbe, ProbeOutcome } from '../monitoring/chain/evidence.ts';
import { metricsPath, rankPorts, scrapeScheme } from '../monitoring/ports.ts';
import { readExposition } from '../prometheus/exposition/families.ts';

/** More ports than these are not asked: what ranks behind them serves no metrics. */
const maxPorts = 5;
/** Enough to tell metrics from a page. */
const maxBytes = 256 * 1024;

/** Where programs serve metrics that have them elsewhere than everybody: Spring Boot, Envoy, Quarkus, and some proxies. */
const otherPaths = ['/actuator/prometheus', '/stats/prometheus', '/q/metrics', '/prometheus'];

/** Asks the ports of a Service for metrics, through the cluster. Sends a GET for each path that is tried, and nothing else. */
export async function probePorts(cluster: ClusterReader, service: Service, signal: AbortSignal): Promise<Known<readonly PortProbe[]>> {
  const ports = rankPorts(service).filter(({ foreign }) => !foreign);
  try {
    const probes = await Promise.all(ports.slice(0, maxPorts).map(({ port }) => probePort({ cluster, service, port }, signal)));
    return { kind: 'known', value: probes };
  } catch (error) {
    if (!isClusterFailure(error)) throw error;
    return { kind: error.error.kind === 'forbidden' ? 'forbidden' : 'unknown', message: error.error.message };
  }
}

interface Asked {
  readonly cluster: ClusterReader;
  readonly service: Service;
  readonly port: ServicePort;
}

/** The first path that has metrics; else what the usual one answered. */
async function probePort(asked: Asked, signal: AbortSignal): Promise<PortProbe> {
  const { service, port } = asked;
  const { scheme } = scrapeScheme(port, service);
  const usual = metricsPath(service);
  const first: PortProbe = { port, path: usual, scheme, outcome: await outcomeAt(asked, { path: usual, scheme }, signal) };
  if (first.outcome.kind !== 'other' || first.outcome.status !== 404) return first;
  for (const path of otherPaths) {
    const outcome = await outcomeAt(asked, { path, scheme }, signal);
    if (outcome.kind === 'metrics') return { port, path, scheme, outcome };
  }
  return first;
}

interface At {
  readonly path: string;
  readonly scheme: 'http' | 'https';
}

async function outcomeAt({ cluster, service, port }: Asked, { path, scheme }: At, signal: AbortSignal): Promise<ProbeOutcome> {
  const { namespace, name } = service;
  const target = { kind: 'service', namespace, name, port: port.port, scheme } as const;
  try {
    return outcomeOf(await cluster.fetchFrom(target, { path, maxBytes }, signal));
  } catch (error) {
    // Not being allowed to ask holds for every port; anything else is of this one.
    if (!isClusterFailure(error) || error.error.kind === 'forbidden') throw error;
    if (!isRefusedByPod(error.error)) return { kind: 'failed', message: error.error.message };
    return (await answersWithin()) ? { kind: 'localhostOnly' } : { kind: 'failed', message: 'nothing listens there.' };
  }

  /** A port-forward ends at 127.0.0.1 of the pod, where the API server's proxy goes to the pod's address. */
  async function answersWithin(): Promise<boolean> {
    try {
      return (await cluster.fetchFrom(target, { path, maxBytes, through: 'portForward' }, signal)).status < 500;
    } catch (error) {
      if (!isClusterFailure(error)) throw error;
      return false;
    }
  }
}

/** The API server answers for a pod that it could not connect to: a Status of its own with 503 (Kubernetes: proxy handler). */
function isRefusedByPod(error: ClusterError): boolean {
  return error.kind === 'server' && (error.status === 502 || error.status === 503) && /connection refused/.test(error.message);
}

function outcomeOf({ status, contentType, text, cut }: Fetched): ProbeOutcome {
  if (status === 200) {
    const whole = cut ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
    const { families, malformed } = readExposition(whole);
    const named = families.filter(({ series }) => series > 0).length;
    // A page of words has lines that could be samples; metrics have hardly any that could not.
    if (named > 0 && malformed.length < named) return { kind: 'metrics', families: named };
  }
  return { kind: 'other', status, contentType: contentType.split(';', 1)[0] ?? '' };
}
