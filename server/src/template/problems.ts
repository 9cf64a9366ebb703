import { checkExpansion } from './checkExpansion.ts';
import { type LabelReading, labelsRead } from './labels.ts';
import { parse } from './parse.ts';
import type { TemplateProblem } from './problem.ts';

export interface TemplateReading {
  /** In order of place; how it would expand is looked at only where Prometheus takes it. */
  readonly problems: readonly TemplateProblem[];
  /** The labels that it reads of the series that fired; none of a broken one. */
  readonly labels: readonly LabelReading[];
}

/** A template of an alert. */
export function readTemplate(text: string): TemplateReading {
  const { problems, nodes } = parse(text);
  return problems.length > 0 ? { problems, labels: [] } : { problems: checkExpansion(nodes), labels: [...labelsRead(nodes)] };
}
