import type { Location } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { anchorAt } from '../yaml/anchors.ts';
import { definitionsOf } from './occurrences.ts';
import { startOfFile } from './ranges.ts';

/** Where the name at a position is defined; of a path the files, or the keys of a ConfigMap, that it leads to, of an alias its anchor. */
export async function definition(document: PrometheusDocument, position: Position, workspace: Workspace): Promise<readonly Location[]> {
  const offset = document.offsetAt(position);
  const anchor = anchorAt(document.tree, offset);
  if (anchor) return [{ uri: document.uri, range: document.rangeOf(anchor.span) }];
  const name = workspace.names.at(document, offset);
  if (name) {
    const found = await definitionsOf(document, name, workspace);
    return found.map(each => ({ uri: each.document.uri, range: each.document.rangeOf(each.name.span) }));
  }
  const paths = await workspace.projects.paths(document);
  const here = paths.find(({ path: { node } }) => node.start <= offset && offset <= node.end);
  return [
    ...(here?.files ?? []).map(uri => ({ uri, range: startOfFile })),
    ...(here?.siblings ?? []).map(({ document: holder, span }) => ({ uri: holder.uri, range: holder.rangeOf(span) })),
  ];
}
