import { parseBool } from '../../../formats/bool.ts';
import { quoted } from '../../../schema/rules.ts';
import type { RecordView } from '../../../schema/rule.ts';
import { type KnownLabel, labels, type LabelsOf, standsFor } from './table.ts';

/** Which labels each role has (discovery/kubernetes/pod.go, service.go, endpoints.go, endpointslice.go, node.go, ingress.go). */
const kubernetes = '__meta_kubernetes_';

/** Labels and annotations of an object; in their names every character beyond letters, digits and underscores is an underscore. */
const objectLabels = (
  kind: string,
  what: string,
  examples: { readonly label?: readonly string[]; readonly annotation?: readonly string[] } = {},
) =>
  labels(`${kubernetes}${kind}_`, {
    'label_*': { doc: `Value of a label of ${what}.`, ...(examples.label && { examples: examples.label }) },
    'labelpresent_*': `\`true\` where ${what} has the label.`,
    'annotation_*': { doc: `Value of an annotation of ${what}.`, ...(examples.annotation && { examples: examples.annotation }) },
    'annotationpresent_*': `\`true\` where ${what} has the annotation.`,
  });

const named = (kind: string, what: string, doc: string) => labels(`${kubernetes}${kind}_`, { name: `Name of ${what}${doc}.` });

const appLabels = ['app', 'app_kubernetes_io_name', 'app_kubernetes_io_component'];
const scrapeAnnotations = ['prometheus_io_scrape', 'prometheus_io_port', 'prometheus_io_path', 'prometheus_io_scheme'];

const namespaceName = labels(kubernetes, { namespace: 'Namespace of the object.' });

const podLabels: readonly KnownLabel[] = [
  ...named('pod', 'the pod', ''),
  ...labels(`${kubernetes}pod_`, {
    ip: 'IP address of the pod.',
    container_name: 'Name of the container that the target is.',
    container_image: 'Image of that container.',
    container_init: 'Whether it is an init container.',
    container_port_name: 'Name of the container port, where it has one.',
    container_port_number: 'Number of the container port.',
    container_port_protocol: 'Protocol of the container port, such as `TCP`.',
    ready: 'Whether the pod is ready: `true`, `false` or `unknown`.',
    phase: 'Phase of the pod, such as `Running` or `Succeeded`.',
    node_name: 'Node that the pod runs on.',
    host_ip: 'IP address of that node.',
    uid: 'Unique identifier of the pod.',
    controller_kind: 'Kind of the object that owns the pod, such as `ReplicaSet` or `DaemonSet`.',
    controller_name: 'Name of the object that owns the pod.',
  }),
  ...objectLabels('pod', 'the pod', { label: appLabels, annotation: scrapeAnnotations }),
];

/** Discovery by pod alone knows it. */
const containerId = labels(`${kubernetes}pod_`, { container_id: 'Identifier of the container, with its runtime before it.' });

/** What a Service brings along where its pods are the targets. */
const ownService: readonly KnownLabel[] = [
  ...named('service', 'the Service', ''),
  ...objectLabels('service', 'the Service', { label: appLabels, annotation: scrapeAnnotations }),
];

const nodeObject: readonly KnownLabel[] = [
  ...named('node', 'the node', ''),
  ...objectLabels('node', 'the node', { label: ['kubernetes_io_hostname', 'topology_kubernetes_io_zone'] }),
];

const roles: Readonly<Record<string, readonly KnownLabel[]>> = {
  node: [
    ...nodeObject,
    ...labels(`${kubernetes}node_`, {
      provider_id: "The cloud provider's name for the node.",
      'address_*': { doc: 'First address of the node of that type.', examples: ['InternalIP', 'Hostname'] },
      'condition_*': { doc: 'Condition of the node: `true`, `false` or `unknown`.', examples: ['Ready'] },
    }),
  ],
  service: [
    ...namespaceName,
    ...ownService,
    ...labels(`${kubernetes}service_`, {
      port_name: 'Name of the Service port, where it has one.',
      port_number: 'Number of the Service port.',
      port_protocol: 'Protocol of the Service port, such as `TCP`.',
      type: 'Type of the Service, such as `ClusterIP`.',
      cluster_ip: 'Cluster address of the Service; not for `ExternalName`.',
      loadbalancer_ip: 'Address of the load balancer; only for `LoadBalancer`.',
      external_name: 'DNS name that the Service stands for; only for `ExternalName`.',
    }),
  ],
  pod: [...namespaceName, ...podLabels, ...containerId],
  endpoints: [
    ...namespaceName,
    ...named('endpoints', 'the Endpoints object', ', which is that of its Service'),
    ...objectLabels('endpoints', 'the Endpoints object'),
    ...labels(`${kubernetes}endpoint_`, {
      node_name: 'Node that the endpoint is on.',
      hostname: 'Host name of the endpoint, where it has one.',
      ready: 'Whether the endpoint is ready.',
      port_name: 'Name of the endpoint port, which is that of the Service port.',
      port_protocol: 'Protocol of the endpoint port, such as `TCP`.',
      address_target_kind: 'Kind of the object behind the address, mostly `Pod`.',
      address_target_name: 'Name of the object behind the address.',
    }),
    ...ownService,
    ...podLabels,
  ],
  endpointslice: [
    ...namespaceName,
    ...named('endpointslice', 'the EndpointSlice', ', which Kubernetes made up'),
    ...objectLabels('endpointslice', 'the EndpointSlice', { label: ['kubernetes_io_service_name'] }),
    ...labels(`${kubernetes}endpointslice_`, {
      address_type: '`IPv4`, `IPv6` or `FQDN`.',
      address_target_kind: 'Kind of the object behind the address, mostly `Pod`.',
      address_target_name: 'Name of the object behind the address.',
      port: 'Number of the port.',
      port_name: 'Name of the port, which is that of the Service port.',
      port_protocol: 'Protocol of the port, such as `TCP`.',
      port_app_protocol: 'Application protocol of the port, where one is set.',
      endpoint_conditions_ready: 'Whether the endpoint is ready.',
      endpoint_conditions_serving: 'Whether the endpoint answers, even while it is going down.',
      endpoint_conditions_terminating: 'Whether the endpoint is going down.',
      endpoint_hostname: 'Host name of the endpoint, where it has one.',
      endpoint_node_name: 'Node that the endpoint is on.',
      endpoint_zone: 'Zone that the endpoint is in.',
      'endpoint_topology_*': 'Value of a topology label of the endpoint.',
      'endpoint_topology_present_*': '`true` where the endpoint has the topology label.',
    }),
    ...ownService,
    ...podLabels,
  ],
  ingress: [
    ...namespaceName,
    ...named('ingress', 'the Ingress', ''),
    ...objectLabels('ingress', 'the Ingress'),
    ...labels(`${kubernetes}ingress_`, {
      class_name: 'Class of the Ingress, where one is set.',
      scheme: '`https` where the Ingress has TLS for the host, else `http`.',
      host: 'Host of the rule.',
      path: 'Path of the rule, `/` where it has none.',
    }),
  ],
};

/** The labels of a role by itself. */
export const ofRole = (role: string): readonly KnownLabel[] => roles[role] ?? [];

/** What `attach_metadata` adds, and to which roles. */
const attached: Readonly<Record<string, { readonly roles: readonly string[]; readonly labels: readonly KnownLabel[] }>> = {
  node: { roles: ['pod', 'endpoints', 'endpointslice'], labels: nodeObject },
  namespace: {
    roles: ['pod', 'service', 'endpoints', 'endpointslice', 'ingress'],
    labels: objectLabels('namespace', 'the namespace'),
  },
  deployment: {
    roles: ['pod', 'endpoints', 'endpointslice'],
    labels: labels(`${kubernetes}pod_`, { deployment_name: 'Deployment that the pod belongs to.' }),
  },
  job: {
    roles: ['pod', 'endpoints', 'endpointslice'],
    labels: labels(`${kubernetes}pod_`, { job_name: 'Job that the pod belongs to.' }),
  },
  cronjob: {
    roles: ['pod', 'endpoints', 'endpointslice'],
    labels: labels(`${kubernetes}pod_`, { cronjob_name: 'CronJob that the pod belongs to.' }),
  },
};

export const kubernetesLabels: LabelsOf = discovery => {
  const role = discovery.text('role') ?? '';
  const own = Object.hasOwn(roles, role) ? roles[role] : undefined;
  return own && [...own, ...attachedTo(role, discovery.record('attach_metadata'))];
};

const attachedTo = (role: string, wanted: RecordView | undefined): readonly KnownLabel[] =>
  Object.entries(attached).flatMap(([what, { roles: fitting, labels: brought }]) =>
    parseBool(wanted?.text(what) ?? '') === true && fitting.includes(role) ? brought : [],
  );

/** How to get a label that the roles of a job lack; undefined where none has it. */
export function kubernetesCure(label: string): string | undefined {
  const having = (known: readonly KnownLabel[]): boolean => known.some(each => standsFor(each, label));
  const fitting = Object.keys(roles).filter(role => having(roles[role] ?? []));
  const byRole =
    fitting.length > 0 &&
    `${quoted(fitting, 'and')} ${fitting.length > 1 ? 'are roles' : 'is the role'} that ${fitting.length > 1 ? 'have' : 'has'} it.`;
  const add = Object.entries(attached).find(([, { labels: brought }]) => having(brought));
  const byMetadata = add && `\`attach_metadata\` with \`${add[0]}: true\` adds it for ${quoted(add[1].roles, 'and')}.`;
  return [byRole, byMetadata].filter(Boolean).join(' ') || undefined;
}
