import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { editsOf } from './fixes/edits.ts';
import { fixableFindings } from './fixes/fixable.ts';
import { pairAt } from './fixes/pairAt.ts';
import type { Reported } from './reported.ts';
import { overlap } from './ranges.ts';
import type { Readers } from './readers.ts';

/** Ours alone, so that an editor can be told to fix these files on save and no others. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.prometheusWorkbench`;

/** All fixes of a file that do not get into each other's way, as one change; none where nothing can be fixed. */
export function fixAll(documents: readonly PrometheusDocument[], readers: Readers): readonly CodeAction[] {
  const edits = documents.reduce<readonly TextEdit[]>((before, document) => withFixesOf(document, readers, before), []);
  const [first] = documents;
  if (!first || edits.length === 0) return [];
  return [{ title: 'Fix all that has one sure fix', kind: fixAllKind, edit: { changes: { [first.uri]: [...edits] } } }];
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
