import * as formats from '../formats/index.ts';
import { embedded, list, map, record } from '../schema/build.ts';
import { atLeastOneOf, discouraged, given, uniqueItems } from '../schema/rules.ts';
import { notEmpty } from './conditions.ts';
import {
  bool,
  duration,
  filePattern,
  float,
  nonEmpty,
  sampleHistogram,
  sampleLabels,
  seriesName,
  seriesValues,
  text,
  timestamp,
} from './scalars.ts';
import { loadedSeries, readableSeries } from './seriesRules.ts';

/** Rule unit tests, as cmd/promtool/unittest.go reads and checks them before it runs them. */

export const inputSeries = record({
  name: 'input series',
  doc: 'A series to load before the rules are evaluated.',
  label: 'series',
  fields: {
    series: {
      type: seriesName,
      doc: 'Name and labels of the series, with a value for each label: `up{job="prometheus", instance="localhost:9090"}`.',
      required: true,
      since: '2.5',
    },
    values: {
      type: seriesValues,
      doc: 'Samples one interval apart. `0+10x5` is 0 10 20 30 40 50, `1x3` is 1 1 1 1, `_` is no sample and `_x3` three times none, `stale` ends the series; a native histogram is `{{schema:0 sum:5 count:3 buckets:[1 2]}}`.',
      since: '2.5',
    },
  },
  rules: [readableSeries],
  snippets: [
    { label: 'rising counter', doc: 'A counter that rises.', body: "series: '${1:requests_total{job=\"a\"\\}}'\nvalues: '${2:0+10x20}'" },
  ],
});

const expectedAlert = record({
  name: 'expected alert',
  doc: 'An alert that fires at that time.',
  fields: {
    exp_labels: {
      type: map(formats.string, text),
      doc: 'All labels of the alert but `alertname`: those of its rule and those of the sample that it fires for.',
      since: '2.5',
    },
    exp_annotations: {
      type: map(formats.string, text),
      doc: 'All annotations of the alert, with templates expanded.',
      since: '2.5',
    },
  },
});

export const alertTest = record({
  name: 'alert test',
  doc: 'Which alerts of one name fire at one time.',
  label: 'alertname',
  fields: {
    eval_time: {
      type: duration,
      doc: 'When to look, counted from the start of the test.',
      default: '0s',
      since: '2.5',
    },
    alertname: { type: nonEmpty, doc: 'Name of the alert. All rules of this name are looked at together.', required: true, since: '2.5' },
    exp_alerts: {
      type: list(expectedAlert),
      doc: 'All alerts of the name that fire then. Leave it out to say that none does.',
      since: '2.5',
    },
  },
  snippets: [
    {
      label: 'alert that fires',
      doc: 'One alert that is expected to fire.',
      body: 'eval_time: ${1:10m}\nalertname: ${2:TargetDown}\nexp_alerts:\n  - exp_labels:\n      severity: ${3:page}',
    },
  ],
});

const expectedSample = record({
  name: 'expected sample',
  doc: 'A sample that the query returns.',
  label: 'labels',
  fields: {
    labels: { type: sampleLabels, doc: 'Name and labels of the sample: `up{job="prometheus"}`; nothing for a scalar.', since: '2.5' },
    value: { type: float, doc: 'The value that is expected.', default: '0', since: '2.5' },
    histogram: {
      type: sampleHistogram,
      doc: 'The native histogram that is expected in place of a value: `{{schema:0 sum:5 count:3 buckets:[1 2]}}`.',
      since: '2.48',
    },
  },
  rules: [
    discouraged('value', sample => given(sample, 'histogram'), 'promtool compares the histogram alone and ignores this value. Remove one.'),
  ],
});

export const queryTest = record({
  name: 'query test',
  doc: 'What a query returns at one time.',
  label: 'expr',
  fields: {
    expr: {
      type: embedded('promql'),
      doc: 'The query; it sees the input series and what recording rules made of them.',
      required: true,
      since: '2.5',
    },
    eval_time: { type: duration, doc: 'When to evaluate it, counted from the start of the test.', default: '0s', since: '2.5' },
    exp_samples: {
      type: list(expectedSample),
      doc: 'All samples of the result, in any order. Leave it out to say that there is none.',
      since: '2.5',
    },
  },
  rules: [notEmpty('expr', 'The test has no query. Write the PromQL to evaluate.')],
  snippets: [
    {
      label: 'expected sample',
      doc: 'One sample that is expected.',
      body: 'expr: ${1:job:requests:rate5m}\neval_time: ${2:10m}\nexp_samples:\n  - labels: \'${3:job:requests:rate5m{job="a"\\}}\'\n    value: ${4:0.5}',
    },
  ],
});

export const ruleTest = record({
  name: 'rule test',
  doc: 'Series to load, and what rules and queries make of them.',
  label: 'name',
  fields: {
    name: { type: text, doc: 'Name of the test, for messages and for `promtool test rules --run`.', since: '2.23' },
    interval: {
      type: duration,
      doc: 'Time between two samples of the input series. Without it, or with 0, that is `evaluation_interval`.',
      since: '2.5',
    },
    input_series: { type: list(inputSeries), doc: 'The series that there are in this test.', since: '2.5' },
    alert_rule_test: { type: list(alertTest), doc: 'What alerts fire, and when.', since: '2.5' },
    promql_expr_test: { type: list(queryTest), doc: 'What queries return, and when.', since: '2.5' },
    external_labels: {
      type: map(formats.string, text),
      doc: 'External labels that the templates of alerts see as `$externalLabels`.',
      since: '2.11',
    },
    external_url: { type: text, doc: 'The URL that the templates of alerts see as `$externalURL`.', since: '2.28' },
    start_timestamp: {
      type: timestamp,
      doc: 'The time at which the test starts and `time()` begins to count: a date as in RFC 3339, or seconds since 1970.',
      default: '0',
      since: '3.9',
    },
  },
  rules: [
    loadedSeries,
    atLeastOneOf(['alert_rule_test', 'promql_expr_test'], {
      severity: 'warning',
      code: 'pointless-setting',
      message: 'This test expects nothing, so it can only fail where a rule does. Add `alert_rule_test` or `promql_expr_test`.',
    }),
  ],
  snippets: [
    {
      label: 'test',
      doc: 'A series, and the alert that it makes fire.',
      body: 'name: ${1:target down}\ninterval: 1m\ninput_series:\n  - series: \'up{job="${2:a}", instance="${3:a:1}"}\'\n    values: \'1 0x10\'\nalert_rule_test:\n  - eval_time: 10m\n    alertname: ${4:TargetDown}\n    exp_alerts:\n      - exp_labels:\n          severity: page\n          job: ${2:a}\n          instance: ${3:a:1}',
    },
  ],
});

export const ruleTestFile = record({
  name: 'rule test file',
  doc: 'Unit tests of rules, for `promtool test rules`.',
  fields: {
    rule_files: {
      type: list(filePattern),
      doc: 'The rule files to test, from the folder of this file; `*`, `?` and `[abc]` match in any part of the path.',
      since: '2.5',
    },
    evaluation_interval: { type: duration, doc: 'How often the rules are evaluated.', default: '1m', since: '2.5' },
    group_eval_order: {
      type: list(text),
      doc: 'Names of rule groups in the order they are evaluated at one time; groups that are not named come at any place.',
      since: '2.5',
    },
    fuzzy_compare: {
      type: bool,
      doc: 'Takes two values for equal that differ in the last bit, as results of the same sums in another order do.',
      default: 'false',
      since: '3.5',
    },
    tests: { type: list(ruleTest), doc: 'The tests, each with series of its own.', since: '2.5' },
  },
  rules: [uniqueItems('group_eval_order', { message: 'This group is in the order already. Name it once.' })],
});
