import { durationMs } from '../formats/durationText.ts';
import { rule, ruleAbout } from '../schema/rules.ts';
import { type NamePlace, Names, repeatedIn } from '../schema/tally.ts';
import type { FindingPlace, Records, RecordStretch, RecordView, Rule } from '../schema/types.ts';
import { lookbackMs } from './scrapeHabits.ts';

/** Rules that Prometheus takes and that nobody means. */

/** As promtool's lint finds them (cmd/promtool/main.go, checkDuplicates); alerts of one name may have different conditions. */
export const repeatedRules: Rule = ruleAbout(['groups'], 'duplicate-rule', function* (file) {
  let before = 0;
  const lists = file.stretches('groups').flatMap(groups => {
    const first = before;
    before += groups.records.length;
    return groups.answer(ruleNames, null).map(list => ({ ...list, group: list.group + first }));
  });
  const named = ({ stretch, item }: NamePlace): { readonly at: FindingPlace; readonly key: string; readonly name: string | undefined } => {
    const { group = 0, first = 0, rules } = lists[stretch] ?? {};
    const view = rules?.records[item];
    const key = keyOf(view);
    return { at: { on: 'path', path: ['groups', group, 'rules', first + item, key], part: 'value' }, key, name: view?.text(key) };
  };
  for (const { at: place, first } of repeatedIn(lists.map(({ identities }) => identities))) {
    const { at, key, name } = named(place);
    const what = key === 'record' ? 'Two rules write the same series' : 'There are two alerts that are the same';
    yield {
      at,
      message: `${what}, \`${name}\` with the same labels. Remove one of them, or let a label tell them apart.`,
      severity: 'warning',
      related: [{ at: named(first).at, message: 'The other one is here.' }],
    };
  }
});

interface RuleNames {
  readonly group: number;
  /** How many rules of the group stand before these. */
  readonly first: number;
  readonly rules: RecordStretch;
  /** What tells each of them from others. */
  readonly identities: Names;
}

const ruleNames = (groups: Records): readonly RuleNames[] =>
  groups.flatMap((view, group) => {
    const shared = labelsOf(view?.record('labels'));
    let before = 0;
    return (view?.stretches('rules') ?? []).map(rules => {
      const first = before;
      before += rules.records.length;
      return { group, first, rules, identities: rules.answer(identitiesIn, shared) };
    });
  });

type Labels = Readonly<Record<string, string | null>>;

const identitiesIn = (rules: Records, shared: Labels): Names => new Names(rules.map(view => view && identity(view, shared)));

function identity(view: RecordView, shared: Labels): string | undefined {
  const key = keyOf(view);
  const name = view.text(key);
  if (!name) return undefined;
  const own = labelsOf(view.record('labels'));
  const names = [...new Set([...Object.keys(own), ...Object.keys(shared)])].sort();
  // Labels of the rule win over those of its group.
  const labels = names.map(label => [label, own[label] ?? shared[label]]);
  return JSON.stringify([key, name, labels, key === 'alert' ? view.text('expr') : undefined]);
}

const keyOf = (view: RecordView | undefined): 'record' | 'alert' => (view?.text('record') ? 'record' : 'alert');

/** A recorded series is scraped by nobody: its samples are as far apart as its evaluations. */
export const rareRecording: Rule = rule('long-interval', function* (group) {
  const interval = durationMs(group.text('interval') ?? '');
  if (interval === undefined || interval < lookbackMs || !group.records('rules').some(each => each?.has('record'))) return;
  const message =
    'A query looks back five minutes for a sample, so what this group records has gaps in graphs and alerts. Evaluate it at least every 2m.';
  yield { at: { on: 'value', key: 'interval' }, message, severity: 'warning' };
});

const labelsOf = (labels: RecordView | undefined): Labels =>
  Object.fromEntries((labels?.keys() ?? []).map(name => [name, labels?.text(name) ?? null]));
