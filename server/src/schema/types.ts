/**
 * The vocabulary of a declarative schema. This file, and the folder it stands in, know nothing of Prometheus:
 * what a key means is data in `schemas/`, what a scalar may hold is a `Format` in `formats/`.
 */

import type { Severity, ProblemCode, Rule, RecordView } from './rule.ts';
import type { Version } from '../version.ts';

export type { Version };

/** A schema, or a function giving one: how records refer to themselves or to records defined later. */
export type Ref = Schema | (() => Schema);

export type Schema = ScalarSchema | EnumSchema | ListSchema | MapSchema | RecordSchema | OneOfSchema | EmbeddedSchema;

export interface ScalarSchema {
  readonly kind: 'scalar';
  readonly format: Format;
}

export interface EnumSchema {
  readonly kind: 'enum';
  readonly values: readonly EnumValue[];
  /** `open` enums are suggestions: Prometheus takes other values too. */
  readonly open?: true;
  /** Prometheus compares this value without regard to case. */
  readonly ignoreCase?: true;
  /** Of a type in Prometheus that reads itself, and takes `Null` for an empty text; where it is a text, it never sees a quoted `null`. */
  readonly readsItself?: 'text' | 'number';
}

export interface EnumValue {
  readonly value: string;
  /** Other spellings that are taken for it, and not offered. */
  readonly also?: readonly string[];
  readonly doc: string;
  readonly since?: Version;
  readonly removed?: Removal;
  /** The value that takes its place. */
  readonly renamedTo?: string;
  readonly deprecated?: string;
}

export interface ListSchema {
  readonly kind: 'list';
  readonly item: Ref;
  /** An empty list is refused, with this reason. */
  readonly nonEmpty?: string;
  /** A null item (`-` and nothing behind it) is refused. True for lists of pointers in Prometheus' structs. */
  readonly noNullItems?: true;
  /** The list stands alone and means what it means under this key of a record: what that says of its list it says here. */
  readonly under?: { readonly key: string; readonly record: RecordSchema };
}

export interface MapSchema {
  readonly kind: 'map';
  readonly key: Format;
  readonly value: Ref;
  /** A key of nothing is not held to the format: `null`, as written without quotes. */
  readonly nullKeys?: true;
}

export interface RecordSchema {
  readonly kind: 'record';
  /** The field's standard term in lower case, e.g. `scrape job`, `relabel step`; unique in a schema set. */
  readonly name: string;
  readonly doc: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Keys that are not among the fields are somebody else's, and taken as they are. */
  readonly open?: true;
  /** A key of nothing is taken, and nobody reads it: `null`, as written without quotes. */
  readonly nullKeys?: true;
  /** Of a root: Prometheus reads it by the older of its two YAML packages, in which no map gets a key twice and `Null` is not `null`. */
  readonly olderYaml?: true;
  /** Somewhere below it stand documents of their own: `embedded` texts other than expressions and templates. */
  readonly holdsDocuments?: true;
  /** The key of a block that unknown keys are meant for: labels written right into a selector belong below `matchLabels`. */
  readonly strays?: string;
  readonly rules?: readonly Rule[];
  /** How an instance is called in an outline or a message, e.g. the value of `job_name`. */
  readonly label?: string;
  /** Whole blocks offered by completion where a new instance begins. */
  readonly snippets?: readonly Snippet[];
  readonly explain?: Explanation;
  /** Keys along which a path to a file is found that must be there: without the file the whole is refused. */
  readonly opens?: readonly (readonly string[])[];
  /** What takes effect without being written, for an editor to show behind what is. */
  hints?(record: RecordView, around: Surroundings): Iterable<Hint>;
}

export interface Hint {
  /** The key whose value it stands behind. */
  readonly behind: string;
  /** A few words in lower case. */
  readonly text: string;
  /** A sentence that says why. */
  readonly why: string;
}

/** What one instance of a record does, with the values that it has. */
export interface Explanation {
  /** The keys whose hovers say it, besides that of the instance as a whole. */
  readonly on: readonly string[];
  say(record: RecordView, around: Surroundings): string | undefined;
}

export interface OneOfSchema {
  readonly kind: 'oneOf';
  readonly options: readonly Ref[];
  /** How the choice as a whole is called, where its options would not help: `any value`. */
  readonly label?: string;
}

/** A scalar that holds text of another language: an expression, a template, a whole document such as a configuration in a ConfigMap. */
export interface EmbeddedSchema {
  readonly kind: 'embedded';
  readonly language: LanguageId;
  /** What the scalar must be before its language reads it. */
  readonly format?: Format;
  /** The scalar holds the text so encoded; what is not so encoded is not read. */
  readonly encoding?: 'base64';
}

/** `file` is a document whose kind its name and its content tell. */
export type LanguageId = 'promql' | 'template' | 'notification' | 'file' | 'scrapeJobs';

/** What a later release took away. It stays in the schema, so that who still writes it learns what to write instead. */
export interface Removal {
  /** The first release without it. */
  readonly in: Version;
  /** A sentence: what to write instead. */
  readonly instead: string;
}

/** What a default was before a release changed it. */
export interface EarlierDefault {
  /** The first release with another default. */
  readonly until: Version;
  readonly value: string;
}

export interface Field {
  readonly type: Ref;
  /** One or more sentences of Markdown, in our own words: what it does and when one needs it. */
  readonly doc: string;
  readonly required?: true;
  /** The value in effect when the key is absent, as one would write it in YAML. */
  readonly default?: string;
  /** Former defaults, the oldest first. */
  readonly earlierDefaults?: readonly EarlierDefault[];
  readonly since?: Version;
  /** What to do in releases before `since`, as a sentence. */
  readonly before?: string;
  readonly removed?: Removal;
  /** A sentence: since when, and what to write instead. */
  readonly deprecated?: string;
  /** The key that takes its place, where a rename is the whole fix. */
  readonly renamedTo?: string;
  /** The block and the key in it that take its place, where writing the same value there is the whole fix. */
  readonly movedTo?: readonly [section: string, key: string];
  /** Names it has elsewhere, in an older release or another tool: refused here, and what is written under them means this key. */
  readonly knownAs?: readonly string[];
  /** A null (`key:` with nothing behind it) is refused, since Prometheus puts Go's zero value in place of the default; a release: since then. */
  readonly nullRefused?: true | Version;
  /** The value is a credential: never shown in a hover or a log. */
  readonly secret?: true;
  /** Key of an enclosing or top level record whose value holds when this one is absent, e.g. `global.scrape_interval`. */
  readonly inherits?: string;
  /** The value that holds when the key is absent, where more than `inherits` and `default` decides it. */
  inEffect?(around: Surroundings): InEffect | undefined;
  /** The key beside it that takes the same texts in another writing. */
  readonly twin?: string;
  /** The value, or each value of the list, is the name of something that other places refer to. */
  readonly defines?: SymbolKind;
  /** The value, or each value of the list, is the name of something that is defined elsewhere. */
  readonly refersTo?: SymbolKind;
  /** Accepted by Prometheus, not offered by completion (spellings that exist only by accident of its implementation). */
  readonly hidden?: true;
}

/** A value that nobody wrote at this place. */
export interface InEffect {
  readonly value: string;
  /** Where it comes from, as words behind a comma: `from global`, `the default`. */
  readonly from: string;
}

/** What has a name that other places use. */
export type SymbolKind = 'job' | 'rule group' | 'recording rule' | 'alert' | 'receiver' | 'time interval';

export interface Snippet {
  readonly label: string;
  readonly doc: string;
  /** LSP snippet text with two-space indentation, relative to the column the instance begins in. */
  readonly body: string;
}

/** The scalar as Prometheus' YAML reader sees it. */
export interface ScalarView {
  /** Decoded text: quotes, escapes and folding resolved. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** An explicit tag as written, e.g. `!!str`. */
  readonly tag?: string;
}

export interface FormatProblem {
  /** A sentence that says what is wrong and what to write. */
  readonly message: string;
  /** Part of the decoded text at fault, half open; the whole scalar when absent. */
  readonly from?: number;
  readonly to?: number;
  /** Default `invalid-value`. */
  readonly code?: ProblemCode;
  /** Default `error`: Prometheus refuses it. */
  readonly severity?: Severity;
  /** What the whole scalar should say, where one answer is sure. */
  readonly replacement?: string;
}

export interface ValueSuggestion {
  readonly value: string;
  /** Only the beginning: the person writes how it goes on. */
  readonly begins?: true;
  readonly doc?: string;
  readonly preferred?: true;
}

/** What a scalar may hold. One format per file in `formats/`; a format is pure and keeps no state. */
export interface Format {
  /** e.g. `duration`; also the type's label in a hover. */
  readonly name: string;
  /** The YAML type Prometheus decodes into; decides quoting and which plain scalars are type errors. */
  readonly yaml: 'string' | 'int' | 'uint' | 'float' | 'bool' | 'any';
  /** Of a type in Prometheus that reads itself, and takes `Null` for an empty text. */
  readonly readsItself?: true;
  /** A valid value, used in messages and as the snippet's placeholder. */
  readonly example: string;
  /** As the release given reads it, without one the newest. */
  check(scalar: ScalarView, version?: Version): FormatProblem | undefined;
  /** Values worth offering; the feature filters by what is typed. */
  complete?(around?: Surroundings): readonly ValueSuggestion[];
  /** A sentence on a valid value, e.g. `2h30m` is 150 minutes. */
  describe?(text: string, around?: Surroundings): string | undefined;
  /** The text names files. A relative path starts at the folder of the file that it stands in. */
  readonly files?: FilesNamed;
}

/** The records that a place lies in, from the innermost out. */
export type Surroundings = readonly Level[];

export interface Level {
  readonly record: RecordView;
  /** The record's name in its schema, where that is known. */
  readonly name?: string;
  /** Keys and indices that lead from the record to the place. */
  readonly path: readonly (string | number)[];
}

/** What a path in a configuration leads to. */
export interface FilesNamed {
  /** What such a file is, as a noun: `rule file`, `certificate`. */
  readonly what: string;
  /** The text may be a pattern of Go's filepath.Match. */
  readonly pattern?: true;
  /** Which document each file holds, where that has a schema. */
  readonly holds?: DocumentHeld;
  /** How bad it is that a file named in full is not there. Absent where Prometheus writes it itself. */
  readonly whenMissing?: Severity;
}

export type DocumentHeld = 'rules' | 'scrapeConfigFile' | 'targets';
