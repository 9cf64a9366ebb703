import type { ActiveTarget } from '../../prometheus/api.ts';
import { scrapeProblem } from '../../prometheus/scrapeError.ts';
import type { Evidence } from './evidence.ts';
import { type Break, broken, type Fix, holds, type Link, notSeen } from './link.ts';
import { objectOf } from './monitorBreaks.ts';
import { shutOutBy } from './networkPolicies.ts';
import { valueOf } from './selected.ts';

/** Are the targets up? What keeps one from it is told with what the rest of the cluster says about it. */
export function scrapedLink(evidence: Evidence): Link {
  const { targets } = evidence;
  if (targets.kind !== 'known') return notSeen('scraped', targets);
  const { active } = targets.value;
  if (active.length === 0) {
    return { name: 'scraped', state: 'unknown', evidence: ['Prometheus has no target of it that could be scraped.'], breaks: [] };
  }
  const down = active.filter(({ health }) => health === 'down');
  const up = active.filter(({ health }) => health === 'up');
  const seen = [`${up.length} of ${active.length} targets up.`];
  if (down.length > 0) return broken('scraped', distinct(down.map(target => breakOf(target, evidence))), seen);
  if (up.length === 0) return { name: 'scraped', state: 'unknown', evidence: ['No target of it was scraped yet.'], breaks: [] };
  return holds('scraped', seen);
}

function breakOf(target: ActiveTarget, evidence: Evidence): Break {
  const problem = scrapeProblem(target);
  if (problem === null) return { cause: 'down', message: `Prometheus reports ${target.scrapeUrl} as down.`, fixes: [] };
  const told = `${problem.message} ${problem.fix}`;
  const { fault } = problem;
  if (fault === 'httpsOnHttpPort')
    return { cause: 'scheme', message: told, fixes: endpointFix(target, evidence, { key: 'scheme', value: 'http' }) };
  if (fault === 'httpOnHttpsPort' || fault === 'closed') {
    return { cause: 'scheme', message: told, fixes: endpointFix(target, evidence, { key: 'scheme', value: 'https' }) };
  }
  if (fault === 'notFound' || fault === 'contentType' || fault === 'notMetrics') return pathBreak(target, evidence, told);
  if (fault === 'refused' || fault === 'timeout' || fault === 'unroutable') return unreachable(evidence, told);
  return { cause: 'down', message: told, fixes: [] };
}

function pathBreak(target: ActiveTarget, evidence: Evidence, told: string): Break {
  const found = valueOf(evidence.probes).find(({ outcome }) => outcome.kind === 'metrics');
  if (found === undefined) return { cause: 'path', message: told, fixes: [] };
  return {
    cause: 'path',
    message: `${told} Port ${found.port.port} has metrics at ${found.path}.`,
    fixes: endpointFix(target, evidence, { key: 'path', value: found.path }),
  };
}

function unreachable(evidence: Evidence, told: string): Break {
  const local = valueOf(evidence.probes).some(({ outcome }) => outcome.kind === 'localhostOnly');
  if (local) {
    return {
      cause: 'localhostOnly',
      message: `${told} The program answers at 127.0.0.1 of its pod: let it listen on 0.0.0.0.`,
      fixes: [],
    };
  }
  const policies = shutOutBy(evidence);
  if (policies.length === 0) return { cause: 'down', message: told, fixes: [] };
  return {
    cause: 'networkPolicy',
    message: `${told} The NetworkPolicy ${policies.map(({ name }) => name).join(', ')} lets in nobody from where Prometheus runs: allow it there.`,
    fixes: [],
  };
}

/** The operator's pools are called after the monitor's endpoint; for any other job the place is in its file. */
function endpointFix(
  { scrapePool }: ActiveTarget,
  { monitors }: Evidence,
  field: { readonly key: string; readonly value: string },
): readonly Fix[] {
  const [, kind, namespace, name, index] = /^(serviceMonitor|podMonitor)\/([^/]+)\/([^/]+)\/(\d+)$/.exec(scrapePool) ?? [];
  const monitor = valueOf(monitors).find(
    one => one.namespace === namespace && one.name === name && one.kind.toLowerCase() === kind?.toLowerCase(),
  );
  if (monitor === undefined) return [];
  const list = monitor.kind === 'ServiceMonitor' ? 'endpoints' : 'podMetricsEndpoints';
  return [
    {
      kind: 'edit',
      title: `Set ${field.key}: ${field.value} in ${monitor.kind} ${monitor.name}`,
      object: objectOf(monitor),
      edits: [{ path: ['spec', list, Number(index), field.key], value: field.value }],
    },
  ];
}

/** Ten pods that fail alike are one cause. */
function distinct(breaks: readonly Break[]): readonly Break[] {
  const seen = new Map<string, Break>();
  for (const one of breaks) {
    const key = `${one.cause} ${one.fixes.map(({ title }) => title).join()} ${one.cause === 'down' ? one.message : ''}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
