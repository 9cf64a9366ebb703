import { isBefore, type Version } from '../version.ts';
import type { Span } from './ast.ts';

/** A function that a release renamed. The grammar knows the new name alone. */
interface Renaming {
  readonly former: string;
  readonly now: string;
  /** The first release with the new name. */
  readonly since: Version;
}

export const renamings: readonly Renaming[] = [{ former: 'holt_winters', now: 'double_exponential_smoothing', since: '3.0' }];

export interface Modernised {
  /** The query with the names of today. */
  readonly text: string;
  /** Where a former name stands in the query as it was written. */
  readonly former: readonly (Span & Renaming)[];
  /** The place in the query as it was written. */
  readonly original: (span: Span) => Span;
}

/** A query for a release before a renaming, so that it can be read by today's grammar. */
export function modernised(query: string, version: Version): Modernised {
  const former: (Span & Renaming)[] = [];
  let text = query;
  for (const renaming of renamings) {
    if (!isBefore(version, renaming.since)) continue;
    text = text.replaceAll(new RegExp(`\\b${renaming.former}(?=\\s*\\()`, 'g'), (name, at: number) => {
      former.push({ ...renaming, from: at, to: at + name.length });
      return renaming.now;
    });
  }
  const back = (offset: number): number => {
    let by = 0;
    for (const { from, to, now } of former) {
      const grown = now.length - (to - from);
      if (offset <= from + by) break;
      // Within the new name every place is the old one's end.
      if (offset <= from + by + now.length) return offset === from + by + now.length ? to : Math.min(to, offset - by);
      by += grown;
    }
    return offset - by;
  };
  return { text, former, original: ({ from, to }) => ({ from: back(from), to: back(to) }) };
}
