import * as formats from '../formats/index.ts';
import { durationMs } from '../formats/durationText.ts';
import { embedded, list, map, record } from '../schema/build.ts';
import { exactlyOneOf, given, rule as ruleOf, uniqueBy, when } from '../schema/rules.ts';
import type { Rule } from '../schema/rule.ts';
import { notEmpty } from './conditions.ts';
import { rareRecording, repeatedRules } from './ruleHabits.ts';
import { duration, integer, labelValue, metricName, nonEmpty, text } from './scalars.ts';

const template = embedded('template');

/** A key that a recording rule may only hold with nothing in it. */
const onlyForAlerts = (key: string): Rule =>
  ruleOf('conflicting-keys', function* (view) {
    const isNothing = durationMs(view.text(key) ?? '') === 0 || view.record(key)?.keys().length === 0;
    if (!view.has(key) || isNothing) return;
    yield { at: { on: 'key', key }, message: `Only alerts have \`${key}\`. Remove it from this recording rule.` };
  });

/** With the checks of model/rulefmt/rulefmt.go. */
export const rule = record({
  name: 'rule',
  nullKeys: true,
  doc: 'A recording rule stores the result of an expression as a new series; an alerting rule fires while its expression has a result.',
  label: 'alert',
  fields: {
    alert: {
      type: text,
      defines: 'alert',
      doc: 'Name of the alert, and the value of its label `alertname`. By custom in CamelCase, naming what is wrong: `TargetDown`.',
      since: '2.0',
    },
    record: {
      type: metricName,
      defines: 'recording rule',
      doc: 'Name of the series to store the result in, by custom `level:metric:operations`, such as `job:http_requests:rate5m`.',
      since: '2.0',
    },
    expr: {
      type: embedded('promql'),
      doc: 'PromQL expression. A recording rule stores its result; an alert fires for each series of it.',
      required: true,
      since: '2.0',
    },
    for: {
      type: duration,
      doc: 'How long the expression must have a result before the alert fires; until then it is pending. Keeps short spikes quiet.',
      default: '0s',
      since: '2.0',
    },
    keep_firing_for: {
      type: duration,
      doc: 'How long the alert keeps firing after its expression has no result any more. Keeps alerts from flapping.',
      default: '0s',
      since: '2.42',
    },
    labels: {
      type: map(formats.ruleLabelName, template, { nullKeys: true }),
      doc: 'Labels to add to the result or the alert, such as `severity: page`. In alerts the values are templates; what routes an alert belongs here.',
      since: '2.0',
    },
    annotations: {
      type: map(formats.labelName, template, { nullKeys: true }),
      doc: 'Texts for whoever gets the alert: `summary`, `description`, `runbook_url`. The values are templates, with `{{ $labels.instance }}` and `{{ $value }}`.',
      since: '2.0',
    },
  },
  rules: [
    exactlyOneOf(['record', 'alert'], { message: 'A rule has either `record` or `alert`, and exactly one of them.' }),
    ...when(view => given(view, 'record'), ...['for', 'keep_firing_for', 'annotations'].map(onlyForAlerts)),
    notEmpty('expr', 'The rule has no expression. Write the PromQL query to evaluate.'),
  ],
  snippets: [
    {
      label: 'alerting rule',
      doc: 'An alerting rule.',
      body: 'alert: ${1:TargetDown}\nexpr: ${2:up == 0}\nfor: ${3:5m}\nlabels:\n  severity: ${4:page}\nannotations:\n  summary: ${5:"{{ \\$labels.instance \\}\\} is down"}',
    },
    {
      label: 'recording rule',
      doc: 'A rule that stores the result of an expression.',
      body: 'record: ${1:job:http_requests:rate5m}\nexpr: ${2:sum by (job) (rate(http_requests_total[5m]))}',
    },
  ],
});

export const ruleList = list(rule);

export const ruleGroup = record({
  name: 'rule group',
  nullKeys: true,
  doc: 'Rules that are evaluated one after the other at the same interval, each seeing what those before it stored.',
  label: 'name',
  fields: {
    name: { type: nonEmpty, doc: 'Name of the group, unique within its file.', required: true, defines: 'rule group', since: '2.0' },
    interval: {
      type: duration,
      doc: 'How often the group is evaluated.',
      inherits: 'global.evaluation_interval',
      since: '2.0',
    },
    query_offset: {
      type: duration,
      doc: 'How far back in time the rules of this group are evaluated, where samples arrive late.',
      inherits: 'global.rule_query_offset',
      since: '2.53',
    },
    limit: {
      type: integer,
      doc: 'Most series a recording rule, or alerts an alerting rule, may produce; with more the rule fails. 0 is no limit.',
      default: '0',
      since: '2.31',
    },
    labels: {
      type: map(formats.ruleLabelName, labelValue, { nullKeys: true }),
      doc: 'Labels for all rules of the group; those of a rule itself win.',
      since: '3.0',
    },
    rules: {
      type: ruleList,
      doc: 'The rules, in the order they are evaluated.',
      since: '2.0',
    },
  },
  rules: [rareRecording],
  snippets: [
    {
      label: 'group',
      doc: 'A group with one alert.',
      body: 'name: ${1:my-service}\nrules:\n  - alert: ${2:TargetDown}\n    expr: ${3:up == 0}\n    for: ${4:5m}',
    },
  ],
});

export const ruleFile = record({
  name: 'rule file',
  nullKeys: true,
  doc: 'Recording and alerting rules, named by `rule_files` of the main configuration.',
  fields: {
    groups: {
      type: list(ruleGroup),
      doc: 'Groups of rules. Groups run side by side, the rules of a group one after the other.',
      since: '2.0',
    },
  },
  rules: [uniqueBy('groups', 'name', { what: 'group' }), repeatedRules],
});
