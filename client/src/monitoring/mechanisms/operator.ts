import type { Labels } from '../../cluster/kinds/kind.ts';
import type { PrometheusResource, Selection } from '../../cluster/kinds/prometheus.ts';
import type { Service, ServicePort } from '../../cluster/kinds/service.ts';
import { selects } from '../../cluster/selectors.ts';
import type { ClusterObject } from '../../cluster/objects.ts';
import { missingLabels } from '../chain/monitorBreaks.ts';
import { takesNamespace } from '../chain/monitorRoute.ts';
import { madeFor, type Mechanism, type Surroundings } from './mechanism.ts';

/** Custom resources that a Prometheus of the operator would take, with the labels and in the namespace that it asks for. */
export function operatorMechanisms(surroundings: Surroundings): readonly Mechanism[] {
  return surroundings.prometheuses.flatMap(prometheus => [
    ...serviceMonitor(prometheus, surroundings),
    ...podMonitor(prometheus, surroundings),
    ...scrapeConfig(prometheus, surroundings),
  ]);
}

interface Home {
  readonly namespace: string;
  readonly labels: Labels;
}

/** Where an object must stand and what it must carry to be taken; undefined where nothing that could be written is taken. */
function homeFor(prometheus: PrometheusResource, selection: Selection, { service, namespaces }: Surroundings): Home | undefined {
  if (selection.objects === undefined) return undefined;
  const labels = selects(selection.objects, {}) ? {} : missingLabels(selection.objects, {});
  if (labels === undefined) return undefined;
  const namespace = [service.namespace, prometheus.namespace].find(name =>
    takesNamespace(prometheus, selection, { namespace: name, labels: namespaces.find(one => one.name === name)?.labels }),
  );
  return namespace === undefined ? undefined : { namespace, labels };
}

const nameOf = ({ namespace, name }: PrometheusResource): string => `${namespace}/${name}`;

function serviceMonitor(prometheus: PrometheusResource, surroundings: Surroundings): readonly Mechanism[] {
  const { service, plan } = surroundings;
  const home = homeFor(prometheus, prometheus.serviceMonitors, surroundings);
  const selector = tellingLabels(service);
  if (home === undefined || Object.keys(selector).length === 0 || service.type === 'ExternalName') return [];
  const { port } = plan.chosen;
  const endpoint = { ...(port.name === undefined ? { targetPort: port.targetPort } : { port: port.name }), ...endpointOf(surroundings) };
  return [
    {
      kind: 'serviceMonitor',
      taker: nameOf(prometheus),
      object: monitorObject('ServiceMonitor', { service, ...home }, { selector: { matchLabels: selector }, endpoints: [endpoint] }),
      reason: `The operator runs Prometheus ${nameOf(prometheus)}, which takes ServiceMonitors${withLabels(home.labels)}: every pod behind the Service becomes a target.`,
      cautions: [...alsoSelected(surroundings, selector), ...unnamed(port)],
    },
  ];
}

function podMonitor(prometheus: PrometheusResource, surroundings: Surroundings): readonly Mechanism[] {
  const { service, plan, pods } = surroundings;
  const home = homeFor(prometheus, prometheus.podMonitors, surroundings);
  if (home === undefined || Object.keys(service.selector).length === 0) return [];
  const { targetPort } = plan.chosen.port;
  const named = pods.flatMap(pod => pod.containerPorts).find(({ name, port }) => name === targetPort || port === targetPort);
  const port = named?.name === undefined ? { portNumber: targetPort } : { port: named.name };
  if (typeof targetPort === 'string' && named === undefined) return [];
  return [
    {
      kind: 'podMonitor',
      taker: nameOf(prometheus),
      object: monitorObject(
        'PodMonitor',
        { service, ...home },
        {
          selector: { matchLabels: service.selector },
          podMetricsEndpoints: [{ ...port, ...endpointOf(surroundings) }],
        },
      ),
      reason: `Prometheus ${nameOf(prometheus)} takes PodMonitors${withLabels(home.labels)}: it finds the pods without the Service, also those that are not ready.`,
      cautions: [],
    },
  ];
}

function scrapeConfig(prometheus: PrometheusResource, surroundings: Surroundings): readonly Mechanism[] {
  const { service, plan } = surroundings;
  const home = homeFor(prometheus, prometheus.scrapeConfigs, surroundings);
  if (home === undefined) return [];
  const { metricsPath, scheme, honorLabels, aliases = [], targets } = plan.job;
  // Prometheus stands in a namespace of its own: the longest name resolves everywhere.
  const address = [...targets, ...aliases].reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  return [
    {
      kind: 'scrapeConfig',
      taker: nameOf(prometheus),
      object: {
        apiVersion: 'monitoring.coreos.com/v1alpha1',
        kind: 'ScrapeConfig',
        metadata: { name: service.name, namespace: home.namespace, labels: home.labels, annotations: madeFor(service) },
        spec: {
          staticConfigs: [{ targets: [address] }],
          ...(metricsPath !== undefined && { metricsPath }),
          // The CRD writes schemes in capitals since v1alpha1, and takes both.
          ...(scheme === 'https' && { scheme: 'HTTPS' }),
          ...(honorLabels === true && { honorLabels: true }),
        },
      },
      reason: `Prometheus ${nameOf(prometheus)} takes ScrapeConfigs${withLabels(home.labels)}: one target at the address of the Service.`,
      cautions: plan.cautions,
    },
  ];
}

function monitorObject(
  kind: 'ServiceMonitor' | 'PodMonitor',
  { service, namespace, labels }: Home & { readonly service: Service },
  spec: Readonly<Record<string, unknown>>,
): ClusterObject {
  const elsewhere = namespace === service.namespace ? {} : { namespaceSelector: { matchNames: [service.namespace] } };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata: {
      name: namespace === service.namespace ? service.name : `${service.namespace}-${service.name}`,
      namespace,
      labels,
      annotations: madeFor(service),
    },
    spec: { ...elsewhere, ...spec },
  };
}

/** Path, scheme and labels, where they are not the default. */
function endpointOf({ plan }: Surroundings): Readonly<Record<string, unknown>> {
  const { metricsPath, scheme, honorLabels } = plan.job;
  return {
    ...(metricsPath !== undefined && { path: metricsPath }),
    ...(scheme === 'https' && { scheme }),
    ...(honorLabels === true && { honorLabels: true }),
  };
}

/** Labels of a Service that charts keep from one release to the next; all of them where it has none of these. */
function tellingLabels({ labels }: Service): Labels {
  const telling = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/component', 'app', 'k8s-app', 'component'];
  const found = telling.flatMap(key => (labels[key] === undefined ? [] : [[key, labels[key]] as const]));
  return found.length > 0 ? Object.fromEntries(found) : labels;
}

function alsoSelected({ siblings, plan }: Surroundings, matchLabels: Labels): readonly string[] {
  const { name = '' } = plan.chosen.port;
  const others = siblings.filter(
    sibling => selects({ matchLabels, matchExpressions: [] }, sibling.labels) && sibling.ports.some(port => (port.name ?? '') === name),
  );
  if (others.length === 0) return [];
  return [`Its labels are also those of ${others.map(sibling => sibling.name).join(', ')}, which will be scraped as well.`];
}

function unnamed({ name, port, targetPort }: ServicePort): readonly string[] {
  if (name !== undefined) return [];
  return [
    `Port ${port} of the Service has no name, so the pods' own port ${targetPort} is named instead. A name in the Service is sturdier.`,
  ];
}

function withLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? '' : ` labelled ${pairs.join(', ')}`;
}
