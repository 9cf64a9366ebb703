import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Range } from '../protocol.ts';
import { fixableFindings } from './fixes/fixable.ts';
import { editsOf, titleOf } from './fixes/edits.ts';
import type { Reported } from './reported.ts';
import type { Readers } from './readers.ts';

export interface Asked {
  readonly range: Range;
  /** The diagnostics that the editor shows there. */
  readonly shown: readonly Diagnostic[];
}

/** Fixes for the problems that a range touches, each tied to its diagnostic. */
export function codeActions(document: PrometheusDocument, { range, shown }: Asked, readers: Readers): readonly CodeAction[] {
  const part = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return distinct(fixableFindings(document, readers, part).flatMap(problem => actionFor(document, problem, shown)));
}

/** Two findings that the same change mends are offered it once. */
function distinct(actions: readonly CodeAction[]): readonly CodeAction[] {
  const byEdit = new Map<string, CodeAction>();
  for (const action of actions) {
    const change = JSON.stringify(action.edit);
    const diagnostics = [...(byEdit.get(change)?.diagnostics ?? []), ...(action.diagnostics ?? [])];
    byEdit.set(change, { ...action, ...(diagnostics.length > 0 && { diagnostics }) });
  }
  return [...byEdit.values()];
}

function actionFor(document: PrometheusDocument, problem: Reported, shown: readonly Diagnostic[]): readonly CodeAction[] {
  const { fix, code, message } = problem;
  if (!fix) return [];
  const edits = editsOf(document, problem, fix);
  if (edits.length === 0) return [];
  const diagnostics = shown.filter(diagnostic => diagnostic.code === code && diagnostic.message === message);
  return [
    {
      title: titleOf(fix, document.text.slice(problem.start, problem.end)),
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      ...(diagnostics.length > 0 && { diagnostics }),
      edit: { changes: { [document.uri]: [...edits] } },
    },
  ];
}
