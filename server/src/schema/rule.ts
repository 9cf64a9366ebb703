/** What a rule is handed of a record, and what it may find in it. Codes of findings, too: the engine's, the formats' and the rules'. */

import type { Version } from '../version.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Every code the engine, the formats and the rules can report; the table with titles stands in `diagnostics.ts`. */
export type ProblemCode =
  | 'yaml-syntax'
  | 'duplicate-key'
  | 'unknown-key'
  | 'misplaced-key'
  | 'wrong-type'
  | 'invalid-value'
  | 'missing-key'
  | 'empty-list'
  | 'null-item'
  | 'deprecated-key'
  | 'conflicting-keys'
  | 'dependent-key'
  | 'value-order'
  | 'duplicate-name'
  | 'pointless-setting'
  | 'drops-everything'
  | 'relabel-no-group'
  | 'relabel-no-separator'
  | 'anchored-regex'
  | 'overwritten-label'
  | 'renamed-labels'
  | 'label-never-there'
  | 'target-address'
  | 'duplicate-target'
  | 'service-namespace'
  | 'unexpanded-variable'
  | 'long-interval'
  | 'nothing-scraped'
  | 'selects-everything'
  | 'endpoint-port'
  | 'plain-text-secret'
  | 'series-syntax'
  | 'series-ignored'
  | 'missing-file'
  | 'no-matching-file'
  | 'unfit-file'
  | 'duplicate-rule'
  | 'version-too-old'
  | 'version-removed'
  | 'version-ahead'
  | 'unknown-reference'
  | 'unused-name'
  | 'unreachable-route'
  | 'inhibits-everything'
  | 'classic-matcher'
  | 'literal-regex';

/**
 * A statement about a record that its fields alone cannot make. Made by the combinators of `rules.ts`;
 * a rule reads the record through its view, never through the YAML tree.
 */
export interface Rule {
  readonly code: ProblemCode;
  /** The first release that it holds for. */
  readonly since?: Version;
  /** The first release that it no longer holds for. */
  readonly until?: Version;
  /** It has nothing to say of a record that lacks all of these keys, which is then not even asked: most rules are of no concern to most records. */
  readonly about?: readonly string[];
  on(record: RecordView): Iterable<Finding>;
}

export interface Finding {
  readonly message: string;
  /** Where it shows: the record's key, the value of a key, or an item of a list below a key. */
  readonly at: FindingPlace;
  /** What of the scalar's decoded text at that place is at fault, where it is not all of it. */
  readonly part?: { readonly from: number; readonly to: number };
  readonly severity?: Severity;
  /** What the scalar at that place should say, where one answer is sure. */
  readonly replacement?: string;
  /** What stands at that place has to go, and that is all. */
  readonly remove?: true;
  /** What mends it beyond that place, where one answer is sure. */
  readonly cure?: Cure;
  readonly related?: readonly { readonly at: FindingPlace; readonly message: string }[];
}

export type Cure =
  /** Write `text`, a key with its value on one line, before the key called `before`. */
  | { readonly kind: 'insertKey'; readonly text: string; readonly before: string }
  /** Write a scalar at each place, all or none. */
  | {
      readonly kind: 'replaceAll';
      readonly title: string;
      readonly places: readonly { readonly at: FindingPlace; readonly text: string }[];
    }
  /** Move an item of the list to where an earlier one stands. */
  | { readonly kind: 'moveItem'; readonly list: string; readonly from: number; readonly to: number };

export type FindingPlace =
  | { readonly on: 'record' }
  | { readonly on: 'key'; readonly key: string }
  | { readonly on: 'value'; readonly key: string }
  /** `path` leads from the record through keys and list indices to a node. */
  | { readonly on: 'path'; readonly path: readonly (string | number)[]; readonly part: PathPart };

/** Of what stands at the end of a path: its key, its value, or for a record in a list the first key in it. */
export type PathPart = 'key' | 'value' | 'record';

/** A record's content as a rule may see it. Absent and null are one thing, as they are for Prometheus. */
export interface RecordView {
  has(key: string): boolean;
  /** Decoded text of a scalar value; undefined when absent or not a scalar. */
  text(key: string): string | undefined;
  record(key: string): RecordView | undefined;
  /** Items of a list that are records; others are undefined so that indices hold. */
  records(key: string): readonly (RecordView | undefined)[];
  /** The same in stretches, one after the other: what is known of one in which nothing changed need not be found out again. */
  stretches(key: string): readonly RecordStretch[];
  /** Scalars of a list; others are undefined so that indices hold. */
  texts(key: string): readonly (string | undefined)[];
  keys(): readonly string[];
  /** What a function reads of the record, found out once for all rules that ask; by the function itself, so it must not be made anew. */
  derived<T>(of: (record: RecordView) => T): T;
}

/** Items of a list that stand together. */
export interface RecordStretch {
  readonly records: Records;
  /** Answers the question once, for as long as neither the records change nor what is `given`: plain data. */
  answer<T, G>(question: Question<T, G>, given: G): T;
}

export type Records = readonly (RecordView | undefined)[];

/** What somebody wants to know of records that stand together, wherever in their list that is. */
export type Question<T, G> = (records: Records, given: G) => T;
