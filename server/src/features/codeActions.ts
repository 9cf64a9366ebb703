import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Range } from '../protocol.ts';
import { matchAt, pathOf } from '../schema/match.ts';
import { nestPair } from '../yaml/nest.ts';
import type { Fix } from '../schema/problem.ts';
import { lineStart } from '../yaml/line.ts';
import { matchingQuotes } from './quoting.ts';
import { allFindings, type Reported } from './diagnostics.ts';
import type { Readers } from './readers.ts';
import { plainText } from '../snippetText.ts';
import { fieldSkeleton } from './skeleton.ts';

export interface Asked {
  readonly range: Range;
  /** The diagnostics that the editor shows there. */
  readonly shown: readonly Diagnostic[];
}

/** Fixes for the problems that a range touches, each tied to its diagnostic. */
export function codeActions(document: PrometheusDocument, { range, shown }: Asked, readers: Readers): readonly CodeAction[] {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return allFindings(document, readers)
    .filter(problem => problem.start <= end && start <= problem.end)
    .flatMap(problem => actionFor(document, problem, shown));
}

function actionFor(document: PrometheusDocument, problem: Reported, shown: readonly Diagnostic[]): readonly CodeAction[] {
  const { fix, code, message } = problem;
  if (!fix) return [];
  const written = document.text.slice(problem.start, problem.end);
  const edits = editsOf(document, problem, fix);
  if (edits.length === 0) return [];
  const diagnostics = shown.filter(diagnostic => diagnostic.code === code && diagnostic.message === message);
  return [
    {
      title: titleOf(fix, written),
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      ...(diagnostics.length > 0 && { diagnostics }),
      edit: { changes: { [document.uri]: [...edits] } },
    },
  ];
}

function titleOf(fix: Fix, written: string): string {
  switch (fix.kind) {
    case 'replace':
    case 'splice':
      return `Replace \`${written}\` with \`${fix.text}\``;
    case 'wrapInList':
      return `Make \`${written}\` a list`;
    case 'makeItem':
      return 'Make this block an item of a list';
    case 'addKey':
      return `Add \`${fix.key}\``;
    case 'nest':
      return `Move \`${written}\` into \`${fix.key}\``;
  }
}

function editsOf(document: PrometheusDocument, problem: Reported, fix: Fix): readonly TextEdit[] {
  if (fix.kind === 'nest') return nestEdits(document, problem, fix.key);
  const edit = editOf(document, problem, fix);
  return edit ? [edit] : [];
}

function nestEdits(document: PrometheusDocument, { start }: Reported, key: string): readonly TextEdit[] {
  if (!document.root) return [];
  for (const { node } of pathOf(matchAt(document.root, start)).toReversed()) {
    const pair = node?.kind === 'mapping' ? node.pairs.find(({ key: { start: at } }) => at === start) : undefined;
    if (node?.kind !== 'mapping' || !pair) continue;
    const splices = nestPair(document.text, { mapping: node, pair, key }) ?? [];
    return splices.map(splice => ({ range: document.rangeOf(splice), newText: splice.text }));
  }
  return [];
}

function editOf(document: PrometheusDocument, problem: Reported, fix: Exclude<Fix, { kind: 'nest' }>): TextEdit | undefined {
  const written = document.text.slice(problem.start, problem.end);
  switch (fix.kind) {
    case 'replace':
      return document.edit(problem, matchingQuotes(fix.text, written, problem.code === 'wrong-type'));
    case 'splice':
      return document.edit(problem, fix.text);
    case 'wrapInList':
      return document.edit(problem, `[${written}]`);
    case 'makeItem':
      return itemEdit(document, fix.at);
    case 'addKey':
      return keyEdit(document, fix);
  }
}

/** The lines of the block move two columns to the right, and the first gets a dash. */
function itemEdit(document: PrometheusDocument, at: number): TextEdit | undefined {
  if (!document.root) return undefined;
  const block = pathOf(matchAt(document.root, at))
    .map(({ node }) => node)
    .find(node => node?.kind === 'mapping' && node.start === at);
  if (!block) return undefined;
  const text = document.text.slice(block.start, block.end).replace(/\n(?=[ \t]*\S)/g, '\n  ');
  return document.edit(block, `- ${text}`);
}

/** The key goes before the first one of its record, in the same column. */
function keyEdit(document: PrometheusDocument, { key, at }: Extract<Fix, { kind: 'addKey' }>): TextEdit | undefined {
  if (!document.root) return undefined;
  const record = pathOf(matchAt(document.root, at)).findLast(
    ({ node, schema }) => node?.kind === 'mapping' && node.start === at && schema.kind === 'record',
  );
  const field = record?.schema.kind === 'record' ? record.schema.fields[key] : undefined;
  if (!field) return undefined;
  const character = at - lineStart(document.text, at);
  const newline = document.text.includes('\r\n') ? '\r\n' : '\n';
  // A code action has no places to go to.
  const text = plainText(fieldSkeleton(key, field, character));
  return document.edit({ start: at, end: at }, `${text}\n${' '.repeat(character)}`.replaceAll('\n', newline));
}
