import { assertNever } from '../../util/assertNever.ts';
import type { ClusterObject, ObjectKey } from '../../cluster/objects.ts';
import type { Known } from './evidence.ts';

export type LinkName = 'exposed' | 'selected' | 'discovered' | 'scraped';

/** One step from a Service to a sample in Prometheus. */
export interface Link {
  readonly name: LinkName;
  readonly state: 'holds' | 'broken' | 'forbidden' | 'unknown';
  /** Sentences: what was seen. */
  readonly evidence: readonly string[];
  /** The likeliest cause first; none where the link is not broken. */
  readonly breaks: readonly Break[];
}

/** What may be wrong. Closed: what mends it follows from it. */
export type BreakCause =
  | 'notExposed'
  | 'localhostOnly'
  | 'notSelected'
  | 'monitorLabels'
  | 'monitorNamespace'
  | 'namespaceSelector'
  | 'selector'
  | 'port'
  | 'noPods'
  | 'access'
  | 'skipped'
  | 'notLoaded'
  | 'dropped'
  | 'networkPolicy'
  | 'scheme'
  | 'path'
  | 'noSamples'
  | 'down';

export interface Break {
  readonly cause: BreakCause;
  /** A sentence that says what is wrong and what to do. */
  readonly message: string;
  /** The sure ways to mend it, the narrowest first. */
  readonly fixes: readonly Fix[];
}

export type Fix =
  /** Values to set in an object that is there. */
  | { readonly kind: 'edit'; readonly title: string; readonly object: ObjectKey; readonly edits: readonly FieldEdit[] }
  | { readonly kind: 'create'; readonly title: string; readonly objects: readonly ClusterObject[] }
  /** Start monitoring it, in whichever way fits. */
  | { readonly kind: 'monitor'; readonly title: string };

export interface FieldEdit {
  /** Keys, and numbers of list items. What is missing on the way is made. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

export const holds = (name: LinkName, evidence: readonly string[]): Link => ({ name, state: 'holds', evidence, breaks: [] });

export function broken(name: LinkName, breaks: readonly Break[], evidence: readonly string[] = []): Link {
  return { name, state: 'broken', evidence, breaks };
}

/** A link that hangs on something that could not be seen. */
export function notSeen(name: LinkName, what: Exclude<Known<unknown>, { kind: 'known' }>): Link {
  switch (what.kind) {
    case 'forbidden':
      return { name, state: 'forbidden', evidence: [what.message], breaks: [] };
    case 'unknown':
      return { name, state: 'unknown', evidence: [what.message], breaks: [] };
    default:
      return assertNever(what);
  }
}
