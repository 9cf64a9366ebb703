import { InsertTextFormat, InsertTextMode, type TextEdit } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { lineStart } from '../yaml/line.ts';
import type { SlotSituation, ValueSituation } from '../yaml/situation.ts';

/** How a completion at one place gets into the text. */
export interface Insertion {
  /** What is there already. */
  readonly typed: string;
  /** JSON wants each key and each text in double quotes. */
  readonly json: boolean;
  /** Within brackets, where a comma or a bracket parts what is written. */
  readonly flow: boolean;
  /** `snippet` is LSP snippet text; its further lines carry their whole indentation. */
  edit(snippet: string): Inserted;
}

/** Without an edit where the document is written in a way that cannot take the text, such as lines in single quotes. */
interface Inserted {
  readonly textEdit?: TextEdit;
  readonly insertTextFormat: InsertTextFormat;
  readonly insertTextMode: InsertTextMode;
}

export function createInsertion(document: PrometheusDocument, situation: SlotSituation | ValueSituation, offset: number): Insertion {
  const { text } = document;
  // Editors take edits of one line only, and want the cursor in it.
  const start = Math.max(Math.min(situation.typed.start, offset), lineStart(text, offset));
  const span = { start, end: Math.max(situation.typed.end, offset) };
  const indent = situation.kind === 'slot' ? situation.indent : 0;
  const space = situation.needsSpace ? ' ' : ' '.repeat(indent);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    typed: text.slice(span.start, span.end),
    json: document.kind === 'jsonTargets',
    flow: situation.flow,
    edit(snippet) {
      const textEdit = document.edit(span, `${space}${snippet}`.replaceAll('\n', newline));
      return { ...(textEdit && { textEdit }), insertTextFormat: InsertTextFormat.Snippet, insertTextMode: InsertTextMode.asIs };
    },
  };
}
