/** Codes of UTF-16 units, and the classes of them that YAML 1.1 knows. Line breaks are line feeds here, with or without a carriage return. */
export const code = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  doubleQuote: 0x22,
  hash: 0x23,
  percent: 0x25,
  ampersand: 0x26,
  quote: 0x27,
  asterisk: 0x2a,
  comma: 0x2c,
  dash: 0x2d,
  colon: 0x3a,
  question: 0x3f,
  bracket: 0x5b,
  backslash: 0x5c,
  closingBracket: 0x5d,
  brace: 0x7b,
  pipe: 0x7c,
  closingBrace: 0x7d,
  exclamation: 0x21,
  greater: 0x3e,
  byteOrderMark: 0xfeff,
} as const;

export const isSpace = (unit: number): boolean => unit === code.space;

export const isBlank = (unit: number): boolean => unit === code.space || unit === code.tab;

export const isBreak = (unit: number): boolean => unit === code.lineFeed || unit === code.carriageReturn;

/** Behind the last character stands NaN. */
export const isBlankOrEnd = (unit: number): boolean =>
  unit === code.space || unit === code.lineFeed || unit === code.carriageReturn || unit === code.tab || Number.isNaN(unit);

/** Where the next line begins, for an offset that stands at a line break. */
export const behindBreak = (text: string, at: number): number =>
  text.charCodeAt(at) === code.carriageReturn && text.charCodeAt(at + 1) === code.lineFeed ? at + 2 : at + 1;

/** `---` or `...` at the beginning of a line, with nothing glued to it. */
export function isDocumentMarker(text: string, at: number): boolean {
  return (text.startsWith('---', at) || text.startsWith('...', at)) && isBlankOrEnd(text.charCodeAt(at + 3));
}
