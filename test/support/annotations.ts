import type { Diagnostic } from 'vscode-languageserver';

/**
 * A document with its diagnostics drawn below the lines they stand on:
 *
 *     scheme: htps
 *             ^^^^ invalid-value: `htps` is not a value that is known here. Did you mean `https`?
 *
 * A range of many lines is drawn to the end of its first one.
 */
export function annotated(text: string, diagnostics: readonly Diagnostic[]): string {
  const lines = text.split(/\r?\n/);
  return lines
    .flatMap((line, number) => {
      const here = diagnostics.filter(({ range }) => range.start.line === number);
      return [line, ...here.map(diagnostic => underlined(line, diagnostic))];
    })
    .join('\n');
}

function underlined(line: string, { range, code, message }: Diagnostic): string {
  const { start, end } = range;
  const last = end.line === start.line ? end.character : line.length;
  return `${' '.repeat(start.character)}${'^'.repeat(Math.max(1, last - start.character))} ${code}: ${typeof message === 'string' ? message : message.value}`;
}

/** The document without what is drawn into it. */
export const plain = (document: string): string =>
  document
    .split('\n')
    .filter(line => !/^ *\^+ [\w-]+: /.test(line))
    .join('\n');
