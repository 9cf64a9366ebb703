import type { Pod } from '../../cluster/kinds/pod.ts';
import { selectsEverything } from '../../cluster/selectors.ts';
import type { Service } from '../../cluster/kinds/service.ts';
import type { Evidence, Known } from './evidence.ts';
import { type Break, broken, holds, type Link, notSeen } from './link.ts';
import { monitorBreaks } from './monitorBreaks.ts';
import { type MonitorRoute, monitorRoute } from './monitorRoute.ts';

/** Is there a job, a monitor or an annotation that is meant for this Service, and is it taken by a Prometheus? */
export function selectedLink(evidence: Evidence): Link {
  const { monitors, prometheuses, targets } = evidence;
  const jobs = jobsOf(evidence);
  const routes = routesOf(evidence);
  const whole = routes.filter(leads);
  if (whole.length > 0 || jobs.length > 0) {
    return holds('selected', [...whole.map(routeSentence), ...jobs.map(job => `The job ${job} of Prometheus has it.`)]);
  }
  for (const needed of [monitors, prometheuses, targets]) {
    if (needed.kind === 'forbidden') return notSeen('selected', needed);
  }
  if (monitors.kind === 'unknown' && targets.kind === 'unknown') return notSeen('selected', monitors);
  const breaks = [...monitorBreaks(evidence, routes), ...annotationBreak(evidence)];
  return broken('selected', breaks.length > 0 ? breaks : [notSelected(evidence.service)]);
}

export const leads = ({ namespace, selects, endpoints, takers }: MonitorRoute): boolean =>
  namespace && selects && endpoints.length > 0 && takers.length > 0;

export function routesOf({ service, pods, monitors, prometheuses, namespaces }: Evidence): readonly MonitorRoute[] {
  const known = new Map(valueOf(namespaces).map(({ name, labels }) => [name, labels]));
  const question = {
    service,
    pods: podsOf(service, valueOf(pods)),
    prometheuses: valueOf(prometheuses),
    namespaceLabels: (name: string) => known.get(name),
  };
  return valueOf(monitors).map(monitor => monitorRoute(monitor, question));
}

export const valueOf = <T>(known: Known<readonly T[]>): readonly T[] => (known.kind === 'known' ? known.value : []);

/** A Service without a selector has no pods of its own. */
export function podsOf({ selector }: Service, pods: readonly Pod[]): readonly Pod[] {
  const wanted = Object.entries(selector);
  return wanted.length === 0 ? [] : pods.filter(({ labels }) => wanted.every(([key, value]) => labels[key] === value));
}

/** Jobs that found it, whether or not their relabelling kept it; a monitor's are told of as monitors. */
function jobsOf({ targets }: Evidence): readonly string[] {
  if (targets.kind !== 'known') return [];
  const pools = [...targets.value.active, ...targets.value.dropped].map(({ scrapePool }) => scrapePool);
  // What drops it may never have meant it: only what keeps it selects it.
  const kept = new Set(targets.value.active.map(({ scrapePool }) => scrapePool));
  return [...new Set(pools)].filter(pool => kept.has(pool) && !/^(serviceMonitor|podMonitor)\//.test(pool));
}

function routeSentence({ monitor, takers }: MonitorRoute): string {
  const names = takers.map(({ namespace, name }) => `${namespace}/${name}`).join(', ');
  const all = selectsEverything(monitor.selector) ? ' Its selector is empty: it takes every Service there is, which may not be meant.' : '';
  return `The ${monitor.kind} ${monitor.namespace}/${monitor.name} selects it, and Prometheus ${names} takes that.${all}`;
}

function annotationBreak({ service }: Evidence): readonly Break[] {
  if (service.annotations['prometheus.io/scrape'] !== 'true') return [];
  return [
    {
      cause: 'notSelected',
      message: `${service.name} is annotated with prometheus.io/scrape: "true", but no job of this Prometheus goes by that annotation. It means nothing of itself: add a job that keeps what carries it, or monitor the Service in another way.`,
      fixes: [{ kind: 'monitor', title: 'Monitor This Service' }],
    },
  ];
}

function notSelected({ name }: Service): Break {
  return {
    cause: 'notSelected',
    message: `No job, monitor or annotation is meant for ${name}. Monitor it, and Prometheus will look for its pods.`,
    fixes: [{ kind: 'monitor', title: 'Monitor This Service' }],
  };
}
