import { list, map, oneOfValues, record } from '../../schema/build.ts';
import { rule } from '../../schema/rules.ts';
import type { Field, RecordSchema } from '../../schema/types.ts';
import * as formats from '../../formats/index.ts';
import { needed } from './borrow.ts';
import { kubernetes, kubernetesList } from './kubernetes/pods.ts';
import { atLeast, bool, filled, int32, int32AtLeast, intOrText, text } from './scalars.ts';
import { secretKey, secretOrConfigMap } from './selectors.ts';

/** How the pods of a Prometheus resource are made. Of what is Kubernetes' own the shape is checked and no more. */

const updateStrategy = record({
  name: 'update strategy',
  doc: 'How pods are replaced when the resource changes.',
  fields: {
    type: {
      ...needed(
        oneOfValues(
          { value: 'RollingUpdate', doc: 'One after the other.' },
          { value: 'OnDelete', doc: 'Only when somebody deletes them.' },
        ),
      ),
      doc: 'How pods are replaced.',
    },
    rollingUpdate: {
      type: record({
        name: 'rolling update',
        doc: 'How many pods may be missing meanwhile.',
        fields: { maxUnavailable: { type: intOrText, doc: 'Number or share of pods that may be missing.' } },
      }),
      doc: 'Settings of the rolling update.',
    },
  },
  rules: [
    rule('conflicting-keys', function* (strategy) {
      if (!strategy.has('rollingUpdate') || strategy.text('type') === 'RollingUpdate') return;
      yield {
        at: { on: 'key', key: 'rollingUpdate' },
        message: '`rollingUpdate` needs `type: RollingUpdate`. Change the type, or remove it.',
      };
    }),
  ],
});

export const webTls = record({
  name: 'TLS of the web server',
  doc: 'How Prometheus serves its own pages over TLS.',
  fields: {
    cert: { type: secretOrConfigMap, doc: 'Certificate to show.' },
    certFile: { type: text, doc: 'File in the container with the certificate to show.' },
    keySecret: { type: secretKey, doc: 'Secret with the private key of the certificate.' },
    keyFile: { type: text, doc: 'File in the container with the private key of the certificate.' },
    client_ca: { type: secretOrConfigMap, doc: 'Authority that the certificates of clients must come from.' },
    clientCAFile: { type: text, doc: 'File in the container with the authority of clients.' },
    clientAuthType: { type: text, doc: 'What is asked of clients, such as `RequireAndVerifyClientCert`.', default: 'NoClientCert' },
    minVersion: { type: text, doc: 'Lowest TLS version to accept.', default: 'TLS12' },
    maxVersion: { type: text, doc: 'Highest TLS version to accept.', default: 'TLS13' },
    cipherSuites: { type: list(text, { noNullItems: true }), doc: 'Cipher suites to offer up to TLS 1.2.' },
    curvePreferences: { type: list(text, { noNullItems: true }), doc: 'Elliptic curves, the preferred one first.' },
    preferServerCipherSuites: { type: bool, doc: 'Let the order of the server decide, not that of the client.', default: 'true' },
  },
});

const webHeaders = record({
  name: 'headers of the web server',
  doc: 'Security headers of every answer.',
  fields: {
    contentSecurityPolicy: { type: text, doc: 'The header `Content-Security-Policy`.' },
    strictTransportSecurity: { type: text, doc: 'The header `Strict-Transport-Security`.' },
    xContentTypeOptions: {
      type: oneOfValues({ value: 'NoSniff', doc: 'Browsers take the type as told.' }, { value: '', doc: 'The header is not sent.' }),
      doc: 'The header `X-Content-Type-Options`.',
    },
    xFrameOptions: {
      type: oneOfValues(
        { value: 'Deny', doc: 'No page may show it in a frame.' },
        { value: 'SameOrigin', doc: 'Only its own pages may show it in a frame.' },
        { value: '', doc: 'The header is not sent.' },
      ),
      doc: 'The header `X-Frame-Options`.',
    },
    xXSSProtection: { type: text, doc: 'The header `X-XSS-Protection`.' },
  },
});

export const web = record({
  name: 'web server',
  doc: 'How Prometheus serves its own pages and its API.',
  fields: {
    pageTitle: { type: text, doc: 'Title of the pages.' },
    maxConnections: { type: int32AtLeast(0), doc: 'Most connections at the same time.' },
    tlsConfig: { type: webTls, doc: 'TLS of the web server.' },
    httpConfig: {
      type: record({
        name: 'HTTP of the web server',
        doc: 'HTTP/2 and headers of the web server.',
        fields: {
          http2: { type: bool, doc: 'Whether HTTP/2 is offered; it needs TLS.' },
          headers: { type: webHeaders, doc: 'Security headers of every answer.' },
        },
      }),
      doc: 'HTTP/2 and headers of the web server.',
    },
  },
});

const embeddedMetadata: RecordSchema = record({
  name: 'pod metadata',
  doc: 'Labels and annotations of the pods.',
  fields: {
    name: { type: text, doc: 'Name of the object; for pods it has no effect.' },
    labels: { type: map(formats.kubernetesLabelName, text), doc: 'Labels to add.' },
    annotations: { type: map(formats.kubernetesLabelName, text), doc: 'Annotations to add.' },
  },
});

export const argument = record({
  name: 'additional argument',
  doc: 'A flag that the resource has no field for.',
  label: 'name',
  fields: {
    name: { ...needed(filled), doc: 'Name of the flag, without dashes.' },
    value: { type: text, doc: 'Value of the flag; without it the flag stands alone.' },
  },
});

export const podFields: Readonly<Record<string, Field>> = {
  replicas: { type: int32, doc: 'Number of pods for each shard. Two or more scrape the same targets, for availability.', default: '1' },
  shards: { type: int32, doc: 'Number of shards that targets are spread over.', default: '1' },
  image: { type: text, doc: 'Container image of Prometheus; wins over `version`.' },
  imagePullPolicy: {
    type: oneOfValues(
      { value: 'IfNotPresent', doc: 'Only where it is missing on the node.' },
      { value: 'Always', doc: 'Each time a pod starts.' },
      { value: 'Never', doc: 'Never: it must be there already.' },
      { value: '', doc: 'The same as leaving the key out.' },
    ),
    doc: 'When the image is fetched.',
  },
  imagePullSecrets: kubernetesList('pullSecret', 'Secrets with the login of the registry.'),
  resources: kubernetes('resourcesBlock', 'Memory and processors that the Prometheus container asks for and may use.'),
  storage: kubernetes(
    'storageBlock',
    'Volume for the data: `volumeClaimTemplate`, `emptyDir` or `ephemeral`. Without it the data is gone with the pod.',
  ),
  serviceAccountName: { type: text, doc: 'ServiceAccount of the pods. It needs the right to list what is discovered.' },
  serviceName: { type: filled, doc: 'Name of the headless Service of the pods; it must exist.' },
  podMetadata: { type: embeddedMetadata, doc: 'Labels and annotations of the pods.' },
  nodeSelector: { type: map(formats.string, text), doc: 'Labels that the nodes of the pods must have.' },
  affinity: kubernetes('affinity', 'Near or far from which nodes and pods the pods run.'),
  tolerations: kubernetesList('toleration', 'Taints of nodes that the pods put up with.'),
  topologySpreadConstraints: kubernetesList('spreadConstraint', 'How the pods are spread over zones and nodes.'),
  securityContext: kubernetes('podSecurityContext', 'User, group and rights of the pods.'),
  containers: kubernetesList('container', 'Further containers, or changes to the generated ones by their names.'),
  initContainers: kubernetesList('container', 'Containers that run before, or changes to the generated ones.'),
  volumes: kubernetesList('volume', 'Further volumes of the pods.'),
  volumeMounts: kubernetesList('volumeMount', 'Where volumes appear in the Prometheus container.'),
  hostAliases: kubernetesList('hostAlias', 'Further names in the hosts file of the pods.'),
  dnsConfig: kubernetes('dnsConfig', 'How names are resolved in the pods.'),
  dnsPolicy: {
    type: oneOfValues(
      { value: 'ClusterFirst', doc: 'By the DNS of the cluster.' },
      { value: 'ClusterFirstWithHostNet', doc: 'The same for pods on the network of the node.' },
      { value: 'Default', doc: 'As the node does.' },
      { value: 'None', doc: 'Only as `dnsConfig` says.' },
    ),
    doc: 'By whom names are resolved.',
  },
  schedulerName: { type: filled, doc: 'Scheduler that places the pods.' },
  priorityClassName: { type: text, doc: 'Priority of the pods.' },
  hostNetwork: { type: bool, doc: 'Use the network of the node.' },
  hostUsers: { type: bool, doc: 'Use the users of the node, not a user namespace of their own.' },
  enableServiceLinks: { type: bool, doc: 'Tell the pods of Services by environment variables.' },
  automountServiceAccountToken: { type: bool, doc: 'Mount the token of the ServiceAccount. Discovery needs it.', default: 'true' },
  secrets: { type: list(text, { noNullItems: true }), doc: 'Secrets to mount below `/etc/prometheus/secrets`.' },
  configMaps: { type: list(text, { noNullItems: true }), doc: 'ConfigMaps to mount below `/etc/prometheus/configmaps`.' },
  minReadySeconds: { type: int32AtLeast(0), doc: 'How many seconds a new pod must be ready before it counts.' },
  terminationGracePeriodSeconds: { type: atLeast(0), doc: 'How many seconds a pod has for its end.', default: '600' },
  maximumStartupDurationSeconds: {
    type: int32AtLeast(60),
    doc: 'How many seconds Prometheus may take to start, replaying what it has written.',
    default: '900',
  },
  persistentVolumeClaimRetentionPolicy: kubernetes('claimRetention', 'What becomes of volumes when the set is deleted or gets smaller.'),
  podManagementPolicy: {
    type: oneOfValues({ value: 'Parallel', doc: 'All pods at once.' }, { value: 'OrderedReady', doc: 'One after the other.' }),
    doc: 'In which order pods are started.',
    default: 'Parallel',
  },
  updateStrategy: { type: updateStrategy, doc: 'How pods are replaced when the resource changes.' },
  listenLocal: { type: bool, doc: 'Listen on the loopback address alone, for a proxy in the pod.', default: 'false' },
  portName: { type: text, doc: 'Name of the port of the pods.', default: 'web' },
  paused: { type: bool, doc: 'Leave what is there as it is: the operator changes nothing.', default: 'false' },
};
