import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { TemplateIsland } from '../islands/find.ts';
import { toInner, toOuterExtent } from '../islands/offsetMap.ts';
import type { Position } from '../protocol.ts';
import { alertTemplates, notificationTemplates } from '../template/dialect.ts';
import { hover } from '../template/hover.ts';
import type { LabelReading } from '../template/labels.ts';
import type { TemplateProblem } from '../template/problem.ts';
import type { Span } from '../template/token.ts';
import type { Readers } from './readers.ts';
import type { TemplateFinding } from './written.ts';

/** What is wrong with some templates, at their places. */
export function templateFindings(templates: readonly TemplateIsland[], readers: Readers): readonly TemplateFinding[] {
  return templates.flatMap(island => {
    const { problems, labels, values } = readers.template[island.language](island.text);
    const changing = island.isLabel ? values.map(changingLabel) : [];
    return [...problems, ...lostLabels(labels, island.expr, readers), ...changing].map(({ from, to, replacement, ...said }) => {
      const outer = toOuterExtent(island.map, { from, to });
      const fix = replacement === undefined ? undefined : ({ kind: 'splice', text: replacement } as const);
      return { ...said, start: outer.from, end: outer.to, ...(fix && { fix }) };
    });
  });
}

/** Labels tell alerts apart: with another value it is another alert, whose `for` begins anew (documentation: alerting_rules, templating). */
function changingLabel({ from, to }: Span): TemplateProblem {
  const message =
    'With each new value this is another alert, so `for` begins anew and it may never fire. Write the value into an annotation.';
  return { code: 'template-changing-label', severity: 'warning', message, from, to };
}

/** Labels that are surely empty, since the expression aggregates them away. */
function lostLabels(labels: readonly LabelReading[], expr: string | undefined, readers: Readers): readonly TemplateProblem[] {
  const kept = expr === undefined || labels.length === 0 ? undefined : readers.resultLabels(expr).labels;
  if (!kept) return [];
  return labels
    .filter(({ name }) => !kept.has(name))
    .map(({ name, from, to }) => {
      const rest = kept.size === 0 ? 'no labels' : `only ${[...kept].map(label => `\`${label}\``).join(', ')}`;
      const message = `The result of this alert's expression has ${rest}, so \`${name}\` is always empty. Let the expression keep it, for example with \`by\`, or leave it out here.`;
      return { code: 'template-lost-label', severity: 'warning', message, from, to };
    });
}

const dialects = { template: alertTemplates, notification: notificationTemplates } as const;

/** What the word of a template at a position means; null outside of templates. */
export function templateHover(document: PrometheusDocument, position: Position): Hover | null {
  const offset = document.offsetAt(position);
  for (const { text, map, language } of document.templates) {
    const inner = toInner(map, offset);
    const said = inner === undefined ? undefined : hover(text, inner, dialects[language]);
    if (!said) continue;
    const { from, to } = toOuterExtent(map, said);
    return { contents: { kind: MarkupKind.Markdown, value: said.text }, range: document.rangeOf({ start: from, end: to }) };
  }
  return null;
}
