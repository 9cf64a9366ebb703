/** Which results stand in a document, and where. Pure: decorations.ts draws them. */
import type { Range } from '../../../../server/src/protocol.ts';
import type { QueryRequest } from './request.ts';
import { type Change, shift } from './shift.ts';

/** What stands after an expression. */
export type Outcome =
  | { readonly kind: 'running' }
  /** `details` are several lines for a hover. */
  | { readonly kind: 'value'; readonly text: string; readonly details: string; readonly request: QueryRequest }
  /** `range` is the part of the expression at fault, where the server named one. */
  | { readonly kind: 'error'; readonly message: string; readonly range?: Range };

export interface Placed {
  /** Of the run of the query; a later run at the same place has another. */
  readonly run: number;
  readonly range: Range;
  readonly outcome: Outcome;
}

/** One result a line: a new one takes the place of what stood there. */
export function put(all: readonly Placed[], placed: Placed): readonly Placed[] {
  return [...all.filter(({ range }) => range.end.line !== placed.range.end.line), placed];
}

/** What came of a run, where its expression stands by now; nothing where an edit or a later run took its place. */
export function settle(all: readonly Placed[], { run, range, outcome }: Placed): readonly Placed[] {
  return all.map(placed => {
    if (placed.run !== run) return placed;
    return { ...placed, outcome: samePlace(placed.range, range) ? outcome : withoutPart(outcome) };
  });
}

/** What is left after edits, moved along with its expression. */
export function afterChanges(all: readonly Placed[], changes: readonly Change[]): readonly Placed[] {
  return all.flatMap(placed => {
    // VS Code gives changes from the last to the first, so that each is in coordinates of the text before it.
    let range: Range | undefined = placed.range;
    for (const change of changes) range = range && shift(range, change);
    if (range === undefined) return [];
    return range === placed.range ? [placed] : [{ ...placed, range, outcome: withoutPart(placed.outcome) }];
  });
}

/** The part at fault moved along; until the query runs again the whole expression is marked. */
function withoutPart(outcome: Outcome): Outcome {
  return outcome.kind === 'error' ? { kind: 'error', message: outcome.message } : outcome;
}

const samePlace = (a: Range, b: Range): boolean => a.start.line === b.start.line && a.start.character === b.start.character;
