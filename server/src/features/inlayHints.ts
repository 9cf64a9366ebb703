import { type InlayHint, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Range } from '../protocol.ts';
import { aroundOf } from '../schema/around.ts';
import { descendantsIn, type Match, mappingOf } from '../schema/match.ts';
import { viewOf } from '../schema/view.ts';

/** What takes effect without being written, behind the values it depends on. */
export function inlayHints(document: PrometheusDocument, range: Range): readonly InlayHint[] {
  // What a template engine will write decides what takes effect.
  if (!document.root || document.masks.length > 0) return [];
  const part = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return [...descendantsIn(document.root, part)].flatMap(match => hintsOf(document, match));
}

function hintsOf(document: PrometheusDocument, match: Match): readonly InlayHint[] {
  const mapping = mappingOf(match);
  if (!mapping || match.schema.kind !== 'record' || !match.schema.hints) return [];
  return [...match.schema.hints(viewOf(mapping), aroundOf(match))].flatMap(({ behind, text, why }) => {
    const value = mapping.pairs.find(({ key }) => key.text === behind)?.value;
    if (value?.kind !== 'scalar') return [];
    return [
      {
        position: document.positionAt(value.end),
        label: text,
        paddingLeft: true,
        tooltip: { kind: MarkupKind.Markdown, value: why },
      },
    ];
  });
}
