import * as formats from '../../formats/index.ts';
import { asText } from '../../formats/kubernetesText.ts';
import { embedded, list, map, oneOfValues, record } from '../../schema/build.ts';
import type { RecordSchema } from '../../schema/types.ts';
import { rule as ruleOfFile, ruleFile, ruleGroup as groupOfFile } from '../rules.ts';
import { lazily } from './lazily.ts';
import { resource } from './metadata.ts';
import { byOperator } from './operator.ts';
import { duration, filled, filledDuration, integer, text } from './scalars.ts';

const template = embedded('template', formats.kubernetesText);

const { fields: ofRule } = ruleOfFile;
const { fields: ofGroup } = groupOfFile;

/** A rule of a rule file whose values are what JSON calls a string. */
const rule = lazily(() =>
  record({
    ...ruleOfFile,
    name: 'rule of a PrometheusRule',
    rules: byOperator(...ruleOfFile.rules),
    fields: {
      ...ofRule,
      alert: { ...ofRule.alert, type: text },
      record: { ...ofRule.record, type: { kind: 'scalar', format: asText(formats.metricName) } },
      expr: { ...ofRule.expr, type: embedded('promql', formats.intOrText) },
      for: { ...ofRule.for, type: duration },
      keep_firing_for: { ...ofRule.keep_firing_for, type: filledDuration },
      labels: { ...ofRule.labels, type: map(formats.ruleLabelName, template) },
      annotations: { ...ofRule.annotations, type: map(formats.labelName, template) },
    },
  }),
);

const ruleGroup = lazily(() =>
  record({
    ...groupOfFile,
    name: 'rule group of a PrometheusRule',
    fields: {
      ...ofGroup,
      name: { ...ofGroup.name, type: filled },
      interval: { ...ofGroup.interval, type: duration },
      query_offset: { ...ofGroup.query_offset, type: duration },
      limit: { ...ofGroup.limit, type: integer },
      labels: { ...ofGroup.labels, type: map(formats.ruleLabelName, text) },
      rules: { ...ofGroup.rules, type: list(rule, { noNullItems: true }) },
      partial_response_strategy: {
        type: {
          ...oneOfValues(
            { value: 'abort', doc: 'A query fails where one of the stores does not answer.' },
            { value: 'warn', doc: 'A query goes on with what it got.' },
            { value: '', doc: 'The same as leaving the key out.' },
          ),
          ignoreCase: true,
        },
        doc: 'What Thanos Ruler does where a store does not answer. Prometheus never sees it.',
        since: '2.0',
      },
    },
  }),
);

const spec = lazily(() =>
  record({
    ...ruleFile,
    name: 'PrometheusRule specification',
    fields: { groups: { ...ruleFile.fields.groups, type: list(ruleGroup, { noNullItems: true }) } },
  }),
);

export const prometheusRule: () => RecordSchema = lazily(() =>
  resource({
    kind: 'PrometheusRule',
    version: 'v1',
    doc: 'Recording and alerting rules, which the operator hands to Prometheus as a rule file.',
    spec: { type: spec, doc: 'The groups of rules, as a rule file has them.', required: true },
  }),
);
