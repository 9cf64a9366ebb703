import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { toInner, toOuterExtent } from '../islands/offsetMap.ts';
import type { Position } from '../protocol.ts';
import type { Problem } from '../schema/problem.ts';
import { hover } from '../template/hover.ts';
import type { TemplateProblemCode } from '../template/problem.ts';
import type { Readers } from './readers.ts';

export type TemplateFinding = Omit<Problem, 'code'> & { readonly code: TemplateProblemCode };

/** What is wrong with the templates of a document, at its place in the document. */
export function templateFindings(document: PrometheusDocument, problemsOf: Readers['templateProblems']): readonly TemplateFinding[] {
  return document.templates.flatMap(({ text, map }) =>
    problemsOf(text).map(({ from, to, message, code, severity, replacement }) => {
      const outer = toOuterExtent(map, { from, to });
      const fix = replacement === undefined ? undefined : ({ kind: 'splice', text: replacement } as const);
      return { start: outer.from, end: outer.to, message, code, severity, ...(fix && { fix }) };
    }),
  );
}

/** What the word of a template at a position means; null outside of templates. */
export function templateHover(document: PrometheusDocument, position: Position): Hover | null {
  const offset = document.offsetAt(position);
  for (const { text, map } of document.templates) {
    const inner = toInner(map, offset);
    const said = inner === undefined ? undefined : hover(text, inner);
    if (!said) continue;
    const { from, to } = toOuterExtent(map, said);
    return { contents: { kind: MarkupKind.Markdown, value: said.text }, range: document.rangeOf({ start: from, end: to }) };
  }
  return null;
}
