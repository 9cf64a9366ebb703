import type { YamlProblem } from '../problems.ts';
import type { ScalarStyle } from '../tree.ts';

/**
 * What the text is made of, in the order in which the grammar reads it: a `key` and the start of its block come before the scalar that
 * turned out to be a key. `refused` is the end of every text that Prometheus does not take; nothing comes behind it.
 */
export type TokenKind =
  | 'end'
  | 'refused'
  | 'directive'
  | 'documentStart'
  | 'documentEnd'
  | 'blockSequence'
  | 'blockMapping'
  | 'blockEnd'
  | 'dash'
  | 'key'
  | 'colon'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Decoded text of a scalar, name of an anchor or alias, a tag or directive as written. */
  readonly text: string;
  /** Of scalars. */
  readonly style: ScalarStyle;
}

/** A token that is longer than its name, and where to go on. */
export interface Scanned {
  readonly token: Token;
  readonly next: number;
  /** Blank lines or the end of one were passed behind the token's last character. */
  readonly brokeLine: boolean;
}

export const isRefusal = (result: Scanned | YamlProblem): result is YamlProblem => 'message' in result;
