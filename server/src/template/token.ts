/** A place in a template's text, in UTF-16 code units, half open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The pieces that Go's text/template cuts a template into (text/template/parse/lex.go); comments are left out there too. */
export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'space'
  | 'declare'
  | 'assign'
  | 'pipe'
  | 'leftParen'
  | 'rightParen'
  | 'string'
  | 'rawString'
  | 'character'
  | 'number'
  | 'complex'
  | 'bool'
  | 'nil'
  | 'dot'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'keyword'
  | 'punctuation'
  | 'error'
  | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** As written; of an error the sentence that says what is wrong. */
  readonly text: string;
}

const keywords = ['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with'] as const;

export type Keyword = (typeof keywords)[number];

export const isKeyword = (word: string): word is Keyword => keywords.some(keyword => keyword === word);
