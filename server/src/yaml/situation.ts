import type { Span } from './tree.ts';

/** What a person is about to write at an offset. */
export type Situation =
  | { readonly kind: 'comment' }
  | { readonly kind: 'nothing' }
  /** In a scalar that spans lines: a block scalar, or a quoted or plain text that goes on. */
  | { readonly kind: 'text'; readonly owner: Owner }
  | SlotSituation
  | ValueSituation;

/** Where a key, an item or a value of its own line begins; the schema says which of them it may be. */
export interface SlotSituation extends Typed {
  readonly kind: 'slot';
  /** Names of the keys around, the one at the cursor not counted. */
  readonly present: readonly string[];
  /** Column of the slot; what is inserted over several lines is indented from here. */
  readonly column: number;
  /** Blanks that are wanting before the slot: the line is indented less than the keys that it stands between. */
  readonly indent: number;
  /** A new item of a list: a dash is still to be written. */
  readonly needsDash: boolean;
  /** Beside a list in the column of its key: the list that might go on here instead. */
  readonly listPlace?: Place;
  /** The key at the cursor has its colon already. */
  readonly hasColon: boolean;
  /** Within brackets, and not within braces of its own. */
  readonly inBrackets?: true;
}

/** Behind the colon of a key. */
export interface ValueSituation extends Typed {
  readonly kind: 'value';
  /** Column of the key; a block that is inserted below it is indented deeper. */
  readonly column: number;
}

interface Typed {
  readonly place: Place;
  /** What is there already, and what a completion takes the place of. */
  readonly typed: Span;
  /** The cursor touches the colon, comma or dash before it: a space must come first. */
  readonly needsSpace: boolean;
  readonly flow: boolean;
}

/** The thing that holds the slot or the value: an owner in the text, and from there on steps through brackets. */
export interface Place {
  readonly owner: Owner;
  readonly steps: readonly (string | number)[];
}

/** `offset` is where the key or the dash begins. */
export type Owner = { readonly kind: 'root' } | { readonly kind: 'key' | 'dash'; readonly offset: number };
