const pieces = /\\[\\$}|,]|\$\{\d+\|(?:\\.|[^}])*\}|\$\{\d+:(?:\\.|[^}\\])*\}|\$(?:\d+|\{\d+\})/g;

/** A snippet where nobody goes from place to place: the first answer of each place stays. */
export const plainText = (snippet: string): string => snippet.replace(pieces, piece => unescaped(firstAnswer(piece)));

function firstAnswer(piece: string): string {
  if (piece.startsWith('\\')) return piece;
  return /^\$\{\d+\|((?:\\.|[^,|\\])*)/.exec(piece)?.[1] ?? /^\$\{\d+:(.*)\}$/s.exec(piece)?.[1] ?? '';
}

const unescaped = (text: string): string => text.replace(/\\([\\$}|,])/g, '$1');
