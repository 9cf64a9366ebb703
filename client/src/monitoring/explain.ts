import type { MonitoringPlan } from './plan.ts';

/** What the plan does and why, in sentences, for the preview of a change. */
export function explainPlan(plan: Extract<MonitoringPlan, { kind: 'job' }>): string {
  return plan.cautions.join(' ');
}
