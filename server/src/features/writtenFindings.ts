import type { PrometheusDocument } from '../documents/document.ts';
import type { Span } from '../yaml/tree.ts';
import { queryOf } from '../workspace/queries.ts';
import { expressionFindings, findingsOf } from './promql.ts';
import type { Readers } from './readers.ts';
import { templateFindings } from './template.ts';
import type { WrittenFindings } from './written.ts';

/** What is wrong with what is written in a document in other languages: of rules that stand together it is found once, for as long as they stay the same. */
export function writtenFindings(document: PrometheusDocument, readers: Readers): WrittenFindings {
  const parts = document.masks.length === 0 ? document.ruleParts : undefined;
  if (!parts) {
    return {
      expressions: expressionFindings(document, readers.expressionProblems),
      templates: templateFindings(document.templates, readers),
    };
  }
  const found = parts.map(({ written, by }) => {
    const known = readers.written.get(written) ?? {
      expressions: findingsOf(written.islands.map(queryOf), readers.expressionProblems),
      templates: templateFindings(written.templates, readers),
    };
    readers.written.set(written, known);
    return { known, by };
  });
  return {
    expressions: found.flatMap(({ known, by }) => known.expressions.map(finding => shifted(finding, by))),
    templates: found.flatMap(({ known, by }) => known.templates.map(finding => shifted(finding, by))),
  };
}

const shifted = <T extends Span>(finding: T, by: number): T => ({ ...finding, start: finding.start + by, end: finding.end + by });
