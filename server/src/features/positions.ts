import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from '../protocol.ts';

/** Offsets of a text as LSP's positions, and back. */
export interface Positions {
  offset(position: Position): number;
  range(span: { readonly start: number; readonly end: number }): Range;
}

export function positions(text: string): Positions {
  const document = TextDocument.create('', '', 0, text);
  return {
    offset: position => document.offsetAt(position),
    range: ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
  };
}
