import type { Labels, RelabelRule, RelabelStep } from '../api.ts';

/** A relabel step as a line of a list, without its effect: `keep where __meta_kubernetes_pod_label_app matches "web"`. */
export function ruleText({ action, sourceLabels, separator, regex, targetLabel }: RelabelRule): string {
  const sources = sourceLabels.join(separator);
  switch (action) {
    case 'keep':
    case 'drop':
      return sources === '' ? `${action} where "" matches "${regex}"` : `${action} where ${sources} matches "${regex}"`;
    case 'keepequal':
      return `keep where ${sources} equals ${targetLabel}`;
    case 'dropequal':
      return `drop where ${sources} equals ${targetLabel}`;
    case 'labelmap':
    case 'labeldrop':
    case 'labelkeep':
      return `${action} "${regex}"`;
    default:
      return sources === '' ? `${action} into ${targetLabel}` : `${action} ${sources} into ${targetLabel}`;
  }
}

/** The step that dropped a target. */
export interface DroppingStep {
  /** From 0. */
  readonly index: number;
  readonly rule: RelabelRule;
  /** What the step read: the values of its source labels, joined. */
  readonly value: string;
}

/** Undefined where no step drops these labels: the configuration has changed since. */
export function droppingStep(discovered: Labels, steps: readonly RelabelStep[]): DroppingStep | undefined {
  const index = steps.findIndex(({ keep }) => !keep);
  const step = steps[index];
  if (step === undefined) return undefined;
  const before = steps[index - 1]?.output ?? discovered;
  return { index, rule: step.rule, value: step.rule.sourceLabels.map(name => before[name] ?? '').join(step.rule.separator) };
}

/** A sentence of what the step did, and with which value. */
export function droppingText({ index, rule, value }: DroppingStep): string {
  return `Step ${index + 1} dropped it: ${ruleText(rule)}, and the value is "${value}".`;
}
