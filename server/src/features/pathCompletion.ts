import { type CompletionItem, CompletionItemKind, type CompletionList } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import type { DocumentHeld, FilesNamed } from '../schema/types.ts';
import { folderOf, isAbsolute, pathFrom } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { situationAt } from '../yaml/cursor.ts';
import type { SlotSituation, ValueSituation } from '../yaml/situation.ts';
import { createInsertion } from './insertion.ts';
import { wantedAt } from './place.ts';
import { quotedLike } from './quoting.ts';
import { escapeSnippet } from './skeleton.ts';

/** More of them help nobody choose. */
const most = 200;

const nothing: CompletionList = { isIncomplete: false, items: [] };

/** Files that are there, or the keys beside it in a ConfigMap, where a path is wanted; where it may be a pattern, patterns that take several of them, too. */
export async function pathCompletion(document: PrometheusDocument, position: Position, workspace: Workspace): Promise<CompletionList> {
  const offset = document.offsetAt(position);
  const situation = situationAt(document.tree, offset);
  if (situation.kind !== 'value' && situation.kind !== 'slot') return nothing;
  const files = filesWanted(document, situation);
  const insertion = createInsertion(document, situation, offset);
  if (!files || isAbsolute(insertion.typed.replace(/^['"]/, ''))) return nothing;
  const paths = await pathsFor(document, files, workspace);
  const items = paths.slice(0, most).map(
    (path): CompletionItem => ({
      label: path,
      kind: path.includes('*') ? CompletionItemKind.Folder : CompletionItemKind.File,
      detail: files.what,
      sortText: `0${path}`,
      filterText: insertion.typed === '' ? path : quotedLike(path, insertion.typed, insertion.flow),
      ...insertion.edit(escapeSnippet(quotedLike(path, insertion.typed, insertion.flow))),
    }),
  );
  return { isIncomplete: false, items: items.filter(({ textEdit }) => textEdit !== undefined) };
}

function filesWanted({ root }: PrometheusDocument, situation: SlotSituation | ValueSituation): FilesNamed | undefined {
  if (!root || (situation.kind === 'slot' && situation.needsDash)) return undefined;
  const options = wantedAt(root, situation.place)?.options ?? [];
  return options.map(option => (option.kind === 'scalar' ? option.format.files : undefined)).find(files => files !== undefined);
}

async function pathsFor(document: PrometheusDocument, files: FilesNamed, { files: all }: Workspace): Promise<readonly string[]> {
  const { holder } = document;
  const [main] = await all.read(document.uri);
  // A document in another, such as a ConfigMap, lies elsewhere once it is used, beside the other keys of it.
  if (main !== document) {
    const beside = holder?.text.folder.filter(({ value }) => value !== holder.text.node) ?? [];
    return beside.map(({ key }) => key.text).filter(name => isLike(name, files.holds));
  }
  const folder = folderOf(document.uri);
  const found = await Promise.all([all.find(folder, '*'), all.find(folder, '*/*')]);
  const paths = found
    .flatMap(uris => uris ?? [])
    .filter(uri => uri !== document.uri)
    .map(uri => pathFrom(folder, uri))
    .filter(path => isLike(path, files.holds))
    .sort();
  return files.pattern ? [...new Set([...paths.map(patternOf).filter(path => path.includes('/')), ...paths])] : paths;
}

/** Every file beside this one that ends as it does. */
const patternOf = (path: string): string => path.replace(/[^/]*(\.[^./]+)$/, '*$1');

/** A file without a document of ours in it is a certificate, a token or a password: anything but YAML. */
const isLike = (path: string, holds: DocumentHeld | undefined): boolean =>
  holds === undefined ? !/\.(?:ya?ml|json|md|rules)$/.test(path) : endings[holds].test(path);

const endings: Readonly<Record<DocumentHeld, RegExp>> = {
  rules: /\.(?:ya?ml|rules)$/,
  scrapeConfigFile: /\.ya?ml$/,
  targets: /\.(?:ya?ml|json)$/,
};
