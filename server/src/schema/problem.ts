import type { ScalarNode, Span } from '../yaml/tree.ts';
import type { ProblemCode, Severity } from './rule.ts';

/** One finding of the check, at its place in the text. */
export interface Problem extends Span {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** A sentence that says what is wrong and what to write. */
  readonly message: string;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** The part of a scalar's decoded text that is at fault, where it is not all of it. */
  readonly part?: ScalarPart;
}

export interface ScalarPart {
  readonly scalar: ScalarNode;
  readonly from: number;
  readonly to: number;
}

export interface Related extends Span {
  readonly message: string;
}

/** What would mend it, where one answer is sure. */
export type Fix =
  /** Write `text` in place of the problem's span, which is a whole scalar: quotes are seen to. */
  | { readonly kind: 'replace'; readonly text: string }
  /** Write `text` as it stands in place of the problem's span; `title` says so where the text does not. */
  | { readonly kind: 'splice'; readonly text: string; readonly title?: string }
  /** Write the scalar at the problem's span as a list of one. */
  | { readonly kind: 'wrapInList' }
  /** Put a dash before the block that begins at `at`. */
  | { readonly kind: 'makeItem'; readonly at: number }
  /** Move the pair whose key is the problem's span into the block below `key`, which stands beside it or has to be made. */
  | { readonly kind: 'nest'; readonly key: string; readonly inList?: true }
  /** Move the pair whose key is the problem's span out by as many records. */
  | { readonly kind: 'outdent'; readonly levels: number }
  /** Take out the pair or the item that the problem's span is the key or the value of. */
  | { readonly kind: 'remove' }
  /** Write the pair whose key is the problem's span under another name, in a block of its own. */
  | { readonly kind: 'rename'; readonly path: readonly [string, string] }
  /** Add a key to the record whose first key begins at `at`. */
  | { readonly kind: 'addKey'; readonly key: string; readonly at: number }
  /** Write `text`, a key with its value on one line, before the key that begins at `at`. */
  | { readonly kind: 'insertKey'; readonly text: string; readonly at: number }
  /** Write a text in place of each of these scalars: quotes are seen to. */
  | { readonly kind: 'replaceAll'; readonly title: string; readonly places: readonly Replacement[] }
  /** Move an item of a list to where an earlier one begins. */
  | { readonly kind: 'moveItem'; readonly item: Span; readonly before: number };

export interface Replacement extends Span {
  readonly text: string;
}

/** The same problem in a text that begins `by` characters earlier. */
export function shifted(problem: Problem, by: number): Problem {
  if (by === 0) return problem;
  const { related, fix, part } = problem;
  return {
    ...moved(problem, by),
    ...(related && { related: related.map(place => moved(place, by)) }),
    ...(part && { part: { ...part, scalar: moved(part.scalar, by) } }),
    ...(fix && { fix: shiftedFix(fix, by) }),
  };
}

const moved = <T extends Span>(span: T, by: number): T => ({ ...span, start: span.start + by, end: span.end + by });

function shiftedFix(fix: Fix, by: number): Fix {
  switch (fix.kind) {
    case 'makeItem':
    case 'addKey':
    case 'insertKey':
      return { ...fix, at: fix.at + by };
    case 'moveItem':
      return { ...fix, item: moved(fix.item, by), before: fix.before + by };
    case 'replaceAll':
      return { ...fix, places: fix.places.map(place => moved(place, by)) };
    case 'replace':
    case 'splice':
    case 'wrapInList':
    case 'nest':
    case 'outdent':
    case 'remove':
    case 'rename':
      return fix;
  }
}
