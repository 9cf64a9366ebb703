import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PrometheusDocument } from '../documents/document.ts';
import { editsOf } from './fixes/edits.ts';
import { fixableFindings } from './fixes/fixable.ts';
import { pairAt } from './fixes/pairAt.ts';
import type { Reported } from './reported.ts';
import { overlap } from './ranges.ts';
import type { Readers } from './readers.ts';

/** Ours alone, so that an editor can be told to fix these files on save and no others. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.prometheusWorkbench`;

interface Reading {
  /** The documents of a text, as they stand in the file. */
  readonly read: (source: TextDocument) => readonly PrometheusDocument[];
  readonly readers: Readers;
}

/** A fix may make way for another one, and what gets into the way of another waits for the next round. */
const rounds = 5;

/** All fixes of a file as one change, after which nothing is left that has one; none where nothing can be fixed. */
export function fixAll(source: TextDocument, documents: readonly PrometheusDocument[], { read, readers }: Reading): readonly CodeAction[] {
  const first = fixesOf(documents, readers);
  if (first.length === 0) return [];
  let text = TextDocument.applyEdits(source, [...first]);
  let edits = first;
  for (let round = 1; round < rounds; round++) {
    const now = TextDocument.create(source.uri, source.languageId, source.version, text);
    const more = fixesOf(read(now), readers);
    if (more.length === 0) break;
    text = TextDocument.applyEdits(now, [...more]);
    edits = [changeOf(source, text)];
  }
  return [{ title: 'Fix all that has one sure fix', kind: fixAllKind, edit: { changes: { [source.uri]: [...edits] } } }];
}

/** All fixes that do not get into each other's way. */
const fixesOf = (documents: readonly PrometheusDocument[], readers: Readers): readonly TextEdit[] =>
  documents
    .filter(({ isEncoded }) => !isEncoded)
    .reduce<readonly TextEdit[]>((before, document) => withFixesOf(document, readers, before), []);

/** The lines from the first that differs to the last. */
function changeOf(source: TextDocument, after: string): TextEdit {
  const before = source.getText();
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  const start = before.lastIndexOf('\n', same - 1) + 1;
  let alike = 0;
  while (alike < most - start && before[before.length - 1 - alike] === after[after.length - 1 - alike]) alike++;
  const nextLine = before.indexOf('\n', before.length - alike);
  const rest = nextLine === -1 ? 0 : before.length - nextLine - 1;
  const range = { start: source.positionAt(start), end: source.positionAt(before.length - rest) };
  return { range, newText: after.slice(start, after.length - rest) };
}

function withFixesOf(document: PrometheusDocument, readers: Readers, before: readonly TextEdit[]): readonly TextEdit[] {
  const made = new Set<string>();
  return fixableFindings(document, readers, { start: 0, end: document.text.length }).reduce((all, problem) => {
    const makes = madeBy(document, problem);
    const edits = problem.fix && isWhole(problem) && !(makes && made.has(makes)) ? editsOf(document, problem, problem.fix) : [];
    if (edits.length === 0 || edits.some(edit => all.some(other => overlap(edit.range, other.range)))) return all;
    if (makes !== undefined) made.add(makes);
    return [...all, ...edits];
  }, before);
}

/** A key that was added still waits for its value. */
const isWhole = ({ fix }: Reported): boolean => fix?.kind !== 'addKey';

/** The block that a fix makes, which two must not make in one record. */
function madeBy(document: PrometheusDocument, { fix, start }: Reported): string | undefined {
  const block = fix?.kind === 'nest' ? fix.key : fix?.kind === 'rename' ? fix.path[0] : undefined;
  return block === undefined ? undefined : `${pairAt(document, start)?.mapping.start}:${block}`;
}
