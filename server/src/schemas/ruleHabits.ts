import { durationMs } from '../formats/durationText.ts';
import { rule } from '../schema/rules.ts';
import type { FindingPlace, RecordView, Rule } from '../schema/types.ts';
import { lookbackMs } from './scrapeHabits.ts';

/** Rules that Prometheus takes and that nobody means. */

/** As promtool's lint finds them (cmd/promtool/main.go, checkDuplicates); alerts of one name may have different conditions. */
export const repeatedRules: Rule = rule('duplicate-rule', function* (file) {
  const firstAt = new Map<string, FindingPlace>();
  for (const { path, view, group } of rulesOf(file)) {
    const key = view.text('record') ? 'record' : 'alert';
    const name = view.text(key);
    if (!name) continue;
    const at: FindingPlace = { on: 'path', path: [...path, key], part: 'value' };
    const identity = JSON.stringify([key, name, labelsOf(view, group), key === 'alert' ? view.text('expr') : undefined]);
    const first = firstAt.get(identity);
    if (!first) {
      firstAt.set(identity, at);
      continue;
    }
    const what = key === 'record' ? 'Two rules write the same series' : 'There are two alerts that are the same';
    yield {
      at,
      message: `${what}, \`${name}\` with the same labels. Remove one of them, or let a label tell them apart.`,
      severity: 'warning',
      related: [{ at: first, message: 'The other one is here.' }],
    };
  }
});

/** A recorded series is scraped by nobody: its samples are as far apart as its evaluations. */
export const rareRecording: Rule = rule('long-interval', function* (group) {
  const interval = durationMs(group.text('interval') ?? '');
  if (interval === undefined || interval < lookbackMs || !group.records('rules').some(each => each?.has('record'))) return;
  const message =
    'A query looks back five minutes for a sample, so what this group records has gaps in graphs and alerts. Evaluate it at least every 2m.';
  yield { at: { on: 'value', key: 'interval' }, message, severity: 'warning' };
});

interface PlacedRule {
  readonly path: readonly (string | number)[];
  readonly view: RecordView;
  readonly group: RecordView;
}

const rulesOf = (file: RecordView): readonly PlacedRule[] =>
  file
    .records('groups')
    .flatMap((group, groupIndex) =>
      (group?.records('rules') ?? []).flatMap((view, index) =>
        group && view ? [{ path: ['groups', groupIndex, 'rules', index], view, group }] : [],
      ),
    );

/** Names and values in order; those of the rule win over those of its group. */
function labelsOf(view: RecordView, group: RecordView): readonly (readonly [string, string | undefined])[] {
  const [own, shared] = [view.record('labels'), group.record('labels')];
  const names = new Set([...(own?.keys() ?? []), ...(shared?.keys() ?? [])]);
  return [...names].sort().map(name => [name, own?.text(name) ?? shared?.text(name)]);
}
