import type { DocumentLink } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Range } from '../protocol.ts';
import type { Sibling } from '../workspace/siblings.ts';
import { folderOf, pathFrom } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The files that a document names and that are there, or the keys beside it in a ConfigMap. A pattern that matches several leads to their folder. */
export async function documentLinks(document: PrometheusDocument, { projects }: Workspace): Promise<readonly DocumentLink[]> {
  const folder = folderOf(document.uri);
  const paths = await projects.paths(document);
  return paths.flatMap(({ path: { node, files: named }, files, siblings }): readonly DocumentLink[] => {
    const range = document.rangeOf(node);
    const [first, ...others] = files ?? [];
    if (first === undefined) return siblings.slice(0, 1).map(sibling => linkTo(sibling, range));
    if (others.length === 0) return [{ range, target: first, tooltip: `Open the ${named.what} ${pathFrom(folder, first)}` }];
    const names = [first, ...others].map(uri => pathFrom(folder, uri));
    const shown = names.length > maxNames ? [...names.slice(0, maxNames), '…'] : names;
    return [{ range, target: folderOf(first), tooltip: `${names.length} files: ${shown.join(', ')}` }];
  });
}

/** Editors go to the place that stands behind the hash, counted from 1. */
function linkTo({ name, document, span }: Sibling, range: Range): DocumentLink {
  const { line, character } = document.positionAt(span.start);
  return {
    range,
    target: `${document.uri}#L${line + 1},${character + 1}`,
    tooltip: `Go to the key ${name} of this ${document.root?.schema.kind === 'record' ? document.root.schema.name : 'object'}`,
  };
}

/** More names make no tooltip. */
const maxNames = 8;
