import type { ClusterObject } from '../../cluster/objects.ts';
import type { EndpointSlice } from '../../cluster/kinds/endpointSlice.ts';
import type { DeniedAccount, Evidence } from './evidence.ts';
import { type Break, broken, holds, type Link, notSeen } from './link.ts';
import { leads, podsOf, routesOf, valueOf } from './selected.ts';

/** Does the connected Prometheus have targets of the Service? */
export function discoveredLink(evidence: Evidence): Link {
  const { targets } = evidence;
  if (targets.kind !== 'known') return notSeen('discovered', targets);
  const { active } = targets.value;
  if (active.length > 0) {
    const pools = [...new Set(active.map(({ scrapePool }) => scrapePool))].join(', ');
    return holds('discovered', [`Prometheus has ${active.length} ${active.length === 1 ? 'target' : 'targets'} of it, in ${pools}.`]);
  }
  const breaks = [...noPods(evidence), ...skipped(evidence), ...denied(evidence), ...notLoaded(evidence), ...dropped(evidence)];
  if (breaks.length > 0) return broken('discovered', breaks);
  return routesOf(evidence).some(leads)
    ? broken('discovered', [waiting(evidence)])
    : { name: 'discovered', state: 'unknown', evidence: ['Nothing selects it yet, so there is nothing to discover.'], breaks: [] };
}

function noPods({ service, slices, pods }: Evidence): readonly Break[] {
  if (slices.kind !== 'known') return [];
  const endpoints = slices.value.flatMap((slice: EndpointSlice) => slice.endpoints);
  if (endpoints.some(({ ready }) => ready)) return [];
  if (Object.keys(service.selector).length === 0) {
    return endpoints.length > 0
      ? []
      : [pod(`${service.name} selects no pods and has no endpoints of its own, so there is nothing to find.`)];
  }
  if (pods.kind !== 'known') return [pod(`${service.name} has no endpoint that is ready.`)];
  const own = podsOf(service, pods.value);
  const selector = Object.entries(service.selector).map(([key, value]) => `${key}=${value}`);
  return [
    own.length === 0
      ? pod(
          `${service.name} selects pods with ${selector.join(', ')}, and no pod in ${service.namespace} has these labels. Correct the Service's selector or the labels of the pods.`,
        )
      : pod(`None of the ${own.length} pods of ${service.name} is ready. Look at why, in their events and logs.`),
  ];
}

const pod = (message: string): Break => ({ cause: 'noPods', message, fixes: [] });

function skipped(evidence: Evidence): readonly Break[] {
  return routesOf(evidence)
    .filter(leads)
    .flatMap(({ monitor }) => {
      const said = evidence.skipped.get(`${monitor.namespace}/${monitor.name}`);
      return said === undefined
        ? []
        : [{ cause: 'skipped' as const, message: `The operator skips ${monitor.kind} ${monitor.name}: ${said}`, fixes: [] }];
    });
}

function denied({ service, denied: accounts }: Evidence): readonly Break[] {
  if (accounts.kind !== 'known') return [];
  return accounts.value.map(account => ({
    cause: 'access',
    message: `The service account ${account.namespace}/${account.account} of Prometheus may not list and watch ${account.resources.join(', ')} in ${service.namespace}, so discovery finds nothing there.`,
    fixes: [{ kind: 'create', title: `Allow It With a Role in ${service.namespace}`, objects: role(service.namespace, account) }],
  }));
}

/** The least that discovery needs: https://prometheus-operator.dev/docs/platform/rbac/ has the same for a whole cluster. */
function role(namespace: string, { namespace: accountNamespace, account }: DeniedAccount): readonly ClusterObject[] {
  const name = `prometheus-${account}`;
  const verbs = ['get', 'list', 'watch'];
  const common = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name, namespace } };
  return [
    {
      ...common,
      kind: 'Role',
      rules: [
        { apiGroups: [''], resources: ['services', 'endpoints', 'pods'], verbs },
        { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs },
      ],
    },
    {
      ...common,
      kind: 'RoleBinding',
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: accountNamespace }],
    },
  ];
}

/** The operator calls the pool of an endpoint `serviceMonitor/NAMESPACE/NAME/NUMBER`. */
function notLoaded(evidence: Evidence): readonly Break[] {
  const { targets } = evidence;
  if (targets.kind !== 'known') return [];
  const routes = routesOf(evidence).filter(leads);
  const missing = routes.filter(({ monitor }) => {
    const prefix = `${monitor.kind === 'ServiceMonitor' ? 'serviceMonitor' : 'podMonitor'}/${monitor.namespace}/${monitor.name}/`;
    return !targets.value.pools.some(pool => pool.startsWith(prefix));
  });
  if (routes.length === 0 || missing.length < routes.length) return [];
  return missing.map(({ monitor }) => ({
    cause: 'notLoaded',
    message: `Prometheus has not loaded ${monitor.kind} ${monitor.namespace}/${monitor.name}. The operator takes up to a minute; after that, check that the connected Prometheus is the one that takes it, and that the operator runs.`,
    fixes: [],
  }));
}

function dropped({ targets }: Evidence): readonly Break[] {
  if (targets.kind !== 'known') return [];
  const pools = [...new Set(targets.value.dropped.map(({ scrapePool }) => scrapePool))];
  return pools.map(pool => ({
    cause: 'dropped',
    message: `The job ${pool} finds it and drops it by relabelling. That is meant where the job is for others; else look at its relabel steps.`,
    fixes: [],
  }));
}

function waiting({ service, pods }: Evidence): Break {
  const count = podsOf(service, valueOf(pods)).length;
  return {
    cause: 'notLoaded',
    message: `${service.name} is selected and has ${count} ${count === 1 ? 'pod' : 'pods'}, but Prometheus shows no target of it. Discovery hands targets on within 5 seconds; where it stays so, look into Prometheus' log.`,
    fixes: [],
  };
}
