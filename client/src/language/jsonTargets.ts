import type { TextDocument } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** Does a file in JSON begin as a file with targets does: a list whose first entry has `targets`, with labels before them at most? */
export const looksLikeTargets = (text: string): boolean => /^\s*\[\s*\{(?:\s*"labels"\s*:\s*\{[^{}]*\}\s*,)?\s*"targets"\s*:/i.test(text);

/** How much of a file is looked at. */
const most = { lines: 100, characters: 20_000 };

function beginning(document: TextDocument): string {
  const lines = Array.from({ length: Math.min(document.lineCount, most.lines) }, (_, index) => document.lineAt(index).text);
  return lines.join('\n').slice(0, most.characters);
}

/**
 * Lets the server know of those files in JSON alone that hold targets; of any other it never hears. `open` tells it of a document
 * that became such a file while it was written.
 */
export function targetsAmongJson(open: (document: TextDocument) => Promise<void>): Middleware {
  const known = new Set<string>();
  const isOther = (document: TextDocument): boolean => document.languageId === 'json' && !known.has(document.uri.toString());
  return {
    didOpen: async (document, next) => {
      if (isOther(document)) {
        if (!looksLikeTargets(beginning(document))) return;
        known.add(document.uri.toString());
      }
      await next(document);
    },
    didChange: async (event, next) => {
      const { document } = event;
      if (!isOther(document)) await next(event);
      else if (looksLikeTargets(beginning(document))) await open(document);
    },
    didClose: async (document, next) => {
      if (isOther(document)) return;
      known.delete(document.uri.toString());
      await next(document);
    },
  };
}
