import { isBefore, type Version } from '../version.ts';
import type { Span } from '../yaml/tree.ts';
import { code } from './phrase.ts';
import type { Problem } from './problem.ts';
import type { Removal } from './types.ts';

/** From when to when something of the schema is there. */
export interface Lifespan {
  readonly since?: Version;
  readonly before?: string;
  readonly removed?: Removal;
  /** What takes its place, where a rename is the whole fix. */
  readonly renamedTo?: string;
}

/** Does the release know it already, and still? */
export const isThere = ({ since, removed }: Lifespan, version: Version): boolean =>
  !isTooNew(since, version) && (removed === undefined || isBefore(version, removed.in));

const isTooNew = (since: Version | undefined, version: Version): since is Version => since !== undefined && isBefore(version, since);

/** What a release has to say of a key or value that came later, went already, or will go. */
export function* lifespanProblems(written: Span & { readonly text: string }, span: Lifespan, version: Version): Iterable<Problem> {
  const { text, start, end } = written;
  const { since, before = 'Remove it, or upgrade.', removed, renamedTo } = span;
  if (isTooNew(since, version)) {
    const message = `${code(text)} came with Prometheus ${since}, and ${version} refuses it. ${before}`;
    yield { code: 'version-too-old', severity: 'error', message, start, end };
  } else if (removed !== undefined && isThere(span, version)) {
    const message = `Prometheus ${removed.in} and later refuse ${code(text)}. ${removed.instead}`;
    yield { code: 'version-ahead', severity: 'hint', message, start, end };
  } else if (removed !== undefined) {
    const message = `${code(text)} is gone since Prometheus ${removed.in}, and ${version} refuses it. ${removed.instead}`;
    const fix = renamedTo === undefined ? undefined : ({ kind: 'replace', text: renamedTo } as const);
    yield { code: 'version-removed', severity: 'error', message, start, end, ...(fix && { fix }) };
  }
}
