import type { PrometheusDocument } from '../../documents/document.ts';
import { allFindings } from '../diagnostics.ts';
import type { Reported } from '../reported.ts';
import type { Readers } from '../readers.ts';
import { lineAt, lineStart } from '../../yaml/line.ts';
import type { Span } from '../../yaml/tree.ts';
import { yamlFix } from './yamlFix.ts';

/** What a part of a document has wrong, with what mends it where one answer is sure. */
export function fixableFindings(document: PrometheusDocument, readers: Readers, part: Span): readonly Reported[] {
  const lines = linesOf(document.text, part);
  const touches = (finding: Reported): boolean => {
    const { start, end } = finding.code === 'yaml-syntax' ? lines : part;
    return finding.start <= end && start <= finding.end;
  };
  return allFindings(document, readers)
    .filter(touches)
    .map(finding => (finding.code === 'yaml-syntax' ? yamlFix(document, finding) : finding));
}

/** YAML stumbles at one character of a line, and it is the line that is at fault. */
function linesOf(text: string, { start, end }: Span): Span {
  const last = lineAt(text, end);
  return { start: lineStart(text, start), end: last.start + last.text.length };
}
