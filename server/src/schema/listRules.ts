/**
 * Combinators of rules on the items of long lists, which look at none of them again before it changes. What they are told of the records
 * around an item is all that they know of them.
 */
import { ruleAbout } from './rules.ts';
import { type NamePlace, Names, repeatedIn } from './tally.ts';
import type { Finding, FindingPlace, ProblemCode, Records, RecordStretch, RecordView, Rule } from './rule.ts';

/** What a rule says of an item of a list: the path begins at the item. */
export interface ItemFinding extends Finding {
  readonly at: Extract<FindingPlace, { on: 'path' }>;
}

export interface EachOptions<G> {
  readonly code: ProblemCode;
  /** All of the record that matters to its items: plain data. */
  readonly given: (record: RecordView) => G;
  readonly of: (item: RecordView, given: G) => Iterable<ItemFinding>;
}

/** What items of a list show beside the record that the list stands in. None is looked at again before it changes, or what is given. */
export function eachOf<G>(listKey: string, { code, given, of }: EachOptions<G>): Rule {
  const found = (records: Records, about: G): readonly { readonly item: number; readonly finding: ItemFinding }[] =>
    records.flatMap((record, item) => (record ? Array.from(of(record, about), each => ({ item, finding: each })) : []));
  return ruleAbout([listKey], code, function* (record) {
    const about = given(record);
    for (const { stretch, before } of counted(record.stretches(listKey))) {
      for (const { item, finding } of stretch.answer(found, about)) {
        yield { ...finding, at: { ...finding.at, path: [listKey, before + item, ...finding.at.path] } };
      }
    }
  });
}

export interface DistinctOptions<G> {
  readonly code: ProblemCode;
  /** All of the record around the inner list that matters to its items: plain data. */
  readonly given: (outer: RecordView | undefined) => G;
  /** Two items of one identity are the same; one without any is like no other. */
  readonly identity: (item: RecordView, given: G) => string | undefined;
  /** On an item that is there already. */
  readonly say: (item: RecordView) => Omit<Finding, 'at'>;
  /** The key of an item that it shows on. */
  readonly on: (item: RecordView) => string;
  /** What is said where the first of them stands. */
  readonly first: string;
}

/** Items of lists in the items of a list that must differ, e.g. the rules in all groups of a file. */
export function distinctIn<G>(listKey: string, innerKey: string, options: DistinctOptions<G>): Rule {
  const { code, given, identity, say, on, first: firstSaid } = options;
  const identified = (items: Records, about: G): Names => new Names(items.map(item => item && identity(item, about)));
  const innerLists = (outers: Records): readonly InnerStretch[] =>
    outers.flatMap((record, outer) => {
      const about = given(record);
      return counted(record?.stretches(innerKey) ?? []).map(each => ({ ...each, outer, names: each.stretch.answer(identified, about) }));
    });
  return ruleAbout([listKey], code, function* (record) {
    const lists = counted(record.stretches(listKey)).flatMap(({ stretch, before }) =>
      stretch.answer(innerLists, null).map(list => ({ ...list, outer: list.outer + before })),
    );
    const itemAt = (at: NamePlace): RecordView | undefined => lists[at.stretch]?.stretch.records[at.item];
    const placeOf = (at: NamePlace, item: RecordView): FindingPlace => {
      const { outer = 0, before = 0 } = lists[at.stretch] ?? {};
      return { on: 'path', path: [listKey, outer, innerKey, before + at.item, on(item)], part: 'value' };
    };
    for (const { at, first } of repeatedIn(lists.map(({ names }) => names))) {
      const item = itemAt(at);
      const other = itemAt(first);
      if (item && other) yield { ...say(item), at: placeOf(at, item), related: [{ at: placeOf(first, other), message: firstSaid }] };
    }
  });
}

interface InnerStretch extends Counted {
  /** Which item of the outer list it is in. */
  readonly outer: number;
  readonly names: Names;
}

interface Counted {
  readonly stretch: RecordStretch;
  /** How many items of the list stand before it. */
  readonly before: number;
}

function counted(stretches: readonly RecordStretch[]): readonly Counted[] {
  let before = 0;
  return stretches.map(stretch => {
    const each = { stretch, before };
    before += stretch.records.length;
    return each;
  });
}
