import type { Diagnostic } from 'vscode-languageserver';

/** Findings whose code leads to the page that explains it, below a folder of pages. */
export const withPages = (diagnostics: readonly Diagnostic[], folder: string | undefined): readonly Diagnostic[] =>
  folder === undefined ? diagnostics : diagnostics.map(found => ({ ...found, codeDescription: { href: `${folder}${found.code}.md` } }));
