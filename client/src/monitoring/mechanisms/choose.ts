/** Which mechanisms fit a Service in its cluster, the best first. Pure. */
import { annotationMechanism } from './annotation.ts';
import { discoveryJob } from './discoveryJob.ts';
import type { Mechanism, Surroundings } from './mechanism.ts';
import { operatorMechanisms } from './operator.ts';

/**
 * What the cluster's owner set up comes before what would be new to it: an operator is there to be given monitors, and a job that reads
 * annotations to be given those. A file of one's own is the last resort there, and the first where neither is.
 */
export function chooseMechanisms(surroundings: Surroundings): readonly Mechanism[] {
  const { plan, service } = surroundings;
  const file: readonly Mechanism[] = [
    {
      kind: 'staticJob',
      job: plan.job,
      reason: 'A job with the address of the Service: the simplest there is, for a Prometheus that reads a file.',
      cautions: plan.cautions,
    },
    ...discoveryJob(surroundings),
  ];
  const manyPods = service.headless || surroundings.pods.length > 1;
  return [...operatorMechanisms(surroundings), ...annotationMechanism(surroundings), ...(manyPods ? file.toReversed() : file)];
}
