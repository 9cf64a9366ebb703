import type { DocumentLink } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { folderOf, pathFrom } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The files that a document names and that are there. A pattern that matches several leads to their folder. */
export async function documentLinks(document: PrometheusDocument, { projects }: Workspace): Promise<readonly DocumentLink[]> {
  const folder = folderOf(document.uri);
  const paths = await projects.paths(document);
  return paths.flatMap(({ path: { node, files: named }, files }): readonly DocumentLink[] => {
    const [first, ...others] = files ?? [];
    if (first === undefined) return [];
    const range = document.rangeOf(node);
    if (others.length === 0) return [{ range, target: first, tooltip: `Open the ${named.what} ${pathFrom(folder, first)}` }];
    const names = [first, ...others].map(uri => pathFrom(folder, uri));
    const shown = names.length > maxNames ? [...names.slice(0, maxNames), '…'] : names;
    return [{ range, target: folderOf(first), tooltip: `${names.length} files: ${shown.join(', ')}` }];
  });
}

/** More names make no tooltip. */
const maxNames = 8;
