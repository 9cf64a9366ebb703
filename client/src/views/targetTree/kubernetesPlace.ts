import type { ActiveTarget, Labels } from '../../prometheus/api.ts';

/** Where in a cluster a target is, as far as its labels say. */
export interface KubernetesPlace {
  readonly namespace: string;
  readonly service?: string;
  readonly pod?: string;
  /** Of the pod, their names as label names of Prometheus: what stands there for `app.kubernetes.io/name` is `app_kubernetes_io_name`. */
  readonly podLabels: Labels;
}

const podLabel = '__meta_kubernetes_pod_label_';

/**
 * By what discovery found (Prometheus: configuration, `kubernetes_sd_configs`), else by the labels that the operator and the usual jobs
 * give: `namespace`, `service`, `pod`. A Service's DNS name says it of a static target.
 */
export function kubernetesPlace({ labels, discoveredLabels }: ActiveTarget): KubernetesPlace | undefined {
  const [, named, within] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:[.:]|$)/.exec(discoveredLabels['__address__'] ?? '') ?? [];
  const namespace = discoveredLabels['__meta_kubernetes_namespace'] ?? within ?? labels['namespace'];
  const service = discoveredLabels['__meta_kubernetes_service_name'] ?? named ?? labels['service'];
  const pod = discoveredLabels['__meta_kubernetes_pod_name'] ?? labels['pod'];
  if (namespace === undefined || (service === undefined && pod === undefined)) return undefined;
  const podLabels = Object.entries(discoveredLabels).flatMap(([name, value]) =>
    name.startsWith(podLabel) ? [[name.slice(podLabel.length), value]] : [],
  );
  return {
    namespace,
    ...(service === undefined ? {} : { service }),
    ...(pod === undefined ? {} : { pod }),
    podLabels: Object.fromEntries(podLabels),
  };
}

/** The Service of a place: the one it names, else one that selects its pod. */
export function serviceAt<S extends ServiceLike>(services: readonly S[], place: KubernetesPlace): S | undefined {
  const near = services.filter(({ namespace }) => namespace === place.namespace);
  return near.find(({ name }) => name === place.service) ?? near.find(({ selector }) => selects(selector, place.podLabels));
}

interface ServiceLike {
  readonly namespace: string;
  readonly name: string;
  readonly selector: Labels;
}

function selects(selector: Labels, podLabels: Labels): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([name, value]) => podLabels[name.replaceAll(/\W/g, '_')] === value);
}
