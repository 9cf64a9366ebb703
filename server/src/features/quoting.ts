/** A text as a YAML scalar: plain where that means the same, else in single quotes. `flow` is within brackets. */
export function asPlain(text: string, flow = false): string {
  return needsQuotes(text) || (flow && partsFlow(text)) ? inSingleQuotes(text) : text;
}

const inSingleQuotes = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const partsFlow = (text: string): boolean => /[,?[\]{}]/.test(text);

/** A text in the quotes that the person has begun with. */
export function quotedLike(text: string, begun: string, flow = false): string {
  if (begun.startsWith("'")) return inSingleQuotes(text);
  return begun.startsWith('"') ? JSON.stringify(text) : asPlain(text, flow);
}

function needsQuotes(text: string): boolean {
  return text === '' || text !== text.trim() || /^[&*!|>%@`'"{}[\],#]|^[-?:](\s|$)|:(\s|$)|\s#|[\r\n]/.test(text);
}

interface Written {
  readonly text: string;
  readonly flow: boolean;
  readonly quotesAreWrong: boolean;
}

/** A replacement in the quotes of what it replaces; quotes that were the mistake go. */
export function matchingQuotes(replacement: string, { text, flow, quotesAreWrong }: Written): string {
  if (/^(['"]).*\1$/s.test(text) && !quotesAreWrong) return quotedLike(replacement, text);
  return flow && partsFlow(replacement) ? inSingleQuotes(replacement) : replacement;
}
