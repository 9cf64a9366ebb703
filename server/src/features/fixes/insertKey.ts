import type { PrometheusDocument } from '../../documents/document.ts';
import type { Fix } from '../../schema/problem.ts';
import type { Splice } from '../../yaml/edit.ts';
import { isInFlow } from '../../yaml/flow.ts';
import { columnOf } from '../../yaml/habits.ts';

/** The key goes before the one that is there, on a line of its own or, within braces, on the same one. */
export function insertKey(
  { text, tree }: PrometheusDocument,
  { text: written, at }: Extract<Fix, { kind: 'insertKey' }>,
): readonly Splice[] {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const between = isInFlow(tree.root, at) ? ', ' : `${newline}${' '.repeat(columnOf(text, at))}`;
  return [{ start: at, end: at, text: written + between }];
}
