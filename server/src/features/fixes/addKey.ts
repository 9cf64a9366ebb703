import type { PrometheusDocument } from '../../documents/document.ts';
import { matchAt, pathOf } from '../../schema/match.ts';
import type { Fix } from '../../schema/problem.ts';
import type { Splice } from '../../yaml/edit.ts';
import { columnOf } from '../../yaml/habits.ts';
import { fieldText } from '../skeleton.ts';

/** The key goes before the first one of its record, in the same column. */
export function addKey({ root, text }: PrometheusDocument, { key, at }: Extract<Fix, { kind: 'addKey' }>): readonly Splice[] {
  if (!root) return [];
  const record = pathOf(matchAt(root, at)).findLast(
    ({ node, schema }) => node?.kind === 'mapping' && node.start === at && schema.kind === 'record',
  );
  const field = record?.schema.kind === 'record' ? record.schema.fields[key] : undefined;
  if (!field) return [];
  const column = columnOf(text, at);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return [{ start: at, end: at, text: `${fieldText(key, field, column)}\n${' '.repeat(column)}`.replaceAll('\n', newline) }];
}
