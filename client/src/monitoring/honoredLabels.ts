import type { Service } from '../cluster/kinds/service.ts';
import { speaksForOthers } from '../../../server/src/spokesmen.ts';

const others = 'its samples carry labels of what they are about, and these must not give way to those of its own target';

/** Why the labels that a Service's samples bring along must win over those of the target; undefined for nearly all, where they must not. */
export function reasonToHonorLabels({ name, labels }: Pick<Service, 'name' | 'labels'>): string | undefined {
  return speaksForOthers(labels['app.kubernetes.io/name'] ?? '') || speaksForOthers(name) ? others : undefined;
}
