/** A text as a YAML scalar: plain where that means the same, else in single quotes. */
export function asPlain(text: string): string {
  return needsQuotes(text) ? `'${text.replaceAll("'", "''")}'` : text;
}

/** A text in the quotes that the person has begun with. */
export function quotedLike(text: string, begun: string): string {
  if (begun.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  return begun.startsWith('"') ? JSON.stringify(text) : asPlain(text);
}

function needsQuotes(text: string): boolean {
  return text === '' || text !== text.trim() || /^[&*!|>%@`'"{}[\],#]|^[-?:](\s|$)|:(\s|$)|\s#|[\r\n]/.test(text);
}

/** A replacement in the quotes of what it replaces; quotes that were the mistake go. */
export function matchingQuotes(replacement: string, written: string, quotesAreWrong: boolean): string {
  const quoted = /^(['"]).*\1$/s.test(written);
  return quoted && !quotesAreWrong ? quotedLike(replacement, written) : replacement;
}
