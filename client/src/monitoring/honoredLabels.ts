import type { Service } from '../cluster/kinds/service.ts';

const others = 'its samples carry labels of what they are about, and these must not give way to those of its own target';

/** Programs that speak for others, by the names that their charts and manifests give them. Their own documentation asks for `honor_labels`. */
const spokesmen: ReadonlyMap<string, string> = new Map([
  ['kube-state-metrics', others],
  ['pushgateway', others],
  ['prometheus-pushgateway', others],
]);

/** Why the labels that a Service's samples bring along must win over those of the target; undefined for nearly all, where they must not. */
export function reasonToHonorLabels({ name, labels }: Pick<Service, 'name' | 'labels'>): string | undefined {
  return spokesmen.get(labels['app.kubernetes.io/name'] ?? '') ?? spokesmen.get(name);
}
