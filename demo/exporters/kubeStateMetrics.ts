import { isDeployment, isPod, isReady, isService } from '../../tools/simulatedCluster/objects.ts';
import type { World } from '../../tools/simulatedCluster/index.ts';
import { counter, gauge, type Family } from './exposition.ts';

const phases = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] as const;

/** The state of the simulated cluster's objects as metrics, read from the cluster at each scrape. */
export function kubeStateFamilies(world: World): readonly Family[] {
  const pods = world.list('Pod').filter(isPod);
  const deployments = world.list('Deployment').filter(isDeployment);
  const services = world.list('Service').filter(isService);
  const of = (object: { metadata: { namespace?: string; name: string } }, kind: string): Record<string, string> => ({
    namespace: object.metadata.namespace ?? '',
    [kind]: object.metadata.name,
  });
  return [
    gauge(
      'kube_namespace_status_phase',
      'Phase of each namespace.',
      world.list('Namespace').map(({ metadata }) => ({ labels: { namespace: metadata.name, phase: 'Active' }, value: 1 })),
    ),
    gauge(
      'kube_service_info',
      'The Services and their addresses.',
      services.map(service => ({ labels: { ...of(service, 'service'), cluster_ip: service.spec.clusterIP ?? '' }, value: 1 })),
    ),
    gauge(
      'kube_deployment_spec_replicas',
      'Replicas that a Deployment asks for.',
      deployments.map(deployment => ({ labels: of(deployment, 'deployment'), value: deployment.spec.replicas ?? 1 })),
    ),
    gauge(
      'kube_deployment_status_replicas_available',
      'Replicas of a Deployment that are ready.',
      deployments.map(deployment => ({
        labels: of(deployment, 'deployment'),
        value: pods.filter(pod => isReady(pod) && ownerOf(pod) === deployment.metadata.name).length,
      })),
    ),
    gauge(
      'kube_pod_info',
      'The pods, where they run and what they belong to.',
      pods.map(pod => ({
        labels: { ...of(pod, 'pod'), node: pod.spec.nodeName ?? '', pod_ip: pod.status?.podIP ?? '', created_by_name: ownerOf(pod) },
        value: 1,
      })),
    ),
    gauge(
      'kube_pod_status_phase',
      'Phase of each pod: 1 for the one it is in.',
      pods.flatMap(pod => phases.map(phase => ({ labels: { ...of(pod, 'pod'), phase }, value: pod.status?.phase === phase ? 1 : 0 }))),
    ),
    gauge(
      'kube_pod_status_ready',
      'Whether a pod is ready to serve.',
      pods.map(pod => ({ labels: { ...of(pod, 'pod'), condition: 'true' }, value: isReady(pod) ? 1 : 0 })),
    ),
    counter(
      'kube_pod_container_status_restarts_total',
      'Restarts of each container.',
      pods.flatMap(pod => pod.spec.containers.map(({ name }) => ({ labels: { ...of(pod, 'pod'), container: name }, value: 0 }))),
    ),
  ];
}

const ownerOf = (pod: { metadata: { ownerReferences?: readonly { name: string; controller: boolean }[] } }): string =>
  pod.metadata.ownerReferences?.find(({ controller }) => controller)?.name ?? '';

/** What kube-state-metrics says of itself, on its second port. */
export function kubeStateTelemetry(world: World, startedAt: number): readonly Family[] {
  return [
    gauge(
      'kube_state_metrics_objects',
      'Objects that the last scrape looked at, by kind.',
      ['Namespace', 'Service', 'Deployment', 'Pod'].map(kind => ({ labels: { kind }, value: world.list(kind).length })),
    ),
    gauge('process_start_time_seconds', 'Start of the process, seconds since the epoch.', startedAt),
  ];
}
