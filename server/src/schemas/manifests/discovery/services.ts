import * as formats from '../../../formats/index.ts';
import { list, map, oneOfValues, record } from '../../../schema/build.ts';
import { requiredKey, rule, uniqueBy, uniqueItems, when } from '../../../schema/rules.ts';
import { isTrue } from '../../conditions.ts';
import { consulDiscovery } from '../../discovery/consul.ts';
import { dnsDiscovery } from '../../discovery/dns.ts';
import { dockerDiscovery } from '../../discovery/docker.ts';
import { dockerswarmDiscovery } from '../../discovery/dockerswarm.ts';
import { eurekaDiscovery } from '../../discovery/eureka.ts';
import { fileDiscovery } from '../../discovery/file.ts';
import { httpDiscovery } from '../../discovery/http.ts';
import { kubernetesDiscovery } from '../../discovery/kubernetes.ts';
import { kumaDiscovery } from '../../discovery/kuma.ts';
import { nomadDiscovery } from '../../discovery/nomad.ts';
import { puppetdbDiscovery } from '../../discovery/puppetdb.ts';
import { targetGroup } from '../../discovery/static.ts';
import { needed } from '../borrow.ts';
import { attachMetadata } from '../monitor.ts';
import { byOperator } from '../operator.ts';
import { scheme } from '../scraping.ts';
import { bool, duration, fieldSelectorText, filled, httpUrl, labelName, labelSelectorText, matching, port, text } from '../scalars.ts';
import { secretKey } from '../selectors.ts';
import { allKeys, discovery, filters, filtersDiffer, refreshed, refreshedPort } from './build.ts';

export const staticSD = discovery({
  of: targetGroup,
  fields: {
    targets: needed(list(filled, { nonEmpty: 'There is no target in this list. Add one.', noNullItems: true })),
    labels: map(labelName.format, text),
  },
  rules: [uniqueItems('targets')],
});

export const consulSD = discovery({
  of: consulDiscovery,
  client: allKeys,
  fields: {
    server: needed(filled),
    services: list(text, { noNullItems: true }),
    tags: list(text, { noNullItems: true }),
    tokenRef: { type: secretKey, doc: 'Secret with the access token of Consul.' },
    datacenter: filled,
    namespace: filled,
    partition: filled,
    pathPrefix: filled,
    scheme,
    filter: filled,
    healthFilter: filled,
    nodeMeta: map(formats.string, text),
    tagSeparator: filled,
    allowStale: bool,
    ...refreshed,
  },
  rules: [uniqueItems('services'), uniqueItems('tags')],
});

const recordType = oneOfValues(
  { value: 'SRV', doc: 'Service records, which tell host and port.' },
  { value: 'A', doc: 'IPv4 addresses.' },
  { value: 'AAAA', doc: 'IPv6 addresses.' },
  { value: 'MX', doc: 'Mail servers.' },
  { value: 'NS', doc: 'Name servers.' },
);

export const dnsSD = discovery({
  of: dnsDiscovery,
  fields: {
    names: needed(list(filled, { nonEmpty: 'DNS discovery needs at least one name to look up.', noNullItems: true })),
    type: recordType,
    port,
    ...refreshed,
  },
  rules: byOperator(
    ...when(view => (view.text('type') ?? 'SRV') !== 'SRV', requiredKey('port', { message: 'Only SRV records tell a port. Add `port`.' })),
  ),
});

const daemon = matching({
  name: 'URL',
  example: 'unix:///var/run/docker.sock',
  pattern: /^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/.+$/,
  wanted: 'Write the address of the daemon, such as `unix:///var/run/docker.sock` or `tcp://host:2375`.',
});

export const dockerSD = discovery({
  of: dockerDiscovery,
  client: allKeys,
  fields: { host: needed(daemon), filters, hostNetworkingHost: filled, matchFirstNetwork: bool, ...refreshedPort },
  rules: [filtersDiffer],
});

export const dockerSwarmSD = discovery({
  of: dockerswarmDiscovery,
  client: allKeys,
  fields: {
    host: needed(daemon),
    role: needed(
      oneOfValues(
        { value: 'Services', doc: 'The services of the swarm.' },
        { value: 'Tasks', doc: 'The tasks that services run.' },
        { value: 'Nodes', doc: 'The nodes of the swarm.' },
      ),
    ),
    filters,
    ...refreshedPort,
  },
  rules: [filtersDiffer],
});

export const eurekaSD = discovery({ of: eurekaDiscovery, client: allKeys, fields: { server: needed(httpUrl), ...refreshed } });

const targetsFile = matching({
  name: 'file pattern',
  example: '/etc/prometheus/targets/*.yaml',
  pattern: /^[^*]*(?:\*[^/]*)?\.(?:json|yml|yaml|JSON|YML|YAML)$/,
  wanted: 'Write a path that ends in `.json`, `.yml` or `.yaml`, with at most one `*` and only in its last part.',
});

export const fileSD = discovery({
  of: fileDiscovery,
  fields: {
    files: needed(list(targetsFile, { nonEmpty: 'File discovery needs at least one file to read.', noNullItems: true })),
    ...refreshed,
  },
  rules: [uniqueItems('files')],
});

export const httpSD = discovery({ of: httpDiscovery, client: allKeys, fields: { url: needed(httpUrl), ...refreshed } });

const kubernetesRole = oneOfValues(
  { value: 'Pod', doc: 'Pods, a target for each declared port.' },
  { value: 'EndpointSlice', doc: 'The pods behind Services.' },
  { value: 'Endpoints', doc: 'The same by Endpoints, which Kubernetes 1.33 deprecates.' },
  { value: 'Service', doc: 'Services, a target for each port.' },
  { value: 'Ingress', doc: 'Ingresses, a target for each path.' },
  { value: 'Node', doc: 'Nodes, at the address of their kubelet.' },
);

/** pkg/prometheus/resource_selector.go, validateKubernetesSDConfigs. Prometheus itself takes nodes for pods, too. */
const selectorsOfRole: Readonly<Record<string, readonly string[]>> = {
  Pod: ['Pod'],
  Service: ['Service'],
  EndpointSlice: ['Pod', 'Service', 'EndpointSlice'],
  Endpoints: ['Pod', 'Service', 'Endpoints'],
  Node: ['Node'],
  Ingress: ['Ingress'],
};

const selectorsFitRole = rule('invalid-value', function* (view) {
  const role = view.text('role') ?? '';
  const allowed = selectorsOfRole[role];
  if (!allowed) return;
  for (const [index, selector] of view.records('selectors').entries()) {
    const selected = selector?.text('role');
    if (selected === undefined || allowed.includes(selected) || !selectorsOfRole[selected]) continue;
    const message = `A discovery with the role \`${role}\` takes selectors for ${allowed.map(name => `\`${name}\``).join(', ')} only.`;
    yield { at: { on: 'path', path: ['selectors', index, 'role'], part: 'value' }, message };
  }
});

const ownNamespaceInside = rule('conflicting-keys', function* (view) {
  const namespaces = view.record('namespaces');
  if (!view.has('apiServer') || !namespaces || !isTrue('ownNamespace')(namespaces)) return;
  const message = '`ownNamespace` works inside the cluster only, where `apiServer` is not set. Name the namespace under `names`.';
  yield { at: { on: 'path', path: ['namespaces', 'ownNamespace'], part: 'key' }, message };
});

const namespaces = record({
  name: 'discovery namespaces',
  doc: 'Namespaces to look into.',
  fields: {
    ownNamespace: { type: bool, doc: 'Look into the namespace that Prometheus runs in.', default: 'false' },
    names: { type: list(text, { noNullItems: true }), doc: 'Names of further namespaces to look into.' },
  },
  rules: [uniqueItems('names')],
});

const selector = record({
  name: 'discovery selector',
  doc: 'Selectors that the API server applies to one kind of object.',
  label: 'role',
  fields: {
    role: { ...needed(kubernetesRole), doc: 'Kind of object that the selectors are for.' },
    label: { type: labelSelectorText, doc: 'Label selector, such as `app=shop,tier!=test`.' },
    field: { type: fieldSelectorText, doc: 'Field selector, such as `spec.nodeName=node-1`.' },
  },
});

export const kubernetesSD = discovery({
  of: kubernetesDiscovery,
  client: allKeys,
  fields: {
    role: needed(kubernetesRole),
    namespaces,
    selectors: list(selector, { noNullItems: true }),
    attachMetadata,
    apiServer: filled,
  },
  rules: [uniqueBy('selectors', 'role', { what: 'selector' }), ...byOperator(selectorsFitRole, ownNamespaceInside)],
});

export const kumaSD = discovery({
  of: kumaDiscovery,
  client: allKeys,
  fields: { server: needed(httpUrl), clientID: filled, fetchTimeout: duration, ...refreshed },
});

export const nomadSD = discovery({
  of: nomadDiscovery,
  client: allKeys,
  fields: { server: needed(httpUrl), namespace: filled, region: filled, tagSeparator: filled, allowStale: bool, ...refreshed },
});

export const puppetDBSD = discovery({
  of: puppetdbDiscovery,
  client: allKeys,
  fields: { url: needed(httpUrl), query: needed(filled), includeParameters: bool, ...refreshedPort },
});
