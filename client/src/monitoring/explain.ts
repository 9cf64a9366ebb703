/** What a plan does and why, for the preview of a change. */
import { assertNever } from '../util/assertNever.ts';
import { reasonToHonorLabels } from './honoredLabels.ts';
import type { JobPlan } from './plan.ts';

/** One sentence a line: what is added, why this port, name, scheme and path, and what to beware of. */
export function explainPlan(plan: JobPlan): string {
  const { job, chosen } = plan;
  const { name, port } = chosen.port;
  const honored = reasonToHonorLabels(plan.service);
  const portText = name === undefined ? String(port) : `${port} (${name})`;
  return [
    job.discovery === undefined
      ? `Adds the job "${job.jobName}", which scrapes ${job.targets.join(', ')}.`
      : `Adds the job "${job.jobName}", which finds the pods behind ${job.discovery.service} and scrapes each of them.`,
    `Port ${portText}: ${chosen.reason}.`,
    ...(job.discovery === undefined ? [nameSentence(plan)] : []),
    ...(job.scheme === 'https' ? [`Scheme https: ${plan.scheme.reason}.`] : []),
    ...(job.metricsPath === undefined ? [] : [`Path ${job.metricsPath}: the annotation prometheus.io/path says so.`]),
    ...(honored === undefined ? [] : [`Honor labels: ${honored}.`]),
    ...plan.cautions,
  ].join('\n');
}

function nameSentence({ place, service }: JobPlan): string {
  switch (place.kind) {
    case 'inNamespace':
      return place.namespace === service.namespace
        ? `Short name: Prometheus runs in the Service's own namespace, "${service.namespace}".`
        : `Full name: Prometheus runs in namespace "${place.namespace}" and the Service in "${service.namespace}"; between namespaces a short name does not resolve.`;
    case 'inCluster':
      return 'Full name: it resolves in whichever namespace Prometheus runs.';
    case 'outside':
      return 'Full name: outside the cluster a short one says nothing.';
    default:
      return assertNever(place);
  }
}
