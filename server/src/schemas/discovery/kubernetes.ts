import { list, oneOfValues, record, readingItself } from '../../schema/build.ts';
import { forbiddenWith, rule, uniqueBy, inReleases } from '../../schema/rules.ts';
import type { RecordView } from '../../schema/rule.ts';
import { isNull, isTrue } from '../conditions.ts';
import { certificateFiles, httpClientFields, httpClientRules } from '../httpClient.ts';
import { bool, fieldSelector, filePath, labelSelector, text, url } from '../scalars.ts';
import { since } from '../since.ts';
import { bothFromFiles } from '../tls.ts';

const role = readingItself(
  oneOfValues(
    { value: 'pod', doc: 'Every container port of every pod; a pod without declared ports becomes one target without port.' },
    {
      value: 'service',
      doc: 'Every port of every Service, by its cluster DNS name. For black-box probes: requests are balanced over the pods.',
    },
    {
      value: 'endpointslice',
      doc: 'Every address of every EndpointSlice: the pods behind Services, one by one. The successor of `endpoints`.',
      since: '2.21',
    },
    { value: 'endpoints', doc: 'Every address of every Endpoints object. Kubernetes 1.33 deprecates that API: prefer `endpointslice`.' },
    { value: 'node', doc: 'Every node, at the port of its kubelet.' },
    { value: 'ingress', doc: 'Every path of every Ingress, for black-box probes from outside.' },
  ),
);

const namespaces = record({
  name: 'namespace selection',
  doc: 'Namespaces to look into. Without any, all of them, for which Prometheus needs a ClusterRole.',
  fields: {
    names: {
      type: list(text),
      doc: 'Names of the namespaces to look into. A Role in each of them is then enough.',
      since: '2.1',
    },
    own_namespace: {
      type: bool,
      doc: 'Look into the namespace Prometheus itself runs in, whatever its name. Works only inside the cluster.',
      default: 'false',
      since: '2.33',
    },
  },
});

const selector = record({
  name: 'Kubernetes selector',
  doc: 'A label or field selector that the API server applies, so that only matching objects are listed and watched.',
  label: 'role',
  fields: {
    role: {
      type: role,
      doc: 'Kind of object the selector is for. Which kinds fit depends on the role of the discovery: `pod` takes `pod` and `node`; `endpoints` and `endpointslice` take themselves, `service` and `pod`; the others only themselves.',
      since: '2.17',
    },
    label: {
      type: labelSelector,
      doc: 'Label selector as `kubectl -l` takes it, such as `app=web,tier!=cache`.',
      since: '2.17',
    },
    field: {
      type: fieldSelector,
      doc: 'Field selector, such as `spec.nodeName=node-1` or `metadata.name=web`. The API server supports only few fields of each kind.',
      since: '2.17',
    },
  },
});

const attachMetadata = record({
  name: 'attached metadata',
  doc: 'Labels of further objects to put on each target. Each one costs a watch of those objects and the right to list them.',
  fields: {
    node: {
      type: bool,
      doc: 'Attach labels and annotations of the node a pod runs on, as `__meta_kubernetes_node_*`. For the roles `pod`, `endpoints` and `endpointslice`; needs the right to list and watch nodes.',
      default: 'false',
      since: '2.35',
    },
    namespace: {
      type: bool,
      doc: "Attach labels and annotations of the target's namespace, as `__meta_kubernetes_namespace_*`. Needs the right to list and watch namespaces.",
      default: 'false',
      since: '3.6',
    },
    deployment: {
      type: bool,
      doc: 'Attach the name of the Deployment that owns a pod, found through its ReplicaSet. Needs the right to list and watch ReplicaSets.',
      default: 'false',
      since: '3.11',
    },
    job: {
      type: bool,
      doc: 'Attach the name of the Job that owns a pod. Needs the right to list and watch Jobs.',
      default: 'false',
      since: '3.11',
    },
    cronjob: {
      type: bool,
      doc: "Attach the name of the CronJob behind a pod's Job. Needs the right to list and watch Jobs.",
      default: 'false',
      since: '3.11',
    },
  },
});

/** Which selectors a role of discovery takes (discovery/kubernetes/kubernetes.go, SDConfig.UnmarshalYAML). */
const selectorsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['pod', ['pod', 'node']],
  ['service', ['service']],
  ['endpointslice', ['pod', 'service', 'endpointslice']],
  ['endpoints', ['pod', 'service', 'endpoints']],
  ['node', ['node']],
  ['ingress', ['ingress']],
]);

/** Discovery of pods reads their nodes only since 3.11 (CHANGELOG.md, #18006). */
const nodeSelectorsOfPods = rule('version-too-old', function* (discovery) {
  if (discovery.text('role') !== 'pod') return;
  for (const [index, item] of discovery.records('selectors').entries()) {
    if (item?.text('role') !== 'node') continue;
    const message = 'Discovery of pods takes selectors of nodes since Prometheus 3.11. Remove it, or upgrade.';
    yield { at: { on: 'path', path: ['selectors', index, 'role'], part: 'value' }, message };
  }
});

const selectorsFitRole = rule('invalid-value', function* (discovery) {
  const own = discovery.text('role') ?? '';
  const allowed = selectorsOf.get(own);
  if (!allowed) return;
  for (const [index, item] of discovery.records('selectors').entries()) {
    if (!item) continue;
    const kind = item.text('role');
    if (kind !== undefined && allowed.includes(kind)) continue;
    const message = `A discovery with the role \`${own}\` takes selectors for ${allowed.map(name => `\`${name}\``).join(', ')} only.`;
    yield kind === undefined
      ? { at: { on: 'path', path: ['selectors', index], part: 'value' }, message: `The selector has no role. ${message}` }
      : { at: { on: 'path', path: ['selectors', index, 'role'], part: 'value' }, message };
  }
});

const ownNamespace = (discovery: RecordView): boolean => {
  const selected = discovery.record('namespaces');
  return selected !== undefined && isTrue('own_namespace')(selected);
};

const ownNamespaceInside = rule('conflicting-keys', function* (discovery) {
  if (!ownNamespace(discovery)) return;
  for (const key of ['api_server', 'kubeconfig_file'].filter(name => discovery.has(name))) {
    yield {
      at: { on: 'path', path: ['namespaces', 'own_namespace'], part: 'key' },
      message: `\`own_namespace\` works inside the cluster only, where \`${key}\` is not set. Name the namespace under \`names\`.`,
    };
  }
});

/** Login and TLS settings are for a given API server: inside the cluster the pod's own account is used. */
const clientNeedsServer = rule('dependent-key', function* (discovery) {
  if (discovery.has('api_server')) return;
  const why = discovery.text('kubeconfig_file')
    ? 'the kubeconfig file says how to connect. Remove it.'
    : "it is for a given API server. Add `api_server`, or remove it: inside the cluster the pod's own account is used.";
  for (const [key, field] of Object.entries(httpClientFields)) {
    const value = discovery.text(key);
    const isDefault = value !== undefined && 'default' in field && isTrue(key)(discovery) === (field.default === 'true');
    const isEmpty = (value === '' && key !== 'proxy_url') || (key === 'tls_config' && discovery.record(key)?.keys().length === 0);
    // A null is `false` to Go, which is not what these start from.
    const isNulled = 'default' in field && field.default === 'true' && isNull(key)(discovery);
    if (isNulled || (discovery.has(key) && !isEmpty && !isDefault))
      yield { at: { on: 'key', key }, message: `\`${key}\` has no place here: ${why}` };
  }
});

export const kubernetesDiscovery = record({
  name: 'Kubernetes discovery',
  doc: 'Targets come from the Kubernetes API and follow it: pods, services, endpoints, nodes or ingresses, each with its labels and annotations as `__meta_kubernetes_*`. Inside a cluster nothing but `role` is needed; the service account must be allowed to list and watch.',
  label: 'role',
  opens: certificateFiles,
  fields: {
    role: {
      type: role,
      doc: 'Kind of object to discover. `pod` scrapes pods directly, `endpointslice` the pods behind Services, `node` kubelets and what runs on every node.',
      required: true,
      since: '2.0',
    },
    namespaces: {
      type: namespaces,
      doc: 'Namespaces to look into; all of them where it is absent. Narrow it in large clusters, or where Prometheus may only see some.',
      since: '2.0',
    },
    selectors: {
      type: list(selector, { noNullItems: true }),
      doc: 'Label and field selectors that the API server applies. They spare Prometheus and the API server work that `keep` steps would not, at the price of one watch for each role and selector.',
      since: '2.17',
    },
    attach_metadata: {
      type: attachMetadata,
      doc: 'Labels of the node, the namespace or the owning workload to put on each target before relabelling.',
      since: '2.35',
    },
    api_server: {
      type: url,
      doc: 'Address of the API server, for a Prometheus outside the cluster, such as `https://10.0.0.1:6443`. Inside the cluster leave it out: address, token and authority are found by themselves.',
      since: '2.0',
    },
    kubeconfig_file: {
      type: filePath,
      doc: 'Kubeconfig file to take address and credentials from, for a Prometheus outside the cluster. Its current context is used.',
      since: '2.28',
    },
    ...since('2.0', httpClientFields),
    proxy_url: { ...httpClientFields.proxy_url, since: '2.8' },
  },
  rules: [
    forbiddenWith('kubeconfig_file', ['api_server']),
    uniqueBy('selectors', 'role', { what: 'selector' }),
    selectorsFitRole,
    ...inReleases({ until: '3.11' }, nodeSelectorsOfPods),
    ownNamespaceInside,
    clientNeedsServer,
    bothFromFiles,
    ...httpClientRules,
  ],
  snippets: [
    { label: 'pods', doc: 'Every pod of one namespace.', body: 'role: pod\nnamespaces:\n  names: [${1:default}]' },
    { label: 'endpoint slices', doc: 'The pods behind every Service.', body: 'role: endpointslice' },
    { label: 'nodes', doc: 'Every node.', body: 'role: node' },
  ],
});
