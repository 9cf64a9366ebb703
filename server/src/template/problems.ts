import { checkExpansion } from './checkExpansion.ts';
import { parse } from './parse.ts';
import type { TemplateProblem } from './problem.ts';

export type { TemplateProblem } from './problem.ts';

/** What is wrong with a template of an alert, in order of place; how it would expand is looked at only where Prometheus takes it. */
export function templateProblems(text: string): readonly TemplateProblem[] {
  const { problems, nodes } = parse(text);
  return problems.length > 0 ? problems : checkExpansion(nodes);
}
