import type { Location } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { anchorAt } from '../yaml/anchors.ts';
import { occurrencesOf } from './occurrences.ts';

interface Asked {
  readonly position: Position;
  readonly includeDeclaration: boolean;
}

/** Every use of the name at a position, in all files of the project. */
export async function references(
  document: PrometheusDocument,
  { position, includeDeclaration }: Asked,
  workspace: Workspace,
): Promise<readonly Location[]> {
  const offset = document.offsetAt(position);
  const anchor = anchorAt(document.tree, offset);
  if (anchor) {
    const spans = includeDeclaration ? [anchor.span, ...anchor.aliases] : anchor.aliases;
    return spans.map(span => ({ uri: document.uri, range: document.rangeOf(span) }));
  }
  const name = workspace.names.at(document, offset);
  const found = name ? await occurrencesOf(document, name, workspace) : [];
  return found
    .filter(each => includeDeclaration || each.name.role === 'reference')
    .map(each => ({ uri: each.document.uri, range: each.document.rangeOf(each.name.span) }));
}
