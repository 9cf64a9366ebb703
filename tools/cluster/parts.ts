import { getControlPlane } from '../parts/kubernetes.ts';
import { getKwok } from '../parts/kwok.ts';
import { getPrometheusOperator } from '../parts/operator.ts';
import type { Part } from '../parts/part.ts';
import type { Progress } from '../parts/progress.ts';
import type { ClusterParts } from './controlPlane.ts';
import { namespaceProblem } from './namespace.ts';

/** Everything that a real cluster is made of, or the first reason why not. */
export async function getClusterParts(progress: Progress): Promise<Part<ClusterParts>> {
  const problem = await namespaceProblem();
  if (problem !== undefined) return { kind: 'missing', sentence: problem };
  const controlPlane = await getControlPlane(progress);
  if (controlPlane.kind === 'missing') return controlPlane;
  const kwok = await getKwok(progress);
  if (kwok.kind === 'missing') return kwok;
  const operator = await getPrometheusOperator(progress);
  if (operator.kind === 'missing') return operator;
  return { kind: 'ready', value: { controlPlane: controlPlane.value, kwok: kwok.value, operator: operator.value } };
}
