import * as formats from '../../formats/index.ts';
import { asText } from '../../formats/kubernetesText.ts';
import { list, map, record, scalar } from '../../schema/build.ts';
import { discouraged, rule } from '../../schema/rules.ts';
import type { Format, RecordSchema } from '../../schema/types.ts';
import { isTrue } from '../conditions.ts';
import { byOperator, operatorFormat } from './operator.ts';
import { bool, text } from './scalars.ts';

const labelKey: Format = operatorFormat(formats.kubernetesLabelName);
const labelValue = { kind: 'scalar', format: operatorFormat(formats.kubernetesLabelValue) } as const;

const comparisons = [
  { value: 'In', doc: 'The label has one of the `values`.' },
  { value: 'NotIn', doc: 'The label is missing or has none of the `values`.' },
  { value: 'Exists', doc: 'The label is there.' },
  { value: 'DoesNotExist', doc: 'The label is not there.' },
];

/** To the API server any text. */
const comparison = scalar(
  asText(
    operatorFormat({
      name: 'comparison',
      yaml: 'string',
      example: 'In',
      check: ({ text: written }) =>
        comparisons.some(({ value }) => value === written)
          ? undefined
          : { message: `\`${written}\` is no way to compare a label. Write \`In\`, \`NotIn\`, \`Exists\` or \`DoesNotExist\`.` },
      complete: () => comparisons,
      describe: written => comparisons.find(({ value }) => value === written)?.doc,
    }),
  ),
);

const requirement = record({
  name: 'label requirement',
  doc: 'A condition on one label.',
  label: 'key',
  fields: {
    key: { type: { kind: 'scalar', format: labelKey }, doc: 'Label that the condition is on.', required: true },
    operator: {
      type: comparison,
      doc: 'How the label is compared.',
      required: true,
    },
    values: { type: list(labelValue, { noNullItems: true }), doc: 'Values for `In` and `NotIn`; the other operators take none.' },
  },
  rules: byOperator(
    rule('dependent-key', function* (condition) {
      const operator = condition.text('operator') ?? '';
      const count = condition.texts('values').length;
      if ((operator === 'In' || operator === 'NotIn') && count === 0) {
        yield { at: { on: 'value', key: 'operator' }, message: `\`${operator}\` needs \`values\` to compare with. Add them.` };
      }
      if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0) {
        yield { at: { on: 'key', key: 'values' }, message: `\`${operator}\` takes no \`values\`. Remove them.` };
      }
    }),
  ),
});

/** metav1.LabelSelector, with what its conversion to a selector checks. */
export const labelSelector = (what: string): RecordSchema =>
  record({
    name: 'label selector',
    doc: `Chooses ${what} by their labels: all conditions must hold. An empty selector chooses all.`,
    strays: 'matchLabels',
    fields: {
      matchLabels: {
        type: map(labelKey, labelValue),
        doc: `Labels and the values that ${what} must have for them.`,
      },
      matchExpressions: {
        type: list(requirement, { noNullItems: true }),
        doc: 'Conditions that `matchLabels` cannot say: one of several values, a label that exists or does not.',
      },
    },
  });

export const namespaceSelector = record({
  name: 'namespace selector',
  doc: 'Namespaces to look in. Without it only the namespace of the object itself.',
  fields: {
    any: { type: bool, doc: 'Look in all namespaces that the operator watches.', default: 'false' },
    matchNames: { type: list(text, { noNullItems: true }), doc: 'Names of the namespaces to look in.', knownAs: ['matchLabels', 'names'] },
  },
  rules: [
    discouraged(
      'matchNames',
      isTrue('any'),
      'With `any: true` all namespaces are looked in, and `matchNames` has no effect. Remove one of the two.',
    ),
  ],
});

const keySelector = (name: string, what: string): RecordSchema =>
  record({
    name,
    doc: `One key of a ${what} in the namespace of the object.`,
    label: 'name',
    fields: {
      name: { type: text, doc: `Name of the ${what}.` },
      key: { type: text, doc: `Key of the ${what} whose value is meant.`, required: true },
      optional: { type: bool, doc: `Whether the ${what} or its key may be missing.`, default: 'false' },
    },
    rules: [
      rule('missing-key', function* (selector) {
        if (!selector.has('key') || (selector.text('name') ?? '') !== '') return;
        const message = `Without the \`name\` of a ${what} there is nothing to read the key from. Add it.`;
        yield { at: { on: 'record' }, message, severity: 'warning' };
      }),
    ],
  });

export const secretKey = keySelector('secret key', 'Secret');
export const configMapKey = keySelector('config map key', 'ConfigMap');

export const secretOrConfigMap = record({
  name: 'secret or config map',
  doc: 'A value that is kept in a Secret or in a ConfigMap.',
  fields: {
    secret: { type: secretKey, doc: 'The Secret and the key that hold the value.' },
    configMap: { type: configMapKey, doc: 'The ConfigMap and the key that hold the value.' },
  },
  rules: byOperator(
    rule('conflicting-keys', function* (reference) {
      if (!reference.has('secret') || !reference.has('configMap')) return;
      yield { at: { on: 'key', key: 'configMap' }, message: 'The value comes from `secret` or from `configMap`. Remove one of the two.' };
    }),
  ),
});
