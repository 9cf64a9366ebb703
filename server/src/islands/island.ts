import type { LanguageId } from '../schema/types.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import type { OffsetMap } from './offsetMap.ts';

/** Text of another language inside a document, with the way back to where it is written. */
export interface Island {
  readonly language: LanguageId;
  /** Decoded: quotes, escapes, folding and indentation resolved. */
  readonly text: string;
  readonly map: OffsetMap;
  readonly node: ScalarNode;
}
