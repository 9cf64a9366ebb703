import { list, oneOfValues, record } from '../schema/build.ts';
import { type Condition, discouraged, inReleases, requiredKey, rule, ruleAbout, when } from '../schema/rules.ts';
import type { Rule } from '../schema/rule.ts';
import { differsFrom, notEmpty, positive } from './conditions.ts';
import { classicTemplate } from './nameSchemes.ts';
import { actionOf } from './relabelEffects.ts';
import { explainStep } from './relabelExplained.ts';
import { relabelHabits } from './relabelHabits.ts';
import { stepPlace } from './relabelStages.ts';
import { relabelRegex, replacement, sourceLabel, targetLabel } from './relabelValues.ts';
import { text, unsigned } from './scalars.ts';

const valueIsAny =
  (actions: readonly string[]): Condition =>
  step =>
    actions.includes(actionOf(step));

/** A key that may only say its default. `undefined` stands for keys that may not be there at all. */
function refused(key: string, fallback: string | undefined, message: string): Rule {
  const differs: Condition = fallback === undefined ? step => step.has(key) : differsFrom(key, fallback);
  return ruleAbout([key], 'conflicting-keys', function* (step) {
    if (differs(step)) yield { at: { on: 'key', key }, message, remove: true };
  });
}

const comparisonDefaults: readonly (readonly [string, string | undefined])[] = [
  ['regex', undefined],
  ['modulus', '0'],
  ['separator', ';'],
  ['replacement', '$1'],
];

const nameDefaults: readonly (readonly [string, string | undefined])[] = [
  ['source_labels', undefined],
  ['target_label', ''],
  ['modulus', '0'],
  ['separator', ';'],
  ['replacement', '$1'],
];

/** Which actions need `target_label`, and which take nothing but what they name (model/relabel/relabel.go, Config.Validate). */
const writing = valueIsAny(['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal']);
const changingCase = valueIsAny(['lowercase', 'uppercase']);
const comparing = valueIsAny(['keepequal', 'dropequal']);
const byName = valueIsAny(['labeldrop', 'labelkeep']);
const hashing = valueIsAny(['hashmod']);
const mapping = valueIsAny(['labelmap']);

/** Names that a step writes were held to the classic form until 3.2, where they are put together or are those of `replace` (CHANGELOG.md, #15851). */
const classicTarget = (key: string, applies: Condition): Rule =>
  rule('version-too-old', function* (step) {
    const name = step.text(key) ?? '';
    if (name === '' || !applies(step) || classicTemplate.test(name)) return;
    const message = `Before Prometheus 3.2 a label that a step writes is letters, digits and underscores, and \`${name}\` is refused. Choose another.`;
    yield { at: { on: 'value', key }, message };
  });

const replacing = valueIsAny(['replace']);

const classicTargets: readonly Rule[] = [
  ...inReleases(
    { until: '3.2' },
    classicTarget('replacement', mapping),
    classicTarget('target_label', step => replacing(step) && step.text('target_label')?.includes('$') === true),
  ),
  // Until 3.0 every name is looked at by itself.
  ...inReleases(
    { since: '3.0', until: '3.2' },
    classicTarget('target_label', step => replacing(step) && step.text('target_label')?.includes('$') === false),
  ),
];

export const relabelStep = record({
  name: 'relabel step',
  doc: 'One step of relabelling. Steps run in order, each on what the one before left: it reads labels, and writes a label, keeps or drops the whole, or removes labels.',
  label: 'action',
  explain: {
    on: ['source_labels', 'separator', 'target_label', 'regex', 'modulus', 'replacement', 'action'],
    say: (step, around) => explainStep(step, stepPlace(around)?.what),
  },
  fields: {
    source_labels: {
      type: list(sourceLabel),
      doc: 'Labels whose values, joined by `separator`, make up the text that `regex` is matched against. A label that does not exist counts as empty.',
      since: '2.0',
    },
    separator: {
      type: text,
      doc: 'What stands between the joined values of `source_labels`. Change it only where a value may hold a semicolon itself.',
      default: ';',
      since: '2.0',
    },
    target_label: {
      type: targetLabel,
      doc: 'Label to write. For `replace` it may use groups of `regex`, such as `${1}`. Needed by `replace`, `hashmod`, `lowercase`, `uppercase`, `keepequal` and `dropequal`.',
      since: '2.0',
    },
    regex: {
      type: relabelRegex,
      doc: 'RE2 expression that must match the whole text, as if it stood between `^` and `$`. For `labelmap`, `labeldrop` and `labelkeep` it is matched against label names instead.',
      default: '(.*)',
      since: '2.0',
    },
    modulus: {
      type: unsigned,
      doc: 'Number of shards for `hashmod`: the target label becomes the hash of the joined values modulo this number.',
      since: '2.0',
    },
    replacement: {
      type: replacement,
      doc: 'Value to write where `regex` matched; `$1` or `${1}` is its first group. An empty text removes the target label. For `labelmap` it is the new label name.',
      default: '$1',
      since: '2.0',
    },
    action: {
      nullRefused: true,
      type: {
        ...oneOfValues(
          { value: 'replace', doc: 'Write `replacement` to `target_label` where `regex` matches.' },
          { value: 'keep', doc: 'Drop everything that `regex` does not match.' },
          { value: 'drop', doc: 'Drop everything that `regex` matches.' },
          { value: 'labelmap', doc: 'Copy each label whose name `regex` matches to the name given by `replacement`.' },
          { value: 'labeldrop', doc: 'Remove each label whose name `regex` matches.' },
          { value: 'labelkeep', doc: 'Remove each label whose name `regex` does not match.' },
          {
            value: 'hashmod',
            doc: 'Write the hash of the joined values modulo `modulus` to `target_label`, to spread targets over several servers.',
          },
          { value: 'lowercase', doc: 'Write the joined values in lower case to `target_label`.', since: '2.36' },
          { value: 'uppercase', doc: 'Write the joined values in upper case to `target_label`.', since: '2.36' },
          { value: 'keepequal', doc: 'Drop everything whose joined values differ from `target_label`.', since: '2.41' },
          { value: 'dropequal', doc: 'Drop everything whose joined values equal `target_label`.', since: '2.41' },
        ),
        ignoreCase: true,
        readsItself: 'text',
      },
      doc: 'What the step does. Which other keys it needs or refuses depends on it.',
      default: 'replace',
      since: '2.0',
    },
  },
  rules: [
    ...when(writing, requiredKey('target_label', { message: 'This step has no `target_label`, so it has nowhere to write. Add one.' })),
    ...when(
      hashing,
      requiredKey('modulus', { message: '`hashmod` needs `modulus`, the number of shards. Add it.' }),
      positive('modulus', 'The number of shards must be 1 or more.'),
    ),
    ...when(changingCase, refused('replacement', '$1', 'A step that changes the case takes no `replacement`. Remove it.')),
    ...when(mapping, notEmpty('replacement', '`labelmap` makes the new label name from `replacement`, which cannot be empty.')),
    ...when(
      comparing,
      ...comparisonDefaults.map(([key, fallback]) =>
        refused(key, fallback, `\`keepequal\` and \`dropequal\` take \`source_labels\` and \`target_label\` alone. Remove \`${key}\`.`),
      ),
    ),
    ...when(
      byName,
      ...nameDefaults.map(([key, fallback]) =>
        refused(key, fallback, `\`labeldrop\` and \`labelkeep\` take \`regex\` alone. Remove \`${key}\`.`),
      ),
    ),
    ...classicTargets,
    ...relabelHabits,
    discouraged('source_labels', mapping, {
      message: '`labelmap` looks at all labels by name and ignores `source_labels`. Remove them.',
      remove: true,
    }),
  ],
  snippets: [
    {
      label: 'keep targets',
      doc: 'Keep only the targets whose label matches.',
      body: 'source_labels: [${1:__meta_kubernetes_pod_label_app}]\nregex: ${2:my-app}\naction: keep',
    },
    {
      label: 'drop targets or series',
      doc: 'Drop what matches: targets, or in `metric_relabel_configs` series, whose name is the label `__name__`.',
      body: 'source_labels: [${1:job}]\nregex: ${2:test-.+}\naction: drop',
    },
    {
      label: 'copy a label',
      doc: 'Write the value of one label to another.',
      body: 'source_labels: [${1:__meta_kubernetes_namespace}]\ntarget_label: ${2:namespace}',
    },
    {
      label: 'set a label',
      doc: 'Give a label a fixed value.',
      body: 'target_label: ${1:environment}\nreplacement: ${2:production}',
    },
    {
      label: 'map labels by name',
      doc: 'Copy every label whose name matches, under the captured part of its name.',
      body: 'action: labelmap\nregex: ${1:__meta_kubernetes_pod_label_(.+)}',
    },
    {
      label: 'shard targets',
      doc: 'Two steps that keep one share of the targets, for several servers that divide the work.',
      body: 'source_labels: [__address__]\nmodulus: ${1:4}\ntarget_label: __tmp_hash\naction: hashmod',
    },
  ],
});

/** Lists of relabel steps hold pointers in Prometheus' structs, so a null item is refused. */
export const relabelSteps = list(relabelStep, { noNullItems: true });
