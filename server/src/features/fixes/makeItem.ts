import type { PrometheusDocument } from '../../documents/document.ts';
import { matchAt, pathOf } from '../../schema/match.ts';
import type { Splice } from '../../yaml/edit.ts';
import { shiftedLines } from '../../yaml/nest.ts';

/** The lines of the block that begins at an offset move two columns to the right, and the first gets a dash. */
export function makeItem({ root, text }: PrometheusDocument, at: number): readonly Splice[] {
  if (!root) return [];
  const block = pathOf(matchAt(root, at))
    .map(({ node }) => node)
    .find(node => node?.kind === 'mapping' && node.start === at);
  if (!block) return [];
  const { start, end } = block;
  return [{ start, end, text: `- ${shiftedLines(text.slice(start, end), 2)}` }];
}
