import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { lineAt, lineStart } from '../yaml/line.ts';
import type { Asked } from './codeActions.ts';
import { canBeIgnored } from './ignored.ts';
import { homesOf, ignoresIn, ignoreWord } from './ignores.ts';

/** A comment above a finding that silences it, for each that the editor shows in a range. */
export function ignoreActions(document: PrometheusDocument, { range, shown }: Asked): readonly CodeAction[] {
  // JSON has no comments.
  if (document.kind === 'jsonTargets') return [];
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const touched = shown.filter(({ range: at }) => document.offsetAt(at.start) <= end && start <= document.offsetAt(at.end));
  return touched.flatMap(diagnostic => {
    const edit = canBeIgnored(diagnostic.code) ? editFor(document, diagnostic, diagnostic.code) : undefined;
    if (!edit) return [];
    return [
      {
        title: `Ignore \`${diagnostic.code}\` here`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: { changes: { [document.uri]: [edit] } },
      },
    ];
  });
}

/** Into the comment that is there, or as one of its own above the line. */
function editFor(document: PrometheusDocument, { range }: Diagnostic, code: string): TextEdit | undefined {
  const { text } = document;
  const homes = homesOf(document, document.offsetAt(range.start));
  const target = homes.at(-1) ?? 0;
  const known = ignoresIn([document]).find(ignore => homes.includes(ignore.target));
  const last = known?.codes.at(-1);
  if (last) return document.edit({ start: last.end, end: last.end }, `, ${code}`);
  const indent = /^[ \t]*/.exec(lineAt(text, target).text)?.[0] ?? '';
  const at = lineStart(text, target) + indent.length;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return document.edit({ start: at, end: at }, `# ${ignoreWord} ${code}${newline}${indent}`);
}
