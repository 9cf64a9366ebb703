import { asText } from '../../formats/kubernetesText.ts';
import { list, oneOfValues, record, scalar } from '../../schema/build.ts';
import type { EnumValue } from '../../schema/types.ts';
import { relabelStep } from '../relabel.ts';
import { explainStep } from '../relabelExplained.ts';
import { relabelFormats } from '../relabelValues.ts';
import { borrowed } from './borrow.ts';
import { camelCase, inCamelCase, inCamelCaseRule, viewInCamelCase } from './keyNames.ts';
import { byOperator, operatorFormat } from './operator.ts';
import { monitorStepPlace } from './relabelStages.ts';
import { natural, text } from './scalars.ts';

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
const { source, target, regex, replacement } = relabelFormats(monitorStepPlace);

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
    say: (step, around) => inCamelCase(explainStep(viewInCamelCase(step), monitorStepPlace(around)?.what)),
  },
  fields: borrowed(relabelStep.fields, {
    sourceLabels: list(scalar(asText(source)), { noNullItems: true }),
    separator: text,
    targetLabel: scalar(asText(target)),
    regex: scalar(asText(operatorFormat(regex))),
    modulus: natural,
    replacement: scalar(asText(replacement)),
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
