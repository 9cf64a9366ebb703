import { list, oneOfValues, record } from '../../schema/build.ts';
import type { EnumValue } from '../../schema/types.ts';
import { relabelStep } from '../relabel.ts';
import { borrowed } from './borrow.ts';
import { camelCase, inCamelCase, inCamelCaseRule, viewInCamelCase } from './keyNames.ts';
import { byOperator } from './operator.ts';
import { natural, regex, sourceLabel, targetLabel, text } from './scalars.ts';

/** Spellings that the schema of the resource takes beside that of prometheus.yml. */
const capitals: Readonly<Record<string, string>> = {
  replace: 'Replace',
  keep: 'Keep',
  drop: 'Drop',
  hashmod: 'HashMod',
  labelmap: 'LabelMap',
  labeldrop: 'LabelDrop',
  labelkeep: 'LabelKeep',
  lowercase: 'Lowercase',
  uppercase: 'Uppercase',
  keepequal: 'KeepEqual',
  dropequal: 'DropEqual',
};

const { action } = relabelStep.fields;

const actions = action.type.values.map(
  ({ value, doc, ...rest }): EnumValue => ({ value, doc: inCamelCase(doc), also: [capitals[value] ?? value], ...rest }),
);

/** What the operator checks is what Prometheus checks (pkg/prometheus/validation/validator.go). */
export const relabeling = record({
  name: 'relabeling',
  doc: relabelStep.doc,
  label: 'action',
  explain: {
    on: relabelStep.explain.on.map(camelCase),
    say(step, around) {
      const said = relabelStep.explain.say(viewInCamelCase(step), around);
      return said === undefined ? undefined : inCamelCase(said);
    },
  },
  fields: borrowed(relabelStep.fields, {
    sourceLabels: list(sourceLabel, { noNullItems: true }),
    separator: text,
    targetLabel,
    regex,
    modulus: natural,
    replacement: text,
    action: oneOfValues(...actions),
  }),
  rules: byOperator(...relabelStep.rules.map(inCamelCaseRule)),
  snippets: relabelStep.snippets.map(({ label, doc, body }) => ({
    label,
    doc: inCamelCase(doc),
    body: body.replaceAll('source_labels', 'sourceLabels').replaceAll('target_label', 'targetLabel'),
  })),
});

export const relabelings = list(relabeling, { noNullItems: true });
