import type { PrometheusDocument, TextEdit } from '../documents/document.ts';
import type { Range } from '../protocol.ts';
import type { Splice } from '../yaml/edit.ts';
import { format, formatPart } from '../yaml/format.ts';
import type { SyntaxTree } from '../yaml/parse.ts';
import type { Span } from '../yaml/tree.ts';

/** Kinds that are no YAML. */
const foreign: ReadonlySet<PrometheusDocument['kind']> = new Set<PrometheusDocument['kind']>(['promql', 'jsonTargets']);

/**
 * Edits that lay out the documents of a file, but not those in the block scalars of others: what stands there is a value. None where one
 * of them is broken, or a template engine will write into it. Of a range only its lines, where these can be laid out by themselves.
 */
export function formatting(documents: readonly PrometheusDocument[], range?: Range): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let end = -1;
  for (const document of documents) {
    const extent = document.toFile({ start: 0, end: document.text.length });
    if (extent.start < end) continue;
    end = extent.end;
    const part = range && { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    if (part && part.start === part.end) continue;
    const splices = foreign.has(document.kind) || document.masks.length > 0 ? undefined : laidOut(document.tree, part);
    if (!splices) return [];
    edits.push(...splices.map(({ text, ...span }) => ({ range: document.rangeOf(span), newText: text })));
  }
  return edits;
}

const laidOut = (tree: SyntaxTree, part: Span | undefined): readonly Splice[] | undefined => (part ? formatPart(tree, part) : format(tree));
