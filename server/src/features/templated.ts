import type { DiagnosticCode } from '../diagnostics.ts';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Span } from '../yaml/tree.ts';
import type { Reported } from './reported.ts';

/** What one value by itself tells. Everything else speaks of what is missing or there twice, which an action may bring or take away. */
const toldByOneValue: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'unknown-key',
  'misplaced-key',
  'deprecated-key',
  'invalid-value',
  'wrong-type',
  'target-address',
  'long-interval',
  'template-syntax',
  'template-function',
  'template-variable',
  'version-too-old',
  'version-removed',
  'version-ahead',
]);

/** Whether a finding holds whatever a template engine puts in. */
export function isKnown(document: PrometheusDocument, { code, start, end }: Span & Pick<Reported, 'code'>): boolean {
  return document.masks.length === 0 || (toldByOneValue.has(code) && !document.isMasked({ start, end }));
}

/** Says once in a file that not everything in it is looked at, where the first action stands. */
export function templateNotice(document: PrometheusDocument): Reported {
  const start = document.offsetAt(document.masks[0]?.start ?? { line: 0, character: 0 });
  const message =
    'This file is a template: what its actions put in is not known here. The rest is checked, but for what is missing or there twice.';
  return {
    code: 'templated-file',
    severity: 'information',
    message,
    start,
    end: document.offsetAt(document.masks[0]?.end ?? document.positionAt(start)),
  };
}
