import { type CompletionItem, CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import { diagnosticKinds } from '../diagnostics.ts';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import { commentColumn, lineAt } from '../yaml/line.ts';
import { canBeIgnored } from './ignored.ts';
import { ignoreWord } from './ignores.ts';

/** Codes within a comment that ignores some; undefined elsewhere. */
export function ignoreCompletion(document: PrometheusDocument, position: Position): readonly CompletionItem[] | undefined {
  const offset = document.offsetAt(position);
  const line = lineAt(document.text, offset);
  const column = commentColumn(line.text);
  const before = column === undefined ? '' : document.text.slice(line.start + column, offset);
  const listed = new RegExp(`^#\\s*${ignoreWord}\\s+((?:[\\w-]+\\s*,\\s*)*)([\\w-]*)$`).exec(before);
  if (!listed) return undefined;
  const [, earlier = '', typed = ''] = listed;
  const present = new Set(earlier.split(/\s*,\s*/));
  const range = document.rangeOf({ start: offset - typed.length, end: offset });
  return Object.entries(diagnosticKinds).flatMap(([code, { title, severity }]) =>
    canBeIgnored(code) && !present.has(code)
      ? [
          {
            label: code,
            kind: CompletionItemKind.EnumMember,
            detail: severity,
            documentation: { kind: MarkupKind.Markdown, value: `${title}.` },
            textEdit: { range, newText: code },
          },
        ]
      : [],
  );
}
