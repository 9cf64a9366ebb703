import { list, oneOfValues } from '../../../schema/build.ts';
import type { Field, Ref } from '../../../schema/types.ts';
import { bool, filled, int32, integer, intOrText, quantity, text } from '../scalars.ts';
import { configMapKey, secretKey } from '../selectors.ts';
import { unread } from '../borrow.ts';
import { recordsOf, type Shape } from './notation.ts';
import { volumeShapes } from './volumes.ts';

/** Pods as far as the operator's resources hold pieces of them (core/v1 of Kubernetes, in the CRDs of the operator's release 0.93). */
const shapes = {
  container: {
    at: 'pod.spec.containers',
    keys: `args[] command[] env:variable[name] envFrom:variableSource[] image imagePullPolicy lifecycle:lifecycle
      livenessProbe:containerProbe name! ports:containerPort[containerPort,protocol] readinessProbe:containerProbe
      resizePolicy:resizePolicy[] resources:resourcesBlock restartPolicy restartPolicyRules:restartRule[]
      securityContext:containerSecurityContext startupProbe:containerProbe stdin:bool stdinOnce:bool terminationMessagePath
      terminationMessagePolicy tty:bool volumeDevices:volumeDevice[devicePath] volumeMounts:volumeMount[mountPath] workingDir`,
  },
  variable: { at: 'pod.spec.containers.env', keys: 'name! value valueFrom:variableValue' },
  variableValue: {
    at: 'pod.spec.containers.env.valueFrom',
    keys: `configMapKeyRef:configMapKey fieldRef:podField fileKeyRef:fileKey resourceFieldRef:resourceField secretKeyRef:secretKey`,
  },
  podField: { at: 'pod.spec.containers.env.valueFrom.fieldRef', keys: 'apiVersion fieldPath!' },
  fileKey: { at: 'pod.spec.containers.env.valueFrom.fileKeyRef', keys: 'key! optional:bool path! volumeName!' },
  resourceField: { at: 'pod.spec.containers.env.valueFrom.resourceFieldRef', keys: 'containerName divisor:quantity resource!' },
  variableSource: { at: 'pod.spec.containers.envFrom', keys: 'configMapRef:objectReference prefix secretRef:objectReference' },
  objectReference: { at: 'pod.spec.containers.envFrom.configMapRef', keys: 'name optional:bool' },
  lifecycle: { at: 'pod.spec.containers.lifecycle', keys: 'postStart:lifecycleHandler preStop:lifecycleHandler stopSignal' },
  lifecycleHandler: {
    at: 'pod.spec.containers.lifecycle.postStart',
    keys: 'exec:command httpGet:httpRequest sleep:sleep tcpSocket:tcpConnection',
  },
  command: { at: 'pod.spec.containers.lifecycle.postStart.exec', keys: 'command[]' },
  httpRequest: {
    at: 'pod.spec.containers.lifecycle.postStart.httpGet',
    keys: 'host httpHeaders:httpHeader[] path port!:intOrText scheme',
  },
  httpHeader: { at: 'pod.spec.containers.lifecycle.postStart.httpGet.httpHeaders', keys: 'name! value!' },
  sleep: { at: 'pod.spec.containers.lifecycle.postStart.sleep', keys: 'seconds!:integer' },
  tcpConnection: { at: 'pod.spec.containers.lifecycle.postStart.tcpSocket', keys: 'host port!:intOrText' },
  containerProbe: {
    at: 'pod.spec.containers.livenessProbe',
    keys: `exec:command failureThreshold:int32 grpc:grpcCheck httpGet:httpRequest initialDelaySeconds:int32 periodSeconds:int32
      successThreshold:int32 tcpSocket:tcpConnection terminationGracePeriodSeconds:integer timeoutSeconds:int32`,
  },
  grpcCheck: { at: 'pod.spec.containers.livenessProbe.grpc', keys: 'port!:int32 service' },
  containerPort: { at: 'pod.spec.containers.ports', keys: 'containerPort!:int32 hostIP hostPort:int32 name protocol=TCP' },
  resizePolicy: { at: 'pod.spec.containers.resizePolicy', keys: 'resourceName! restartPolicy!' },
  restartRule: { at: 'pod.spec.containers.restartPolicyRules', keys: 'action! exitCodes:exitCodeSet' },
  exitCodeSet: { at: 'pod.spec.containers.restartPolicyRules.exitCodes', keys: 'operator! values:int32[*]' },
  containerSecurityContext: {
    at: 'pod.spec.containers.securityContext',
    keys: `allowPrivilegeEscalation:bool appArmorProfile:securityProfile capabilities:capabilitiesBlock privileged:bool procMount
      readOnlyRootFilesystem:bool runAsGroup:integer runAsNonRoot:bool runAsUser:integer seLinuxOptions:seLinuxLabelSet
      seccompProfile:securityProfile windowsOptions:windowsBlock`,
  },
  capabilitiesBlock: { at: 'pod.spec.containers.securityContext.capabilities', keys: 'add[] drop[]' },
  securityProfile: { at: 'pod.spec.securityContext.seccompProfile', keys: 'localhostProfile type!' },
  seLinuxLabelSet: { at: 'pod.spec.securityContext.seLinuxOptions', keys: 'level role type user' },
  windowsBlock: {
    at: 'pod.spec.securityContext.windowsOptions',
    keys: 'gmsaCredentialSpec gmsaCredentialSpecName hostProcess:bool runAsUserName',
  },
  volumeDevice: { at: 'pod.spec.containers.volumeDevices', keys: 'devicePath! name!' },
  volumeMount: {
    at: 'pod.spec.containers.volumeMounts',
    keys: 'mountPath! mountPropagation name! readOnly:bool recursiveReadOnly subPath subPathExpr',
  },
  resourcesBlock: { at: 'pod.spec.containers.resources', keys: 'claims:resourceClaim[name] limits:quantity{} requests:quantity{}' },
  resourceClaim: { at: 'pod.spec.containers.resources.claims', keys: 'name! request' },
  podSecurityContext: {
    at: 'pod.spec.securityContext',
    keys: `appArmorProfile:securityProfile fsGroup:integer fsGroupChangePolicy runAsGroup:integer runAsNonRoot:bool runAsUser:integer
      seLinuxChangePolicy seLinuxOptions:seLinuxLabelSet seccompProfile:securityProfile supplementalGroups:integer[]
      supplementalGroupsPolicy sysctls:sysctl[] windowsOptions:windowsBlock`,
  },
  sysctl: { at: 'pod.spec.securityContext.sysctls', keys: 'name! value!' },
  affinity: { at: 'pod.spec.affinity', keys: 'nodeAffinity:nodeAffinity podAffinity:podAffinity podAntiAffinity:podAffinity' },
  nodeAffinity: {
    at: 'pod.spec.affinity.nodeAffinity',
    keys: `preferredDuringSchedulingIgnoredDuringExecution:nodePreference[]
      requiredDuringSchedulingIgnoredDuringExecution:nodeRequirement`,
  },
  nodePreference: {
    at: 'pod.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution',
    keys: 'preference!:nodeTerm weight!:int32',
  },
  nodeRequirement: {
    at: 'pod.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution',
    keys: 'nodeSelectorTerms!:nodeTerm[]',
  },
  nodeTerm: {
    at: 'pod.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms',
    keys: 'matchExpressions:condition[] matchFields:condition[]',
  },
  condition: { at: 'deployment.spec.selector.matchExpressions', keys: 'key! operator! values[]' },
  podAffinity: {
    at: 'pod.spec.affinity.podAffinity',
    keys: `preferredDuringSchedulingIgnoredDuringExecution:podPreference[] requiredDuringSchedulingIgnoredDuringExecution:podTerm[]`,
  },
  podPreference: {
    at: 'pod.spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution',
    keys: 'podAffinityTerm!:podTerm weight!:int32',
  },
  podTerm: {
    at: 'pod.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution',
    keys: `labelSelector:labelSelector matchLabelKeys[] mismatchLabelKeys[] namespaceSelector:labelSelector namespaces[] topologyKey!`,
  },
  labelSelector: {
    at: 'deployment.spec.selector',
    keys: 'matchExpressions:condition[] matchLabels{}',
    strays: 'matchLabels',
  },
  toleration: { at: 'pod.spec.tolerations', keys: 'effect key operator tolerationSeconds:integer value' },
  spreadConstraint: {
    at: 'prometheus.spec.topologySpreadConstraints',
    keys: `additionalLabelSelectors:selectorsAdded labelSelector:labelSelector matchLabelKeys[] maxSkew!:int32 minDomains:int32
      nodeAffinityPolicy nodeTaintsPolicy topologyKey! whenUnsatisfiable!`,
  },
  podSpreadConstraint: {
    at: 'pod.spec.topologySpreadConstraints',
    keys: `labelSelector:labelSelector matchLabelKeys[] maxSkew!:int32 minDomains:int32 nodeAffinityPolicy nodeTaintsPolicy topologyKey!
      whenUnsatisfiable!`,
  },
  hostAlias: { at: 'pod.spec.hostAliases', keys: 'hostnames![] ip!' },
  pullSecret: { at: 'pod.spec.imagePullSecrets', keys: 'name' },
  dnsConfig: { at: 'pod.spec.dnsConfig', keys: 'nameservers:filled[*] options:dnsOption[name] searches:filled[*]' },
  dnsOption: { at: 'pod.spec.dnsConfig.options', keys: 'name!:filled value' },
  claimRetention: { at: 'statefulset.spec.persistentVolumeClaimRetentionPolicy', keys: 'whenDeleted whenScaled' },
} as const satisfies Readonly<Record<string, Shape>>;

/** What stands behind a colon besides the shapes: scalars, and records that there are already. */
const types: Readonly<Record<string, Ref>> = {
  text,
  filled,
  bool,
  int32,
  integer,
  intOrText,
  quantity,
  secretKey,
  configMapKey,
  anyMetadata: unread('metadata of an ephemeral claim', 'Labels and annotations of the volume; Kubernetes looks at them later.'),
  claimStatus: unread('claim status', 'What Kubernetes says of the volume; not written by hand.'),
  selectorsAdded: oneOfValues(
    { value: 'OnResource', doc: 'Count the pods of this resource.' },
    { value: 'OnShard', doc: 'Count the pods of this shard.' },
  ),
};

type ShapeId = keyof typeof shapes | keyof typeof volumeShapes;

const recordOf = recordsOf({ ...shapes, ...volumeShapes }, types);

/** A field that holds a piece of a Pod, of which the shape is checked. */
export const kubernetes = (id: ShapeId, doc: string): Field => ({ type: () => recordOf(id), doc });

export const kubernetesList = (id: ShapeId, doc: string): Field => ({ type: list(() => recordOf(id), { noNullItems: true }), doc });
