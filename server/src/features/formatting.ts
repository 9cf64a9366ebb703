import type { PrometheusDocument, TextEdit } from '../documents/document.ts';
import { format } from '../yaml/format.ts';

/** Kinds that are no YAML. */
const foreign: ReadonlySet<PrometheusDocument['kind']> = new Set<PrometheusDocument['kind']>(['promql', 'jsonTargets']);

/**
 * Edits that lay out the documents of a file, but not those in the block scalars of others: what stands there is a value. None where one
 * of them is broken, or a template engine will write into it.
 */
export function formatting(documents: readonly PrometheusDocument[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let end = -1;
  for (const document of documents) {
    const extent = document.toFile({ start: 0, end: document.text.length });
    if (extent.start < end) continue;
    end = extent.end;
    const splices = foreign.has(document.kind) || document.masks.length > 0 ? undefined : format(document.tree);
    if (!splices) return [];
    edits.push(...splices.map(({ text, ...span }) => ({ range: document.rangeOf(span), newText: text })));
  }
  return edits;
}
