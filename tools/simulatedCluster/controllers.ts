import { createHash, randomBytes } from 'node:crypto';
import { now } from './admission.ts';
import type { KubernetesWriter } from './writer.ts';
import {
  isDeployment,
  isPod,
  isReady,
  isService,
  type Deployment,
  type KubeObject,
  type OwnerReference,
  type Pod,
  type Service,
} from './objects.ts';
import { resourceOfKind } from './resources.ts';
import { selects } from './selector.ts';
import type { Store } from './store.ts';

const podResource = resourceOfKind('Pod');
const serviceResource = resourceOfKind('Service');
const sliceResource = resourceOfKind('EndpointSlice');
const deploymentResource = resourceOfKind('Deployment');

/**
 * What kube-controller-manager and the kubelet do, as far as anything here depends on it: pods of Deployments, running pods with
 * addresses, EndpointSlices of Services, garbage collection by owner. Each pass compares all that is wanted with all that is; the
 * worlds are small. Passes follow a change, never run within it, so that every watcher sees changes in one order.
 */
export function runControllers(store: Store, writer: KubernetesWriter): { dispose(): void } {
  let pending: NodeJS.Immediate | undefined;
  const subscription = store.onChange(() => {
    pending ??= setImmediate(() => {
      pending = undefined;
      collectOrphans(store);
      for (const deployment of store.list({ resource: deploymentResource })) if (isDeployment(deployment)) scale(store, writer, deployment);
      for (const pod of store.list({ resource: podResource })) if (isPod(pod)) runPod(store, pod, writer);
      for (const service of store.list({ resource: serviceResource })) if (isService(service)) publishEndpoints(store, writer, service);
    });
  });
  return {
    dispose: () => {
      subscription.dispose();
      clearImmediate(pending);
    },
  };
}

/** Deletes what belonged to an object that is gone. */
function collectOrphans(store: Store): void {
  const owners = [deploymentResource, serviceResource];
  const uids = new Set(owners.flatMap(resource => store.list({ resource })).map(object => object.metadata.uid));
  for (const resource of [podResource, sliceResource]) {
    for (const { metadata } of store.list({ resource })) {
      const owner = metadata.ownerReferences?.find(({ controller }) => controller);
      if (owner !== undefined && !uids.has(owner.uid)) store.delete(resource, metadata.name, metadata.namespace);
    }
  }
}

function scale(store: Store, writer: KubernetesWriter, deployment: Deployment): void {
  const { name, namespace, uid } = deployment.metadata;
  const { replicas = 1, template, selector } = deployment.spec;
  const hash = createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 10);
  const own = store
    .list({ resource: podResource, namespace })
    .filter(pod => pod.metadata.ownerReferences?.some(owner => owner.uid === uid) === true);
  const current = own.filter(pod => pod.metadata.labels?.['pod-template-hash'] === hash);
  for (const pod of [...own.filter(candidate => !current.includes(candidate)), ...current.slice(replicas)]) {
    store.delete(podResource, pod.metadata.name, namespace);
  }
  for (let missing = replicas - current.length; missing > 0; missing -= 1) {
    writer.create(podResource, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${name}-${hash}-${randomBytes(4).toString('hex').slice(0, 5)}`,
        ...(namespace !== undefined && { namespace }),
        labels: { ...selector.matchLabels, ...template.metadata?.labels, 'pod-template-hash': hash },
        ...(template.metadata?.annotations && { annotations: template.metadata.annotations }),
        ownerReferences: [ownedBy(deployment)],
      },
      spec: template.spec,
    });
  }
  const status = { replicas, readyReplicas: current.filter(pod => isPod(pod) && isReady(pod)).length };
  if (JSON.stringify(status) !== JSON.stringify(deployment.status)) store.put(deploymentResource, { ...deployment, status });
}

/** The kubelet's part: a pod that was only created gets an address and runs. */
function runPod(store: Store, pod: Pod, writer: KubernetesWriter): void {
  if (pod.status?.phase !== 'Pending' || pod.status.podIP !== undefined) return;
  const podIP = writer.addresses.pod();
  const since = now();
  const condition = (type: string): unknown => ({ type, status: 'True', lastTransitionTime: since, lastProbeTime: null });
  store.put(podResource, {
    ...pod,
    spec: { ...pod.spec, nodeName: pod.spec.nodeName ?? 'node-1' },
    status: {
      phase: 'Running',
      conditions: ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'].map(condition),
      podIP,
      podIPs: [{ ip: podIP }],
      hostIP: '10.0.0.1',
      startTime: since,
      containerStatuses: pod.spec.containers.map(({ name, image }) => ({
        name,
        image,
        imageID: '',
        ready: true,
        started: true,
        restartCount: 0,
        state: { running: { startedAt: since } },
      })),
    },
  });
}

function publishEndpoints(store: Store, writer: KubernetesWriter, service: Service): void {
  const { name, namespace } = service.metadata;
  const selector = service.spec.selector ?? {};
  if (Object.keys(selector).length === 0) return;
  const pods = store
    .list({ resource: podResource, namespace })
    .filter(isPod)
    .filter(pod => selects(selector, pod.metadata.labels) && pod.status?.podIP !== undefined);
  const slice: KubeObject & { addressType: string; endpoints: unknown; ports: unknown } = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-endpoints`,
      ...(namespace !== undefined && { namespace }),
      labels: {
        ...service.metadata.labels,
        'kubernetes.io/service-name': name,
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
      },
      ownerReferences: [ownedBy(service)],
    },
    addressType: 'IPv4',
    endpoints: pods.map(pod => ({
      addresses: [pod.status?.podIP],
      conditions: { ready: isReady(pod), serving: isReady(pod), terminating: pod.metadata.deletionTimestamp !== undefined },
      nodeName: pod.spec.nodeName,
      targetRef: { kind: 'Pod', namespace, name: pod.metadata.name, uid: pod.metadata.uid },
    })),
    ports: (service.spec.ports ?? []).map(port => ({
      name: port.name ?? '',
      protocol: port.protocol ?? 'TCP',
      port: pods.map(pod => containerPort(pod, port.targetPort ?? port.port)).find(found => found !== undefined),
    })),
  };
  const before = store.get(sliceResource, slice.metadata.name, namespace);
  if (before === undefined) writer.create(sliceResource, slice);
  else if (contentOf(before) !== contentOf(slice))
    store.put(sliceResource, { ...slice, metadata: { ...before.metadata, labels: slice.metadata.labels ?? {} } });
}

/** All of an object but what the server itself writes into its metadata. */
const contentOf = (object: KubeObject): string => JSON.stringify({ ...object, metadata: object.metadata.labels });

/** The number of a Service's target port in a pod; undefined where no container has a port of that name. */
export function containerPort(pod: Pod, targetPort: number | string): number | undefined {
  if (typeof targetPort === 'number') return targetPort;
  return pod.spec.containers.flatMap(container => container.ports ?? []).find(port => port.name === targetPort)?.containerPort;
}

const ownedBy = ({ apiVersion, kind, metadata }: KubeObject): OwnerReference => ({
  apiVersion,
  kind,
  name: metadata.name,
  uid: metadata.uid ?? '',
  controller: true,
});
