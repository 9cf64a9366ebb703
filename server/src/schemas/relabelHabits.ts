import { groupsOf, matchesWhole, referencesIn } from '../formats/regexGroups.ts';
import { ruleAbout } from '../schema/rules.ts';
import type { Finding, RecordView, Rule } from '../schema/rule.ts';
import { distance, nearest } from '../spelling.ts';
import { discovered } from './discovery/meta/index.ts';
import { halfAnchored } from './relabelAnchors.ts';
import { kubernetesCure } from './discovery/meta/kubernetes.ts';
import { type KnownLabel, standsFor } from './discovery/meta/table.ts';
import { actionOf, afterSteps } from './relabelEffects.ts';

/** Relabel steps that Prometheus takes and that do not do what is written (model/relabel/relabel.go, relabel). */

const hasSources = (step: RecordView): boolean => step.texts('source_labels').length > 0;

const onKey = (key: string, message: string): Finding => ({ at: { on: 'key', key }, message, severity: 'warning' });

/** Without a regex every text matches; without source labels there is nothing but the empty text to match. */
const dropsEverything: Rule = ruleAbout(['action'], 'drops-everything', function* (step) {
  const action = actionOf(step);
  if (action === 'drop' && !step.has('regex')) {
    yield onKey('action', 'This step has no `regex`, so it matches everything and drops it all, also what lacks the label. Add `regex`.');
  }
  if (action !== 'keep' || hasSources(step)) return;
  if (matchesWhole(step.text('regex') ?? '', '') === false) {
    yield onKey('action', 'This step has no `source_labels`, so it matches nothing but the empty text and drops everything. Add them.');
  }
});

const doesNothing: Rule = ruleAbout(['action'], 'pointless-setting', function* (step) {
  const action = actionOf(step);
  if (hasSources(step) || (action !== 'keep' && action !== 'drop')) return;
  const regex = step.text('regex');
  const matchesEmpty = regex === undefined || matchesWhole(regex, '') !== false;
  if (action === 'keep' && regex === undefined)
    yield onKey('action', 'This step looks at no label and keeps everything. Add `source_labels` and `regex`.');
  if (action === 'drop' && !matchesEmpty) yield onKey('action', 'This step has no `source_labels`, so it never drops anything. Add them.');
});

/** `$1` is empty where the regex has no first group, and an empty replacement removes the label. */
const missingGroups: Rule = ruleAbout(['regex', 'replacement', 'target_label'], 'relabel-no-group', function* (step) {
  const action = actionOf(step);
  const regex = step.text('regex') ?? '(.*)';
  if ((action !== 'replace' && action !== 'labelmap') || matchesWhole(regex, '') === undefined) return;
  const { count, names } = groupsOf(regex);
  for (const key of ['replacement', 'target_label']) {
    const text = step.text(key) ?? (key === 'replacement' ? '$1' : '');
    for (const { text: written, name, braced } of referencesIn(text)) {
      const digits = /^\d+/.exec(name)?.[0];
      if (names.includes(name) || (digits === name && Number(digits) <= count)) continue;
      const cutShort = !braced && digits !== undefined && digits !== name;
      const message = cutShort
        ? `Prometheus reads \`${written}\` as a group called \`${name}\`, which is empty. Write \`\${${digits}}${name.slice(digits.length)}\`.`
        : `The \`regex\` has no group \`${name}\`, so \`${written}\` is empty. Put the part to take over into parentheses.`;
      const at = { on: 'value', key: step.has(key) ? key : 'regex' } as const;
      const mended = text.replaceAll(written, () => `\${${digits}}${name.slice(digits?.length)}`);
      const cure = cutShort && Number(digits) <= count ? { replacement: mended } : {};
      yield {
        at,
        ...cure,
        message: step.has(key) ? message : `${message} (\`replacement\` is \`$1\` where it is absent.)`,
        severity: 'warning',
      };
    }
  }
});

/** The values of several labels are joined; a regex of plain characters that lacks the separator matches none of that. */
const missingSeparator: Rule = ruleAbout(['regex'], 'relabel-no-separator', function* (step) {
  const labels = step.texts('source_labels');
  const regex = step.text('regex');
  const separator = step.text('separator') ?? ';';
  const action = actionOf(step);
  if (labels.length < 2 || regex === undefined || separator === '' || /[.[\\]/.test(regex) || regex.includes(separator)) return;
  if (!['replace', 'keep', 'drop'].includes(action) || matchesWhole(regex, '') === undefined) return;
  const effect = action === 'keep' ? 'so everything is dropped' : 'so the step never does anything';
  const message = `The values of the ${labels.length} labels are joined by \`${separator}\`, and this holds none: it never matches, ${effect}. Write \`a${separator}b\`.`;
  yield { at: { on: 'value', key: 'regex' }, message, severity: 'warning' };
});

export const relabelHabits: readonly Rule[] = [dropsEverything, doesNothing, missingGroups, missingSeparator, halfAnchored];

const address = '__address__';

/** A label of discovery that none of a record's discoveries gives, and that no earlier step writes. */
export function discoveredLabelHabit(listKey: string): Rule {
  return ruleAbout([listKey], 'label-never-there', function* (owner) {
    const steps = stepsOf(owner, listKey);
    if (!steps.some(({ step }) => metaLabelsRead(step).length > 0)) return;
    const given = discovered(owner);
    if (given.open) return;
    for (const { step, index } of steps) {
      for (const { name, label } of metaLabelsRead(step)) {
        if (given.labels.some(known => standsFor(known, name))) continue;
        // What the steps before leave is found out for a label in doubt only: most are given.
        const before = afterSteps(
          given,
          steps.filter(earlier => earlier.index < index).map(earlier => earlier.step),
        );
        if (before.open) return;
        if (before.labels.some(known => standsFor(known, name))) continue;
        const at = { on: 'path', path: [listKey, index, 'source_labels', label], part: 'value' } as const;
        yield { at, severity: 'warning', ...neverGiven(name, given.labels) };
      }
    }
  });
}

const metaLabelsRead = (step: RecordView): readonly { readonly name: string; readonly label: number }[] =>
  step.texts('source_labels').flatMap((name, label) => (name && /^__meta_\w+$/.test(name) ? [{ name, label }] : []));

function neverGiven(name: string, known: readonly KnownLabel[]): Pick<Finding, 'message' | 'replacement'> {
  const message = `The discovery here gives no label \`${name}\`, so this is always empty.`;
  const elsewhere = kubernetesCure(name);
  if (elsewhere !== undefined) return { message: `${message} ${elsewhere}` };
  const meant = meantLabel(name, known);
  return meant === undefined
    ? { message: `${message} Read a label that it gives.` }
    : { message: `${message} Did you mean \`${meant}\`?`, replacement: meant };
}

/** Of a family its beginning counts: what follows is the person's own. */
function meantLabel(name: string, known: readonly KnownLabel[]): string | undefined {
  const exact = nearest(
    name,
    known.map(label => label.name).filter(other => !other.endsWith('*')),
  );
  if (exact !== undefined) return exact;
  for (const { name: family } of known.filter(label => label.name.endsWith('*'))) {
    const prefix = family.slice(0, -1);
    if (distance(name.slice(0, prefix.length), prefix) <= 2) return prefix + name.slice(prefix.length);
  }
  return undefined;
}

/** Steps on targets: what they have and lack before they are scraped. */
export function targetStepHabits(listKey: string): readonly Rule[] {
  return [
    ruleAbout([listKey], 'label-never-there', function* (owner) {
      for (const { step, index } of stepsOf(owner, listKey)) {
        for (const [label, name] of step.texts('source_labels').entries()) {
          if (name !== '__name__') continue;
          const message = 'A target has no metric name, so this is empty. Steps on series belong into `metric_relabel_configs`.';
          yield { at: { on: 'path', path: [listKey, index, 'source_labels', label], part: 'value' }, message, severity: 'warning' };
        }
      }
    }),
    ruleAbout([listKey], 'drops-everything', function* (owner) {
      const steps = stepsOf(owner, listKey);
      for (const { step, index } of steps) {
        const action = actionOf(step);
        const matches = matchesWhole(step.text('regex') ?? '(.*)', address);
        const removes = (action === 'labeldrop' && matches === true) || (action === 'labelkeep' && matches === false);
        if (!removes || steps.some(later => later.index > index && later.step.text('target_label') === address)) continue;
        const cure = action === 'labelkeep' ? `Add \`|__.+\` to the regex, which keeps all that targets need.` : 'Let the regex spare it.';
        const message = `This removes \`${address}\` too, and a target without address is dropped. ${cure}`;
        yield { at: { on: 'path', path: [listKey, index, 'action'], part: 'value' }, message, severity: 'warning' };
      }
    }),
  ];
}

/** Labels of discovery are gone once the target is scraped. */
export const seriesStepHabits: Rule = ruleAbout(['metric_relabel_configs'], 'label-never-there', function* (job) {
  const listKey = 'metric_relabel_configs';
  for (const { step, index } of stepsOf(job, listKey)) {
    for (const [label, name] of step.texts('source_labels').entries()) {
      if (!name?.startsWith('__meta_')) continue;
      const message = `\`${name}\` is gone once the target is scraped, so this is empty. Steps on it belong into \`relabel_configs\`.`;
      yield { at: { on: 'path', path: [listKey, index, 'source_labels', label], part: 'value' }, message, severity: 'warning' };
    }
  }
});

function stepsOf(owner: RecordView, listKey: string): readonly { readonly step: RecordView; readonly index: number }[] {
  return owner.records(listKey).flatMap((step, index) => (step ? [{ step, index }] : []));
}
