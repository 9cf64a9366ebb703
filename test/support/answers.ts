import type { Location, SelectionRange, WorkspaceEdit } from 'vscode-languageserver';
import type { Range } from '../../server/src/protocol.ts';
import type { OpenDocument } from './openDocument.ts';

/** Every range in the document that any answer has: to what is asked of all of it, and of some places, which are offsets. */
export function rangesOf({ service, uri, source, at }: OpenDocument, places: readonly number[]): readonly Range[] {
  const length = source.getText().length;
  const diagnostics = service.diagnostics(uri);
  const everywhere = { start: at(0), end: at(length) };
  const here = places
    .map(place => at(place % (length + 1)))
    .flatMap(position => [
      ...service.completion(uri, position).map(({ textEdit }) => (textEdit && 'range' in textEdit ? textEdit.range : everywhere)),
      service.hover(uri, position)?.range ?? everywhere,
      ...selected(service.selectionRanges(uri, [position])?.[0]),
      ...(service.signatureHelp(uri, position) ? [everywhere] : []),
      service.expressionAt(uri, position)?.range ?? everywhere,
    ]);
  return [
    ...diagnostics.flatMap(({ range, relatedInformation }) => [range, ...(relatedInformation ?? []).map(({ location }) => location.range)]),
    ...service.inlayHints(uri, everywhere).map(({ position }) => ({ start: position, end: position })),
    ...(service.foldingRanges(uri) ?? []).map(({ startLine, endLine }) => ({
      start: { line: startLine, character: 0 },
      end: { line: endLine, character: 0 },
    })),
    ...service.documentSymbols(uri).flatMap(({ range, selectionRange }) => [range, selectionRange]),
    ...[
      ...service.codeActions(uri, everywhere, diagnostics),
      ...service.ignoreActions(uri, everywhere, diagnostics),
      ...service.fixAll(uri),
    ].flatMap(({ edit }) => edited(edit, uri)),
    ...(service.formatting(uri) ?? []).map(({ range }) => range),
    ...service.scrapeJobs(uri).map(({ range }) => range),
    ...service.expressions(uri).map(({ range }) => range),
    ...here,
  ];
}

/** The same of the answers that take a look at other files. */
export async function laterRangesOf({ service, uri, source, at }: OpenDocument, places: readonly number[]): Promise<readonly Range[]> {
  const length = source.getText().length;
  const everywhere = { start: at(0), end: at(length) };
  const own = (locations: readonly Location[]): readonly Range[] =>
    locations.filter(location => location.uri === uri).map(({ range }) => range);
  const found = await service.projectDiagnostics(uri);
  const ranges = [
    ...found.map(({ range }) => range),
    ...(await service.projectActions(uri, everywhere, found)).flatMap(({ edit }) => edited(edit, uri)),
    ...(await service.documentLinks(uri)).map(({ range }) => range),
  ];
  for (const position of places.map(place => at(place % (length + 1)))) {
    const { items } = await service.nameCompletion(uri, position);
    ranges.push(...items.flatMap(({ textEdit }) => (textEdit && 'range' in textEdit ? [textEdit.range] : [])));
    ranges.push((await service.nameHover(uri, position))?.range ?? everywhere);
    ranges.push(...own(await service.definition(uri, position)), ...own(await service.references(uri, position, true)));
    const asked = await service.prepareRename(uri, position);
    if (!asked) continue;
    const renaming = await service.rename(uri, position, 'renamed');
    ranges.push(asked.range, ...(renaming.kind === 'edit' ? edited(renaming.edit, uri) : []));
  }
  return ranges;
}

const edited = (edit: WorkspaceEdit | undefined, uri: string): readonly Range[] => (edit?.changes?.[uri] ?? []).map(({ range }) => range);

/** A selection and all around it. */
const selected = (selection: SelectionRange | undefined): readonly Range[] =>
  selection ? [selection.range, ...selected(selection.parent)] : [];

/** The ranges that reach out of the text, or end before they begin: positions outside a text are moved into it on the way to an offset. */
export function outside({ source }: OpenDocument, ranges: readonly Range[]): readonly Range[] {
  const within = (position: Range['start']): boolean => {
    const moved = source.positionAt(source.offsetAt(position));
    return moved.line === position.line && moved.character === position.character;
  };
  return ranges.filter(({ start, end }) => !within(start) || !within(end) || source.offsetAt(start) > source.offsetAt(end));
}
