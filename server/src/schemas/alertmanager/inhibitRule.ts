import * as formats from '../../formats/index.ts';
import { list, map, record } from '../../schema/build.ts';
import { rule } from '../../schema/rules.ts';
import type { RecordView } from '../../schema/rule.ts';
import { holds } from '../conditions.ts';
import { text } from '../scalars.ts';
import { regexValues } from './matcherMaps.ts';
import { alertLabel, matchers, regex } from './scalars.ts';
import { inhibitionSnippets } from './snippets.ts';

const has = (inhibition: RecordView, side: 'source' | 'target'): boolean =>
  inhibition.texts(`${side}_matchers`).length > 0 || [`${side}_match`, `${side}_match_re`].some(key => holds(key)(inhibition));

/** Without matchers on one side every alert is on it. */
const matchesEverything = rule('inhibits-everything', function* (inhibition) {
  for (const [side, meaning] of [
    ['source', 'any alert mutes others'],
    ['target', 'every alert is muted'],
  ] as const) {
    if (has(inhibition, side)) continue;
    yield { at: { on: 'record' }, severity: 'warning', message: `This rule has no \`${side}_matchers\`, so ${meaning}. Add some.` };
  }
});

/** config/common/inhibitrule.go, InhibitRule. */
export const inhibitRule = record({
  name: 'inhibition rule',
  doc: 'While an alert fires that matches the source, alerts that match the target are not notified about.',
  fields: {
    name: { type: text, doc: 'Name of the rule, for metrics and logs.', since: '0.30' },
    source_matchers: { type: matchers, doc: 'What an alert must be like to mute others. All of them have to hold.', since: '0.22' },
    target_matchers: { type: matchers, doc: 'What an alert must be like to be muted. All of them have to hold.', since: '0.22' },
    equal: {
      type: list(alertLabel, { noNullItems: true }),
      doc: 'Labels whose values must be the same on both sides. A label that both lack counts as the same.',
    },
    source_match: {
      type: map(formats.classicLabel, text),
      doc: 'Labels that an alert must have with exactly these values to mute others.',
      deprecated: 'Superseded by `source_matchers` since 0.22: write `label="value"` there.',
    },
    source_match_re: {
      type: map(formats.classicLabel, regex),
      doc: 'Labels whose values must match regular expressions for an alert to mute others.',
      deprecated: 'Superseded by `source_matchers` since 0.22: write `label=~"expression"` there.',
    },
    target_match: {
      type: map(formats.classicLabel, text),
      doc: 'Labels that an alert must have with exactly these values to be muted.',
      deprecated: 'Superseded by `target_matchers` since 0.22: write `label="value"` there.',
    },
    target_match_re: {
      type: map(formats.classicLabel, regex),
      doc: 'Labels whose values must match regular expressions for an alert to be muted.',
      deprecated: 'Superseded by `target_matchers` since 0.22: write `label=~"expression"` there.',
    },
  },
  rules: [regexValues('source_match_re'), regexValues('target_match_re'), matchesEverything],
  label: 'name',
  snippets: inhibitionSnippets,
});
