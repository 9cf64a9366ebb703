import { durationMs } from '../formats/durationText.ts';
import { distinctIn } from '../schema/listRules.ts';
import { rule } from '../schema/rules.ts';
import type { RecordView, Rule } from '../schema/rule.ts';
import { lookbackMs } from './scrapeHabits.ts';

/** Rules that Prometheus takes and that nobody means. */

/** As promtool's lint finds them (cmd/promtool/main.go, checkDuplicates); alerts of one name may have different conditions. */
export const repeatedRules = distinctIn('groups', 'rules', {
  code: 'duplicate-rule',
  given: group => labelsOf(group?.record('labels')),
  identity,
  say(view) {
    const key = keyOf(view);
    const what = key === 'record' ? 'Two rules write the same series' : 'There are two alerts that are the same';
    const message = `${what}, \`${view.text(key)}\` with the same labels. Remove one of them, or let a label tell them apart.`;
    return { message, severity: 'warning' };
  },
  on: view => keyOf(view),
  first: 'The other one is here.',
});

type Labels = Readonly<Record<string, string | null>>;

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

const keyOf = (view: RecordView): 'record' | 'alert' => (view.text('record') ? 'record' : 'alert');

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
