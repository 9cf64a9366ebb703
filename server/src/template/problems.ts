import { checkExpansion } from './checkExpansion.ts';
import { type LabelReading, labelsRead } from './labels.ts';
import { alertTemplates, type Dialect } from './dialect.ts';
import { parse } from './parse.ts';
import type { TemplateProblem } from './problem.ts';
import type { Span } from './token.ts';
import { valuesWritten } from './values.ts';

export interface TemplateReading {
  /** In order of place; how it would expand is looked at only where Prometheus takes it. */
  readonly problems: readonly TemplateProblem[];
  /** The labels that it reads of the series that fired; none of a broken one. */
  readonly labels: readonly LabelReading[];
  /** Where it writes the value that fired. */
  readonly values: readonly Span[];
}

/** A template, by default one of an alert. What is not refused on load is a warning. */
export function readTemplate(text: string, dialect: Dialect = alertTemplates): TemplateReading {
  const { problems, nodes } = parse(text, dialect);
  if (problems.length > 0) {
    return { problems: dialect.onLoad ? problems : problems.map(problem => ({ ...problem, severity: 'warning' })), labels: [], values: [] };
  }
  return {
    problems: checkExpansion(nodes, dialect),
    labels: dialect.onLoad ? [...labelsRead(nodes)] : [],
    values: [...valuesWritten(nodes)],
  };
}
