/** Monitors that were probably meant for a Service, and the one condition that each misses. */
import type { Labels } from '../../cluster/kinds/kind.ts';
import type { LabelSelector } from '../../cluster/selectors.ts';
import { selects } from '../../cluster/selectors.ts';
import type { Monitor } from '../../cluster/kinds/monitor.ts';
import type { PrometheusResource } from '../../cluster/kinds/prometheus.ts';
import type { Service } from '../../cluster/kinds/service.ts';
import type { Evidence } from './evidence.ts';
import type { Break, Fix } from './link.ts';
import type { ObjectKey } from '../../cluster/objects.ts';
import { type MonitorRoute, selectionOf, takesNamespace } from './monitorRoute.ts';

/** The nearest first: what misses one thing only comes before what misses more. */
export function monitorBreaks(evidence: Evidence, routes: readonly MonitorRoute[]): readonly Break[] {
  const within = routes.filter(route => route.namespace && route.selects);
  return [
    ...within
      .filter(({ endpoints, takers }) => endpoints.length === 0 && takers.length > 0)
      .map(route => portBreak(evidence.service, route)),
    ...within.filter(({ takers }) => takers.length === 0).flatMap(route => takerBreaks(evidence, route)),
    ...routes.filter(route => !route.namespace && route.selects && isMeant(route.monitor)).map(route => namespaceBreak(evidence, route)),
    ...routes.filter(route => route.namespace && !route.selects).flatMap(route => selectorBreak(evidence.service, route.monitor)),
  ];
}

/** A selector that takes everything takes this Service by chance. */
const isMeant = ({ selector }: Monitor): boolean => Object.keys(selector.matchLabels).length + selector.matchExpressions.length > 0;

const nameOf = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string => `${namespace}/${name}`;

export function objectOf({ kind, namespace, name }: Monitor): ObjectKey {
  return { apiVersion: 'monitoring.coreos.com/v1', kind, namespace, name };
}

function portBreak(service: Service, { monitor }: MonitorRoute): Break {
  const [endpoint] = monitor.endpoints;
  const wanted = endpoint?.port ?? endpoint?.targetPort ?? endpoint?.portNumber ?? '';
  const names = service.ports.flatMap(({ name }) => name ?? []);
  const has =
    service.ports.length === 0
      ? 'no ports at all'
      : names.length === 0
        ? `only ports without a name (${service.ports.map(({ port }) => port).join(', ')})`
        : names.join(', ');
  return {
    cause: 'port',
    message: `${monitor.kind} ${nameOf(monitor)} selects ${service.name} but scrapes its port "${wanted}", and ${service.name} has ${has}. A port is given by the name that the Service gives it.`,
    fixes: monitor.kind === 'ServiceMonitor' && endpoint?.port !== undefined ? portFixes(service, monitor, endpoint.port) : [],
  };
}

function portFixes(service: Service, monitor: Monitor, wanted: string): readonly Fix[] {
  const named = service.ports.flatMap(({ name, protocol }) => (name !== undefined && protocol === 'TCP' ? [name] : []));
  if (named.length > 0) {
    return named.map(name => ({
      kind: 'edit',
      title: `Scrape Port "${name}" in ${monitor.kind} ${monitor.name}`,
      object: objectOf(monitor),
      edits: [{ path: ['spec', 'endpoints', 0, 'port'], value: name }],
    }));
  }
  const [only] = service.ports;
  if (only === undefined || service.ports.length > 1) return [];
  return [
    {
      kind: 'edit',
      title: `Name Port ${only.port} of Service ${service.name} "${wanted}"`,
      object: { apiVersion: 'v1', kind: 'Service', namespace: service.namespace, name: service.name },
      edits: [{ path: ['spec', 'ports', 0, 'name'], value: wanted }],
    },
  ];
}

function takerBreaks({ prometheuses, namespaces }: Evidence, { monitor }: MonitorRoute): readonly Break[] {
  if (prometheuses.kind !== 'known') return [];
  const labels = namespaces.kind === 'known' ? namespaces.value.find(({ name }) => name === monitor.namespace)?.labels : undefined;
  if (prometheuses.value.length === 0) {
    return [
      {
        cause: 'monitorLabels',
        message: `${monitor.kind} ${nameOf(monitor)} selects it, but there is no Prometheus resource that could take it: only a Prometheus run by the operator reads monitors.`,
        fixes: [{ kind: 'monitor', title: 'Monitor This Service' }],
      },
    ];
  }
  return prometheuses.value.map(prometheus => takerBreak(prometheus, monitor, labels));
}

function takerBreak(prometheus: PrometheusResource, monitor: Monitor, namespaceLabels: Labels | undefined): Break {
  const field = monitor.kind === 'ServiceMonitor' ? 'serviceMonitor' : 'podMonitor';
  const selection = selectionOf(prometheus, monitor);
  const given = { namespace: monitor.namespace, labels: namespaceLabels };
  if (selection.objects === undefined) {
    return {
      cause: 'monitorLabels',
      message: `Prometheus ${nameOf(prometheus)} has no ${field}Selector, so it takes no ${monitor.kind} at all.`,
      fixes: [specEdit(prometheus, `Let ${prometheus.name} Take Every ${monitor.kind}`, { [`${field}Selector`]: {} })],
    };
  }
  if (!selects(selection.objects, monitor.labels)) {
    const missing = missingLabels(selection.objects, monitor.labels);
    return {
      cause: 'monitorLabels',
      message: `Prometheus ${nameOf(prometheus)} takes only a ${monitor.kind} with ${labelText(selection.objects)}, and ${monitor.name} has ${mapText(monitor.labels)}.`,
      fixes:
        missing === undefined
          ? []
          : [
              {
                kind: 'edit',
                title: `Label ${monitor.kind} ${monitor.name} with ${mapText(missing)}`,
                object: objectOf(monitor),
                edits: Object.entries(missing).map(([key, value]) => ({ path: ['metadata', 'labels', key], value })),
              },
            ],
    };
  }
  if (takesNamespace(prometheus, selection, given)) {
    return { cause: 'monitorLabels', message: `Prometheus ${nameOf(prometheus)} does not take ${monitor.name}.`, fixes: [] };
  }
  const own = selection.namespaces === undefined;
  const selector = `${field}NamespaceSelector`;
  const missing = selection.namespaces && missingLabels(selection.namespaces, namespaceLabels ?? {});
  return {
    cause: 'monitorNamespace',
    message: own
      ? `Prometheus ${nameOf(prometheus)} takes monitors of its own namespace only (it has no ${selector}), and ${monitor.name} stands in ${monitor.namespace}.`
      : `Prometheus ${nameOf(prometheus)} takes monitors of namespaces with ${labelText(selection.namespaces)} only, and ${monitor.namespace} is none of them.`,
    fixes: own
      ? [
          specEdit(prometheus, `Let ${prometheus.name} Look in Namespace ${monitor.namespace}`, {
            [selector]: {
              matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [prometheus.namespace, monitor.namespace] }],
            },
          }),
        ]
      : missing === undefined
        ? []
        : [
            {
              kind: 'edit',
              title: `Label Namespace ${monitor.namespace} with ${mapText(missing)}`,
              object: { apiVersion: 'v1', kind: 'Namespace', name: monitor.namespace },
              edits: Object.entries(missing).map(([key, value]) => ({ path: ['metadata', 'labels', key], value })),
            },
          ],
  };
}

function specEdit({ namespace, name }: PrometheusResource, title: string, field: Readonly<Record<string, unknown>>): Fix {
  const object = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', namespace, name };
  return { kind: 'edit', title, object, edits: Object.entries(field).map(([key, value]) => ({ path: ['spec', key], value })) };
}

function namespaceBreak({ service }: Evidence, { monitor }: MonitorRoute): Break {
  const { namespaceSelector } = monitor;
  const looked = namespaceSelector.kind === 'names' ? namespaceSelector.names : [monitor.namespace];
  return {
    cause: 'namespaceSelector',
    message: `${monitor.kind} ${nameOf(monitor)} has labels that fit ${service.name}, but looks in ${looked.join(', ')} only, and ${service.name} is in ${service.namespace}.`,
    fixes: [
      {
        kind: 'edit',
        title: `Let ${monitor.kind} ${monitor.name} Look in Namespace ${service.namespace}`,
        object: objectOf(monitor),
        edits: [{ path: ['spec', 'namespaceSelector'], value: { matchNames: [...looked, service.namespace] } }],
      },
    ],
  };
}

/** A monitor of another Service misses everything; one for this Service has its name, or some of its labels. */
function selectorBreak(service: Service, monitor: Monitor): readonly Break[] {
  if (monitor.kind !== 'ServiceMonitor') return [];
  const wanted = Object.entries(monitor.selector.matchLabels);
  const fits = wanted.filter(([key, value]) => service.labels[key] === value);
  // Written after the labels of the pods: what the Service selects by, not what it carries itself.
  const ofPods = wanted.length > 0 && wanted.every(([key, value]) => service.selector[key] === value);
  if (fits.length === 0 && !ofPods && monitor.name !== service.name) return [];
  const missing = missingLabels(monitor.selector, service.labels);
  return [
    {
      cause: 'selector',
      message: `ServiceMonitor ${nameOf(monitor)} selects Services with ${labelText(monitor.selector)}, and ${service.name} has ${mapText(service.labels)}.${ofPods ? ' Those are labels of its pods: a ServiceMonitor goes by the labels of the Service itself.' : ''}`,
      fixes:
        missing === undefined
          ? []
          : [
              {
                kind: 'edit',
                title: `Label Service ${service.name} with ${mapText(missing)}`,
                object: { apiVersion: 'v1', kind: 'Service', namespace: service.namespace, name: service.name },
                edits: Object.entries(missing).map(([key, value]) => ({ path: ['metadata', 'labels', key], value })),
              },
            ],
    },
  ];
}

/** The labels to add so that the selector takes what has these; undefined where adding is not enough. */
export function missingLabels(selector: LabelSelector, labels: Labels): Labels | undefined {
  const added: Record<string, string> = {};
  for (const [key, value] of Object.entries(selector.matchLabels)) if (labels[key] !== value) added[key] = value;
  for (const { key, operator, values } of selector.matchExpressions) {
    const [first] = values;
    if (operator === 'In' && first !== undefined && !values.includes(labels[key] ?? '')) added[key] = first;
    if (operator === 'Exists' && labels[key] === undefined) added[key] = 'true';
  }
  return Object.keys(added).length > 0 && selects(selector, { ...labels, ...added }) ? added : undefined;
}

function mapText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? 'no labels' : pairs.join(', ');
}

function labelText(selector: LabelSelector | undefined): string {
  if (selector === undefined) return 'nothing';
  const expressions = selector.matchExpressions.map(({ key, operator, values }) =>
    values.length === 0 ? `${key} ${operator}` : `${key} ${operator} (${values.join(', ')})`,
  );
  const pairs = Object.entries(selector.matchLabels).map(([key, value]) => `${key}=${value}`);
  return [...pairs, ...expressions].join(', ') || 'any labels';
}
