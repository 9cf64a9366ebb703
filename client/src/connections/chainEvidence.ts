import type { ClusterReader } from '../cluster/api.ts';
import type { KindName, Kinds } from '../cluster/kinds/index.ts';
import type { Monitor } from '../cluster/kinds/monitor.ts';
import type { Service } from '../cluster/kinds/service.ts';
import { isClusterFailure } from '../cluster/model.ts';
import { deniedAccounts } from './deniedAccounts.ts';
import { probePorts } from './probePorts.ts';
import type { DroppedTarget, Evidence, Known, ServiceTargets } from '../monitoring/chain/evidence.ts';
import { createTargetIndex } from '../monitoring/chain/targetIndex.ts';
import { isPrometheusFailure, type PrometheusApi } from '../prometheus/api.ts';

export interface EvidenceQuestion {
  readonly cluster: ClusterReader;
  /** Rejects with a PrometheusFailure where none is in use. */
  readonly prometheus: () => Promise<PrometheusApi>;
  readonly service: Service;
  readonly clusterDomain: string;
  readonly prometheusNamespace?: string;
}

/** Looks at all that the chain of a Service hangs on, at once. What may not be read or is not there is an answer; only cancelling rejects. */
export async function gatherEvidence(question: EvidenceQuestion, signal: AbortSignal): Promise<Evidence> {
  const { cluster, service } = question;
  const { namespace } = service;
  const list = async <K extends KindName>(kind: K, within?: string): Promise<Known<readonly Kinds[K][]>> =>
    listed(cluster, { kind, ...(within !== undefined && { namespace: within }) }, signal);
  const ofService = async () => {
    const all = await list('endpointSlice', namespace);
    return all.kind === 'known' ? { ...all, value: all.value.filter(slice => slice.service === service.name) } : all;
  };
  const slices = ofService();
  const operators = list('prometheus');
  const monitors = Promise.all([everywhere(list, 'serviceMonitor', namespace), everywhere(list, 'podMonitor', namespace)]).then(both);
  const [own, pods, policies, namespaces, found, prometheuses, targets, probes, denied] = await Promise.all([
    slices,
    list('pod', namespace),
    list('networkPolicy', namespace),
    list('namespace'),
    monitors,
    operators,
    slices.then(known => targetsOf(question, known.kind === 'known' ? known.value : [], signal)),
    probePorts(cluster, service, signal),
    operators.then(known => deniedAccounts(cluster, { prometheuses: known.kind === 'known' ? known.value : [], namespace }, signal)),
  ]);
  return {
    service,
    slices: own,
    pods,
    policies,
    namespaces,
    monitors: found,
    prometheuses,
    targets,
    probes,
    denied,
    skipped: await skippedOf(list, found),
  };
}

interface Scope<K extends KindName> {
  readonly kind: K;
  readonly namespace?: string;
}

async function listed<K extends KindName>(
  cluster: ClusterReader,
  { kind, namespace }: Scope<K>,
  signal: AbortSignal,
): Promise<Known<readonly Kinds[K][]>> {
  try {
    const { items } = await cluster.list(kind, { ...(namespace !== undefined && { namespace }), signal });
    return { kind: 'known', value: items };
  } catch (error) {
    if (!isClusterFailure(error)) throw error;
    // The API server does not know the kind: the operator is not installed, so there is no such object.
    if (error.error.kind === 'notFound') return { kind: 'known', value: [] };
    return { kind: error.error.kind === 'forbidden' ? 'forbidden' : 'unknown', message: error.error.message };
  }
}

type Lister = <K extends KindName>(kind: K, within?: string) => Promise<Known<readonly Kinds[K][]>>;

/** Of all namespaces; who may not list those may still see the one that selects it in the Service's own. */
async function everywhere(list: Lister, kind: 'serviceMonitor' | 'podMonitor', namespace: string): Promise<Known<readonly Monitor[]>> {
  const all = await list(kind);
  if (all.kind !== 'forbidden') return all;
  const own = await list(kind, namespace);
  return own.kind === 'known' && own.value.length > 0 ? own : all;
}

function both(answers: readonly Known<readonly Monitor[]>[]): Known<readonly Monitor[]> {
  const missing = answers.find(({ kind }) => kind !== 'known');
  const found = answers.flatMap(answer => (answer.kind === 'known' ? answer.value : []));
  return missing === undefined || found.length > 0 ? { kind: 'known', value: found } : missing;
}

/** The operator tells of what it skips in an Event only. */
async function skippedOf(list: Lister, monitors: Known<readonly Monitor[]>): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  if (monitors.kind !== 'known') return said;
  const namespaces = [...new Set(monitors.value.map(({ namespace }) => namespace))].slice(0, 20);
  const answers = await Promise.all(namespaces.map(namespace => list('event', namespace)));
  const events = answers.flatMap(answer => (answer.kind === 'known' ? answer.value : []));
  for (const { namespace, about, message, reason } of events.toSorted((a, b) => (a.time < b.time ? -1 : 1))) {
    if (reason === 'InvalidConfiguration' && /^(Service|Pod)Monitor$/.test(about.kind)) said.set(`${namespace}/${about.name}`, message);
  }
  return said;
}

/** Pools that dropped something are asked one after the other; more than these would take long and tell little. */
const droppedPools = 20;

async function targetsOf(
  { prometheus, service, clusterDomain, prometheusNamespace }: EvidenceQuestion,
  slices: Parameters<ReturnType<typeof createTargetIndex>['find']>[0]['slices'],
  signal: AbortSignal,
): Promise<Known<ServiceTargets>> {
  try {
    const api = await prometheus();
    const [active, pools] = await Promise.all([api.activeTargets(signal), api.scrapePools(signal)]);
    const index = createTargetIndex(active, await droppedOf(api, signal), pools);
    const asked = { service, slices, clusterDomain, ...(prometheusNamespace !== undefined && { prometheusNamespace }) };
    return { kind: 'known', value: index.find(asked) };
  } catch (error) {
    if (!isPrometheusFailure(error)) throw error;
    return { kind: error.error.kind === 'login' ? 'forbidden' : 'unknown', message: error.error.message };
  }
}

async function droppedOf(api: PrometheusApi, signal: AbortSignal): Promise<readonly DroppedTarget[]> {
  const counts = await api.droppedCounts(signal);
  const pools = [...counts].filter(([, count]) => count > 0).slice(0, droppedPools);
  const dropped: DroppedTarget[] = [];
  for (const [scrapePool] of pools) {
    const { targets } = await api.droppedTargets(scrapePool, signal);
    dropped.push(...targets.map(discoveredLabels => ({ scrapePool, discoveredLabels })));
  }
  return dropped;
}
