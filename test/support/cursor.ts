/** A text with `|` where the cursor stands; the last one counts, so that block scalars may keep theirs. */
export function withCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.lastIndexOf('|');
  if (offset === -1) throw new Error('The text marks no cursor with `|`.');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
